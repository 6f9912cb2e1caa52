import { folderNameOf } from './backup/folder-name.ts';
import { clean } from './clean.ts';
import { baselinesText, parseBaselines, type Baseline } from './domain/baseline.ts';
import { InputError } from './domain/input-error.ts';
import { lost, report, unprepared, type HostReport, type Report } from './domain/report.ts';
import { endingOf } from './ending.ts';
import type { EndpointChoice, Surroundings } from './engine/endpoint.ts';
import { enginesOf } from './engines.ts';
import { emptyChoice } from './inputs/empty-choice.ts';
import type { Inputs } from './inputs/inputs.ts';
import { inParallel } from './parallel.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { Progress } from './progress.ts';
import { problemOf } from './publish.ts';
import type { Left, Runner } from './runner/runner.ts';

/** What both phases stand in. */
export interface Setting {
  readonly runner: Runner;
  readonly surroundings: Surroundings;
  readonly cancelled: AbortSignal;
  readonly progress: Progress;
}

const ENGINES_AT_ONCE = 8;

/** Removes now, or makes sure that the post phase can. */
export async function firstPhase(inputs: Inputs, setting: Setting): Promise<Report> {
  if (inputs.when === 'now') return removeAll(inputs, undefined, setting);
  const { surroundings, runner } = setting;
  const ending = endingOf(inputs.timeoutMs, setting.cancelled);
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
export async function postPhase(inputs: Inputs, { record }: Left, setting: Setting): Promise<Report> {
  if (record !== undefined && 'problem' in record) return lost(record.problem, inputs.dryRun);
  // Inputs are read anew at the end of the job, and an expression may say something else by then.
  if (record === undefined && inputs.scope === 'job')
    return lost('none was made: `scope` was not `job` when the job began', inputs.dryRun);
  return removeAll(inputs, record === undefined ? undefined : parseBaselines(record.text), setting);
}

async function removeAll(
  inputs: Inputs,
  baselines: ReadonlyMap<string, Baseline> | undefined,
  setting: Setting,
): Promise<Report> {
  if (inputs.images.length === 0) return report([], inputs, emptyChoice(inputs));
  const { surroundings, runner, progress } = setting;
  const ending = endingOf(inputs.timeoutMs, setting.cancelled);
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
