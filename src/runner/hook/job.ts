import { createHash } from 'node:crypto';

/** The job that a hook of the runner runs for. A job cannot change the variables that tell it. */
export interface Job {
  readonly runner: string;
  /** The runner's folder for temporary files: two runners can have one name, but not one folder. */
  readonly temp: string;
  readonly run: string;
  readonly attempt: string;
  readonly name: string;
}

/** Undefined outside of a hook. */
export function jobOf(env: Readonly<Record<string, string | undefined>>): Job | undefined {
  const read = (name: string): string => env[name] ?? '';
  const job = {
    runner: read('RUNNER_NAME'),
    temp: read('RUNNER_TEMP'),
    run: read('GITHUB_RUN_ID'),
    attempt: read('GITHUB_RUN_ATTEMPT'),
    name: read('GITHUB_JOB'),
  };
  return job.runner === '' || job.run === '' ? undefined : job;
}

export function isSameJob(one: Job, other: Job): boolean {
  return one.run === other.run && one.attempt === other.attempt && one.name === other.name;
}

/** The name of the file for the records of a runner, which has one job at a time. */
export function fileNameOf({ runner, temp }: Job): string {
  const readable = runner.replaceAll(/[^\w-]/g, '_').slice(0, 60);
  const digest = createHash('sha256').update(`${runner}\n${temp}`).digest('hex').slice(0, 16);
  return `${readable}-${digest}.json`;
}
