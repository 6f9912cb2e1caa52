import { InputError } from './domain/input-error.ts';
import { parseInputs, wantsSummary } from './inputs/inputs.ts';
import { clean } from './clean.ts';
import { nothingDone, report } from './domain/report.ts';
import type { Surroundings } from './engine/endpoint.ts';
import { publish } from './publish.ts';
import type { Runner } from './runner/runner.ts';

/** The step from the text of its inputs to its outputs. Whatever happens, it ends with a report. */
export async function run(runner: Runner, surroundings: Surroundings): Promise<void> {
  runner.endFirstPhase();
  const read = (name: string): string => runner.input(name);
  try {
    const inputs = parseInputs(read);
    const hosts = inputs.images.length === 0 ? [] : [await clean(inputs, surroundings)];
    await publish(report(hosts, inputs), inputs, runner);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const problems =
      error instanceof InputError ? error.problems : [`unexpected: ${error.stack ?? error.message}`];
    await publish(
      nothingDone(problems),
      { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary: wantsSummary(read) },
      runner,
    );
  }
}
