import { plain } from '../model/text.ts';
import { files } from '../runner/files.ts';
import { hookRunner, tellFailure } from '../runner/hook/hook-runner.ts';
import { isSameJob, type Job, jobOf } from '../runner/hook/job.ts';
import type { JobRecord } from '../runner/hook/job-record.ts';
import type { Lock } from '../runner/hook/lock.ts';
import { defaultFolder, Records } from '../runner/hook/records.ts';
import { findWorker, isSameProcess, lives, type Worker } from '../runner/hook/worker.ts';
import type { Runner } from '../runner/runner.ts';
import type { Part } from '../step/start.ts';
import type { Call } from './arguments.ts';
import { enginesIn, jobName, namesOf, onSameEngine } from './other-jobs.ts';
import { splitList } from '../inputs/fields.ts';
import { parseSettings, type Settings } from './settings.ts';

type HookCall = Extract<Call, { kind: 'hook' }>;

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** In milliseconds since 1970. */
  readonly now: number;
}

interface Hook extends Surroundings {
  readonly job: Job;
  readonly worker: Worker | undefined;
  readonly records: Records;
  readonly github: Runner;
  readonly isStrict: boolean;
  /** Called for whatever goes wrong in a phase. */
  readonly onFailure: () => void;
}

type ReadyHook = Hook & { readonly settings: Settings };

export type Start = (
  partsOf: (github: Runner, cancelled: AbortSignal) => Promise<readonly Part[]>,
) => Promise<void>;

/** So long a hook waits for the hooks of other jobs that share its folder. */
const PATIENCE_MS = 15 * 60_000;

/** Runs before or after a job of a self-hosted runner. */
export async function runHook(call: HookCall, surroundings: Surroundings, start: Start): Promise<void> {
  let lock: Lock | undefined;
  let end: () => void = () => undefined;
  await start(async (github, cancelled) => {
    let hasFailed = false;
    const tell = (failure: string, error: unknown): void => {
      hasFailed = true;
      const why = error instanceof Error ? error.message : String(error);
      tellFailure(github, plain(`${failure}: ${why}`), call.isStrict);
    };
    try {
      const { problem, settings, ...hook } = openHook(call, surroundings, github, () => (hasFailed = true));
      const before = call.moment === 'started' ? announce(hook, settings) : undefined;
      if (settings === undefined) throw new Error(problem);
      lock = await hook.records.lock(PATIENCE_MS, cancelled);
      if (lock === undefined) throw new Error('the hook of another job did not end in time');
      const ready = { ...hook, settings };
      if (call.moment === 'started') return partsBefore(ready, before);
      const parts = partsAfter(ready);
      end = () => {
        try {
          forget(ready, hasFailed);
        } catch (error) {
          tell('the record of this job could not be deleted', error);
        }
      };
      return parts;
    } catch (error) {
      tell('docker-image-rm removes nothing', error);
      return [];
    }
  });
  end();
  lock?.release();
}

function openHook(
  { settings: path, isStrict }: HookCall,
  surroundings: Surroundings,
  github: Runner,
  onFailure: () => void,
): Hook & { readonly settings: Settings | undefined; readonly problem: string | undefined } {
  const job = jobOf(surroundings.env);
  if (job === undefined)
    throw new Error('this is not a hook of a runner: RUNNER_NAME or GITHUB_RUN_ID is not set');
  const { settings, problem, folder } = readSettings(path);
  const records = new Records(folder ?? defaultFolder());
  return {
    ...surroundings,
    job,
    worker: findWorker(),
    settings,
    problem,
    records,
    github,
    isStrict,
    onFailure,
  };
}

interface ReadSettings {
  readonly settings: Settings | undefined;
  readonly problem: string | undefined;
  /** For records, also where other settings are wrong. */
  readonly folder: string | undefined;
}

function readSettings(path: string | undefined): ReadSettings {
  const read = path === undefined ? { text: '' } : files.read(path);
  if ('problem' in read) {
    const problem = `${String(path)} cannot be read: ${read.problem}`;
    return { settings: undefined, problem, folder: undefined };
  }
  const settings = parseSettings(read.text);
  const folder = settings.records;
  return 'problems' in settings
    ? { settings: undefined, problem: `${String(path)}: ${settings.problems.join('; ')}`, folder }
    : { settings, problem: undefined, folder };
}

type Found = ReturnType<Records['read']>;

/**
 * Writes down that this job runs, before anything else can go wrong: other runners remove nothing beside a job that has
 * not looked yet. Returns the record of the job before.
 */
function announce(hook: Hook, settings: Settings | undefined): Found {
  const { job, worker, records } = hook;
  const before = records.read(job);
  const other = before !== undefined && 'job' in before && !before.isOver ? before.worker : undefined;
  if (other !== undefined && lives(other) === true)
    throw new Error(
      worker !== undefined && isSameProcess(other, worker)
        ? 'the first hook of this job has run already; its record stays'
        : `another runner with the name ${job.runner} has a job; give each runner a name of its own`,
    );
  try {
    records.write(recordFor(hook, settings, undefined));
  } catch (error) {
    // The record of another job must not stand for this one.
    records.remove(job);
    throw error;
  }
  return before;
}

