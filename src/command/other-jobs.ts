import { type Baseline, parseBaselines } from '../model/baseline.ts';
import { listSome } from '../model/text.ts';
import type { JobRecord } from '../runner/hook/job-record.ts';
import type { RunningJob } from '../runner/hook/records.ts';

/** A job whose hook has not looked yet, or could not look everywhere, may use any engine. */
export function onSameEngine(baselines: string, running: readonly RunningJob[]): readonly RunningJob[] {
  const own = enginesIn(baselines) ?? [];
  return running.filter(({ record }) => {
    if (record?.baselines === undefined) return true;
    const engines = enginesIn(record.baselines);
    if (engines === undefined) return true;
    return engines.length < record.engines || engines.some((engine) => own.includes(engine));
  });
}

/** Undefined for a text that another program wrote. */
export function enginesIn(baselines: string): readonly string[] | undefined {
  try {
    return [...parseBaselines(baselines).values()].map(({ engine }: Baseline) => engine);
  } catch {
    return undefined;
  }
}

export function namesOf(jobs: readonly RunningJob[]): string {
  return listSome(jobs, ({ record, file }) => (record === undefined ? file : jobName(record)));
}

export function jobName({ job, began }: JobRecord): string {
  return `the job "${job.name}" of run ${job.run} on ${job.runner} (began ${began})`;
}
