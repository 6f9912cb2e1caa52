import { deadlineOf } from '../engine/deadline.ts';
import type { EndpointChoice, Surroundings } from '../engine/endpoint.ts';
import { shown } from '../engine/find/address.ts';
import { chooseEndpoint, resolveHost } from '../engine/find/choose-endpoint.ts';
import { emptyChoice, type Inputs } from '../inputs/inputs.ts';
import { type Baseline, baselinesText, parseBaselines } from '../model/baseline.ts';
import { inParallel } from '../model/collections.ts';
import { InputError } from '../model/input-error.ts';
import { folderNameOf } from '../remove/backup/folder.ts';
import { type HostReport, lost, type Report, report, unprepared } from '../report/report.ts';
import type { Left, Runner } from '../runner/runner.ts';
import { clean } from './clean.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { Progress } from './progress.ts';
import { problemOf } from './publish.ts';

/** What both phases stand in. */
export interface StepContext {
  readonly runner: Runner;
  readonly surroundings: Surroundings;
  readonly cancelled: AbortSignal;
  readonly progress: Progress;
}

const ENGINES_AT_ONCE = 8;

/** Removes now, or makes sure that the post phase can. */
export async function firstPhase(inputs: Inputs, setting: StepContext): Promise<Report> {
  if (inputs.when === 'now') return removeAll(inputs, undefined, setting);
  const { surroundings, runner } = setting;
  const ending = deadlineOf(inputs.timeoutMs, setting.cancelled);
  const choices = enginesOf(inputs.hosts, surroundings);
  const prepared = await onEach(choices, async (choice): Promise<Prepared> => {
    const preparing = prepare(choice, inputs, surroundings, ending, () => runner.ownContainer());
    if (choices.length === 1) return preparing;
    return preparing.catch((error: unknown) => ({
      host: asProblem(urlOf(choice))(error),
      baseline: undefined,
    }));
  });
  const hosts = prepared.map(({ host }) => host);
  if (hosts.some(({ problem }) => problem === undefined)) {
    const problems = await problemOf('what the post phase needs', () => runner.leave(recordOf(prepared)));
    if (problems.length > 0) return unprepared(problems, inputs.dryRun);
  }
  return { ...report(hosts, inputs, emptyChoice(inputs)), deferred: true };
}

function recordOf(prepared: readonly Prepared[]): string | undefined {
  const taken = prepared.flatMap(({ host, baseline }) =>
    baseline === undefined ? [] : [[host.host, baseline] as const],
  );
  return taken.length === 0 ? undefined : baselinesText(new Map(taken));
}

/** Removes what the first phase promised. */
export async function postPhase(inputs: Inputs, { record }: Left, setting: StepContext): Promise<Report> {
  if (record !== undefined && 'problem' in record) return lost(record.problem, inputs.dryRun);
  // Inputs are read anew at the end of the job, and an expression may say something else by then.
  if (record === undefined && inputs.scope === 'job')
    return lost('none was made: `scope` was not `job` when the job began', inputs.dryRun);
  return removeAll(inputs, record === undefined ? undefined : parseBaselines(record.text), setting);
}

async function removeAll(
  inputs: Inputs,
  baselines: ReadonlyMap<string, Baseline> | undefined,
  setting: StepContext,
): Promise<Report> {
  if (inputs.images.length === 0) return report([], inputs, emptyChoice(inputs));
  const { surroundings, runner, progress } = setting;
  const ending = deadlineOf(inputs.timeoutMs, setting.cancelled);
  const choices = enginesOf(inputs.hosts, surroundings);
  const isOneOfMany = choices.length > 1;
  const hosts = await onEach(choices, async (choice) => {
    const url = urlOf(choice);
    const circumstances = {
      surroundings,
      ending,
      ownContainer: () => runner.ownContainer(),
      baseline: baselines === undefined ? undefined : (baselines.get(url) ?? ('none' as const)),
      askPullRequests: async (numbers: readonly number[]) => {
        const { askGitHub } = await import('./ask-github.ts');
        return askGitHub(numbers, surroundings.env, runner.secret('github-token'), ending.over);
      },
      onDone: progress.on(isOneOfMany ? url : ''),
    };
    const own = isOneOfMany ? withOwnFolder(inputs, url) : inputs;
    return isOneOfMany
      ? clean(choice, own, circumstances).catch(asProblem(url))
      : clean(choice, own, circumstances);
  });
  return report(hosts, inputs);
}

/** What one of several engines cannot do must not stop the others. */
function asProblem(host: string): (error: unknown) => HostReport {
  return (error) => {
    if (!(error instanceof InputError)) throw error;
    const message = `${error.problems.join('; ')}; nothing was removed`;
    return { host, items: [], reclaimed: { method: 'off' }, problem: { kind: 'unsuitable', message } };
  };
}

/** Engines can hold images of the same ID with other names, and one file must not take the place of the other. */
function withOwnFolder(inputs: Inputs, url: string): Inputs {
  if (inputs.backup === undefined) return inputs;
  return { ...inputs, backup: `${inputs.backup}/${folderNameOf(url)}` };
}

function urlOf(choice: EndpointChoice): string {
  return 'endpoint' in choice ? choice.endpoint.url : '';
}

function onEach<Result>(
  choices: readonly EndpointChoice[],
  work: (choice: EndpointChoice) => Promise<Result>,
): Promise<readonly Result[]> {
  return inParallel(ENGINES_AT_ONCE, choices, work);
}

/** The engines to work on, each once. What `hosts` says is checked as a whole before any of them is asked. */
export function enginesOf(hosts: readonly string[], surroundings: Surroundings): readonly EndpointChoice[] {
  if (hosts.length === 0) return [chooseEndpoint(surroundings)];
  const found = hosts.map((line) => ({ line, choice: resolveHost(line, surroundings) }));
  const problems = found.flatMap(({ line, choice }) =>
    'problem' in choice
      ? [{ input: 'hosts', value: shown(line).slice(1, -1), allowed: `is refused: ${choice.problem}` }]
      : [],
  );
  if (problems.length > 0) throw new InputError(problems);
  const choices = found.flatMap(({ choice }) => ('endpoint' in choice ? choice : []));
  return [...new Map(choices.map((choice) => [choice.endpoint.url, choice])).values()];
}
