import { runStep, type StepResult } from '../../scripts/runner/run-step.ts';
import type { Report } from '../../src/domain/report.ts';

export interface Told extends StepResult {
  readonly report: Report;
}

/** Runs the bundle against an engine, and reads its report. */
export async function step(host: string, inputs: Readonly<Record<string, string>>): Promise<Told> {
  const result = await runStep({ inputs, env: { DOCKER_HOST: host } });
  const json = result.outputs['json'];
  if (json === undefined) throw new Error(`the step wrote no report:\n${result.log}`);
  return { ...result, report: JSON.parse(json) as Report };
}
