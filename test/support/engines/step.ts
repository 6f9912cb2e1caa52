import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { tested } from '../../../testbed/runner/code.ts';
import { runStep, type Step, type StepResult } from '../../../testbed/runner/run-step.ts';
import type { Report } from '../../../src/report/report.ts';

export interface Told extends StepResult {
  readonly report: Report;
}

const schema = readFileSync(join(import.meta.dirname, '..', '..', '..', 'report.schema.json'), 'utf8');
const isReport = new Ajv({ strict: true, strictRequired: false }).compile<Report>(
  JSON.parse(schema) as object,
);

type Texts = Readonly<Record<string, string>>;

/** Runs a step against an engine, and reads its report, which must be as the committed schema says. */
export function step(host: string, inputs: Texts): Promise<Told> {
  return stepIn({ DOCKER_HOST: host }, inputs);
}

/** The same, with the engine that the environment leads to. */
export async function stepIn(env: Texts, inputs: Texts, more: Partial<Step> = {}): Promise<Told> {
  const result = await runStep(tested, { ...more, inputs, env });
  const json = result.outputs['json'];
  if (json === undefined) throw new Error(`the step wrote no report:\n${result.log}`);
  const report: unknown = JSON.parse(json);
  if (!isReport(report)) {
    throw new Error(`the report is not as its schema says: ${JSON.stringify(isReport.errors)}\n${json}`);
  }
  return { ...result, report };
}
