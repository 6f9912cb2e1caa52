import { type Deadline, deadlineOf } from '../engine/deadline.ts';
import type { EndpointChoice, Surroundings } from '../engine/endpoint.ts';
import { EngineError } from '../engine/errors.ts';
import { emptyChoice, type Inputs } from '../inputs/inputs.ts';
import { type Baseline, baselinesText, parseBaselines } from '../model/baseline.ts';
import { inParallel } from '../model/collections.ts';
import { InputError } from '../model/input-error.ts';
import type { PullRequestAnswer } from '../model/pull-request.ts';
import type { DebugLog } from '../model/text.ts';
import { folderNameOf } from '../remove/backup/folder.ts';
import { type HostReport, recordLost, type Report, report, unprepared } from '../report/report.ts';
import type { Handover, Runner } from '../runner/runner.ts';
import { clean, itemsNotReached, sameEngine } from './clean.ts';
import { enginesOf, withEngine } from './engines.ts';
import { prepare, type Prepared } from './prepare.ts';
import { problemOf, type Progress } from './run.ts';

/** What both phases of a step need. */
export interface StepContext {
  readonly runner: Runner;
  readonly surroundings: Surroundings;
  readonly cancelled: AbortSignal;
  readonly progress: Progress;
  /** Undefined while nobody debugs the workflow. */
  readonly debug: DebugLog | undefined;
}

/** Removes now, or prepares the post phase. */
export async function firstPhase(inputs: Inputs, context: StepContext): Promise<Report> {
  if (inputs.when === 'now') return removeAll(inputs, undefined, context);
  const deadline = deadlineOf(inputs.timeoutMs, context.cancelled);
  const choices = enginesOf(inputs.hosts, context.surroundings);
  const prepared = await onEach(choices, async (choice): Promise<Prepared> => {
    const preparing = prepare(choice, inputs, context, deadline);
    if (choices.length === 1) return preparing;
    return preparing.catch((error: unknown) => ({
      host: asProblem(urlOf(choice))(error),
      baseline: undefined,
    }));
  });
  const hosts = prepared.map(({ host }) => host);
  if (hosts.some(({ problem }) => problem === undefined)) {
    const handOver = (): Promise<void> => context.runner.handOver(recordOf(prepared));
    const problems = await problemOf('what the post phase needs', handOver);
    if (problems.length > 0) return unprepared(problems, inputs.dryRun);
  }
  return { ...report(hosts, inputs, emptyChoice(inputs)), deferred: true };
}

function recordOf(prepared: readonly Prepared[]): string | undefined {
  const baselines = prepared.flatMap(({ host, baseline }) =>
    baseline === undefined ? [] : [[host.host, baseline] as const],
  );
  return baselines.length === 0 ? undefined : baselinesText(new Map(baselines));
}

/** Removes when the job ends. */
export async function postPhase(inputs: Inputs, { record }: Handover, context: StepContext): Promise<Report> {
  if (record !== undefined && 'problem' in record) return recordLost(record.problem, inputs.dryRun);
  // The inputs are read again at the end of the job, and an expression may have another value by then.
  if (record === undefined && inputs.scope === 'job')
    return recordLost('none was made: `scope` was not `job` when the job began', inputs.dryRun);
  return removeAll(inputs, record === undefined ? undefined : parseBaselines(record.text), context);
}

type Baselines = ReadonlyMap<string, Baseline>;

async function removeAll(
  inputs: Inputs,
  baselines: Baselines | undefined,
  context: StepContext,
): Promise<Report> {
  if (inputs.images.length === 0 && inputs.containers !== 'added')
    return report([], inputs, emptyChoice(inputs));
  const deadline = deadlineOf(inputs.timeoutMs, context.cancelled);
  const choices = enginesOf(inputs.hosts, context.surroundings);
  const isOneOfMany = choices.length > 1;
  const hosts = await onEach(choices, async (choice) => {
    const url = urlOf(choice);
    const cleaning = removeOn(choice, isOneOfMany, { inputs, baselines, deadline, context });
    return isOneOfMany ? cleaning.catch(asProblem(url)) : cleaning;
  });
  return report(hosts, inputs);
}

async function removeOn(
  choice: EndpointChoice,
  isOneOfMany: boolean,
  step: {
    readonly inputs: Inputs;
    readonly baselines: Baselines | undefined;
    readonly deadline: Deadline;
    readonly context: StepContext;
  },
): Promise<HostReport> {
  const { baselines, deadline, context } = step;
  const { runner, progress, debug } = context;
  const url = urlOf(choice);
  const inputs = isOneOfMany ? withOwnFolder(step.inputs, url) : step.inputs;
  const host = await withEngine(choice, context, deadline, (engine) =>
    clean({
      engine,
      inputs,
      deadline,
      baseline: baselines === undefined ? undefined : sameEngine(engine, baselines.get(url)),
      ownContainer: () => runner.ownContainer(),
      askPullRequests: (numbers) => askInTime(numbers, context, deadline),
      onDone: progress.on(isOneOfMany ? url : ''),
      debug,
    }),
  );
  const items = itemsNotReached(host.problem, inputs, deadline);
  return items.length === 0 ? host : { ...host, items };
}

async function askInTime(
  numbers: readonly number[],
  { surroundings, runner }: StepContext,
  { stopStarting }: Deadline,
): Promise<PullRequestAnswer> {
  const { askGitHub } = await import('./ask-github.ts');
  const answer = await askGitHub(numbers, surroundings.env, runner.secret('github-token'), stopStarting);
  // A step that is over has no time for the other selectors either.
  if (stopStarting.aborted) throw new EngineError('aborted', 'the step ended while GitHub was asked');
  return answer;
}

/** Turns a refused input into a problem of one engine, so that it does not stop the others. */
function asProblem(host: string): (error: unknown) => HostReport {
  return (error) => {
    if (!(error instanceof InputError)) throw error;
    const message = `${error.problems.join('; ')}; nothing was removed`;
    return { host, items: [], reclaimed: { method: 'off' }, problem: { kind: 'unsuitable', message } };
  };
}

/** Two engines can hold an image of the same ID with different names, so each has a folder of its own. */
function withOwnFolder(inputs: Inputs, url: string): Inputs {
  if (inputs.backup === undefined) return inputs;
  return { ...inputs, backup: `${inputs.backup}/${folderNameOf(url)}` };
}

function urlOf(choice: EndpointChoice): string {
  return 'endpoint' in choice ? choice.endpoint.url : '';
}

const ENGINES_AT_ONCE = 8;

function onEach<Result>(
  choices: readonly EndpointChoice[],
  work: (choice: EndpointChoice) => Promise<Result>,
): Promise<readonly Result[]> {
  return inParallel(ENGINES_AT_ONCE, choices, work);
}
