import { expect } from 'vitest';
import { bundle } from '../../../testbed/runner/code.ts';
import { runStep, type Step, type StepResult } from '../../../testbed/runner/run-step.ts';
import type { Report } from '../../../src/report/report.ts';

/** A step's result as a person sees it. */
export interface Telling extends StepResult {
  readonly report: Report;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The lines of the log that the runner would not take for a command. */
  readonly lines: readonly string[];
}

export async function tell(step: Step): Promise<Telling> {
  const result = await runStep(bundle, step);
  const json = result.outputs['json'];
  if (json === undefined) throw new Error(`the step left no report:\n${result.log}`);
  const log = result.log.trimEnd().split('\n');
  const commands = (level: string): readonly string[] =>
    log.flatMap((line) => new RegExp(`^::${level}(?: [^:]*)?::(.*)$`).exec(line)?.[1] ?? []);
  return {
    ...result,
    report: JSON.parse(json) as Report,
    errors: commands('error'),
    warnings: commands('warning'),
    lines: log.filter((line) => !line.trimStart().startsWith('::')),
  };
}

/** Whatever stopped it: the outputs are there, and empty. */
export function nothingDone({ outputs, report }: Telling): void {
  expect(outputs).toMatchObject({ deleted: '', untagged: '', failed: '', 'reclaimed-bytes': '' });
  expect(report.hosts).toMatchObject([{ items: [] }]);
}