function recordFor(
  { job, worker, now }: Hook,
  settings: Settings | undefined,
  baselines: string | undefined,
): JobRecord {
  const began = new Date(now).toISOString();
  const engines = Math.max(1, splitList(settings?.inputs['hosts'] ?? '').length);
  return { job, worker, began, baselines, engines, isOver: false };
}

/** Tells what a lost job left, and records what is there now. */
function partsBefore(hook: ReadyHook, before: Found): readonly Part[] {
  const { settings, records, github, isStrict, onFailure } = hook;
  const save = (baselines: string | undefined): void => {
    records.write(recordFor(hook, settings, baselines));
  };
  const { inputs } = settings;
  const recording = hookRunner(github, { inputs, isStrict, save, hasSummary: false, onFailure });
  return [...lostParts(before, hook), { phase: 'main', runner: recording }];
}

/** A job that was killed never comes to its second hook: https://github.com/actions/runner/issues/2595 */
function lostParts(before: Found, hook: ReadyHook): readonly Part[] {
  const { job, settings, records, github, isStrict, onFailure, now } = hook;
  if (before === undefined) return [];
  if ('problem' in before) {
    github.annotate('warning', plain(`${before.problem}, so what the job before this one left is unknown`));
    return [];
  }
  if (before.baselines === undefined || enginesIn(before.baselines) === undefined) return [];
  const others = onSameEngine(before.baselines, records.running(job, now));
  // Where that cannot be told, the job may still run: two runners in containers can have one name and one folder.
  const isSurelyOver = before.isOver || (before.worker !== undefined && lives(before.worker) === false);
  const removes = settings.afterLostJob === 'remove' && others.length === 0 && isSurelyOver;
  const how = before.isOver ? 'was not cleaned up to its end' : 'never came to its end';
  const what = removes
    ? 'what it left is removed now'
    : 'this is what is new since then; nothing of it is removed';
  github.annotate('warning', plain(`${jobName(before)} ${how}: ${what}`));
  const inputs = removes ? settings.inputs : { ...settings.inputs, 'dry-run': 'true' };
  const record = { text: before.baselines };
  const runner = hookRunner(github, { inputs, isStrict, record, hasSummary: false, onFailure });
  return [{ phase: 'post', runner }];
}

/** Removes what the job added, unless that cannot be told from what other jobs add. */
function partsAfter(hook: ReadyHook): readonly Part[] {
  const { job, settings, records, github, isStrict, onFailure, now } = hook;
  const record = recordOf(records.read(job), hook);
  const others = 'text' in record ? onSameEngine(record.text, records.running(job, now)) : [];
  const partWith = (inputs: Settings['inputs']): readonly Part[] => {
    const runner = hookRunner(github, { inputs, isStrict, record, hasSummary: true, onFailure });
    return [{ phase: 'post', runner }];
  };
  if (others.length === 0) return partWith(settings.inputs);
  const isLabelled = settings.besideOtherJobs === 'labelled-images';
  const what = isLabelled
    ? 'only images that the filters let through are removed'
    : 'nothing is removed, since nobody knows which job added what';
  github.annotate('warning', plain(`other jobs use this engine (${namesOf(others)}): ${what}`));
  return isLabelled ? partWith({ ...settings.inputs, containers: 'keep', 'build-cache': 'keep' }) : [];
}

function recordOf(found: Found, hook: Hook): { readonly text: string } | { readonly problem: string } {
  if (found === undefined) return { problem: 'this job has none: `hook started` did not run before it' };
  if ('problem' in found) return found;
  if (!isOfThisJob(found, hook)) return { problem: `it is that of ${jobName(found)}` };
  if (found.baselines === undefined)
    return { problem: '`hook started` could not look at the engine before this job' };
  return enginesIn(found.baselines) === undefined
    ? { problem: 'it was changed after it was written' }
    : { text: found.baselines };
}

/** Two jobs of a matrix have the same name. */
function isOfThisJob(record: JobRecord, { job, worker }: Hook): boolean {
  const isSameWorker =
    record.worker === undefined || worker === undefined || isSameProcess(record.worker, worker);
  return isSameJob(record.job, job) && isSameWorker && !record.isOver;
}

/**
 * The job is over. Where its cleanup went wrong, the next job tells what was left. Its worker lives on for a moment, and must
 * not look like one without a record. A record of another job stays: its own runner tells what became of it.
 */
function forget(hook: Hook, hasFailed: boolean): void {
  const { job, records } = hook;
  const found = records.read(job);
  if (found === undefined || !('job' in found) || !isOfThisJob(found, hook)) return;
  const baselines = hasFailed ? found.baselines : undefined;
  if (found.worker === undefined && baselines === undefined) records.remove(job);
  else records.write({ ...found, baselines, isOver: true });
}
