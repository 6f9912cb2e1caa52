import { type Baseline, parseBaselines } from '../model/baseline.ts';
import { listSome, plain } from '../model/text.ts';
import { files } from '../runner/files.ts';
import { hookRunner, tellFailure } from '../runner/hook/hook-runner.ts';
import { isSameJob, type Job, jobOf } from '../runner/hook/job.ts';
import type { JobRecord } from '../runner/hook/job-record.ts';
import { defaultFolder, Records, type RunningJob } from '../runner/hook/records.ts';
import { findWorker, lives } from '../runner/hook/worker.ts';
import type { Runner } from '../runner/runner.ts';
import type { Part } from '../step/start.ts';
import type { Call } from './arguments.ts';
import { parseSettings, type Settings } from './settings.ts';

type HookCall = Extract<Call, { kind: 'hook' }>;

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** In milliseconds since 1970. */
  readonly now: number;
}

interface Hook extends Surroundings {
  readonly job: Job;
  readonly settings: Settings;
  readonly records: Records;
  readonly github: Runner;
  readonly isStrict: boolean;
}

export type Start = (partsOf: (github: Runner) => readonly Part[]) => Promise<void>;

/** Runs before or after a job of a self-hosted runner. */
export async function runHook(call: HookCall, surroundings: Surroundings, start: Start): Promise<void> {
  let end: () => void = () => undefined;
  await start((github) => {
    const orTell = <Result>(failure: string, work: () => Result): Result | undefined => {
      try {
        return work();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        tellFailure(github, plain(`${failure}: ${why}`), call.isStrict);
        return undefined;
      }
    };
    const parts = orTell('docker-image-rm removes nothing', () => {
      const hook = openHook(call, surroundings, github);
      if (call.moment === 'started') return partsBefore(hook);
      end = () => orTell('the record of this job could not be deleted', () => forget(hook));
      return partsAfter(hook);
    });
    return parts ?? [];
  });
  end();
}

function openHook({ settings: path, isStrict }: HookCall, surroundings: Surroundings, github: Runner): Hook {
  const job = jobOf(surroundings.env);
  if (job === undefined)
    throw new Error('this is not a hook of a runner: RUNNER_NAME or GITHUB_RUN_ID is not set');
  const settings = readSettings(path);
  return {
    ...surroundings,
    job,
    settings,
    records: new Records(settings.records ?? defaultFolder()),
    github,
    isStrict,
  };
}

function readSettings(path: string | undefined): Settings {
  const read = path === undefined ? { text: '' } : files.read(path);
  if ('problem' in read) throw new Error(`${String(path)} cannot be read: ${read.problem}`);
  const settings = parseSettings(read.text);
  if ('problems' in settings) throw new Error(`${String(path)}: ${settings.problems.join('; ')}`);
  return settings;
}

/** Tells what a lost job left, and records what is there now. */
function partsBefore(hook: Hook): readonly Part[] {
  const { job, settings, records, github, isStrict, now } = hook;
  const before = records.read(job);
  if (before !== undefined && 'job' in before && before.worker !== undefined && lives(before.worker) === true)
    throw new Error(
      `another runner with the name ${job.runner} has a job; give each runner a name of its own`,
    );
  const began = new Date(now).toISOString();
  const save = (baselines: string | undefined): void => {
    records.write({ job, worker: findWorker(), began, baselines });
  };
  const recording = hookRunner(github, { inputs: settings.inputs, isStrict, save, hasSummary: false });
  return [...lostParts(before, hook), { phase: 'main', runner: recording }];
}

/** A job that was killed never comes to its second hook: https://github.com/actions/runner/issues/2595 */
function lostParts(before: ReturnType<Records['read']>, hook: Hook): readonly Part[] {
  const { job, settings, records, github, isStrict, now } = hook;
  if (before === undefined) return [];
  if ('problem' in before) {
    github.annotate('warning', plain(`${before.problem}, so nobody knows what the job before this one left`));
    return [];
  }
  if (before.baselines === undefined) return [];
  const others = onSameEngine(before.baselines, records.running(job, now));
  const removes = settings.afterLostJob === 'remove' && others.length === 0;
  const what = removes
    ? 'what it left is removed now'
    : 'this is what is new since then; nothing of it is removed';
  github.annotate('warning', plain(`${jobName(before)} never came to its end: ${what}`));
  const inputs = removes ? settings.inputs : { ...settings.inputs, 'dry-run': 'true' };
  const record = { text: before.baselines };
  return [{ phase: 'post', runner: hookRunner(github, { inputs, isStrict, record, hasSummary: false }) }];
}

/** Removes what the job added, unless that cannot be told from what other jobs add. */
function partsAfter(hook: Hook): readonly Part[] {
  const { job, settings, records, github, isStrict, now } = hook;
  const record = recordOf(records.read(job), job);
  const others = 'text' in record ? onSameEngine(record.text, records.running(job, now)) : [];
  if (others.length === 0) {
    const { inputs } = settings;
    return [{ phase: 'post', runner: hookRunner(github, { inputs, isStrict, record, hasSummary: true }) }];
  }
  const names = listSome(others, ({ record: its, file }) => (its === undefined ? file : jobName(its)));
  const isLabelled = settings.besideOtherJobs === 'labelled-images';
  const what = isLabelled
    ? 'only images that the filters let through are removed'
    : 'nothing is removed, since nobody knows which job added what';
  github.annotate('warning', plain(`other jobs use this engine (${names}): ${what}`));
  if (!isLabelled) return [];
  const inputs = { ...settings.inputs, containers: 'keep', 'build-cache': 'keep' };
  return [{ phase: 'post', runner: hookRunner(github, { inputs, isStrict, record, hasSummary: true }) }];
}

function recordOf(
  found: ReturnType<Records['read']>,
  job: Job,
): { readonly text: string } | { readonly problem: string } {
  if (found === undefined) return { problem: 'there is none: `hook started` did not run before this job' };
  if ('problem' in found) return found;
  if (!isSameJob(found.job, job)) return { problem: `it is that of ${jobName(found)}` };
  if (found.baselines === undefined)
    return { problem: '`hook started` could not look at the engine before this job' };
  return { text: found.baselines };
}

/** The job is over. A record of another job stays: its own runner tells what became of it. */
function forget({ job, records }: Hook): void {
  const found = records.read(job);
  if (found !== undefined && 'job' in found && isSameJob(found.job, job)) records.remove(job);
}

/** A job whose hook has not looked yet may use any engine. */
function onSameEngine(baselines: string, running: readonly RunningJob[]): readonly RunningJob[] {
  const own = enginesIn(baselines);
  return running.filter(({ record }) => {
    if (record?.baselines === undefined) return true;
    return enginesIn(record.baselines).some((engine) => own.includes(engine));
  });
}

function enginesIn(baselines: string): readonly string[] {
  return [...parseBaselines(baselines).values()].map(({ engine }: Baseline) => engine);
}

function jobName({ job, began }: JobRecord): string {
  return `the job "${job.name}" of run ${job.run} on ${job.runner} (began ${began})`;
}
