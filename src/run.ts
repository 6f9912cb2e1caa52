import { clean } from './clean.ts';
import { InputError } from './domain/input-error.ts';
import { crashed, refused, report, type ExitRules, type Report } from './domain/report.ts';
import type { Surroundings } from './engine/endpoint.ts';
import { parseInputs, readTelling } from './inputs/inputs.ts';
import { publish } from './publish.ts';
import type { Runner } from './runner/runner.ts';

interface Work {
  readonly report: Report;
  readonly rules: ExitRules & { readonly summary: boolean };
}

/** The step from the text of its inputs to its outputs. Whatever happens, it ends with a report. */
export async function run(runner: Runner, surroundings: Surroundings): Promise<void> {
  const { report: told, rules } = await work((name) => runner.input(name), surroundings);
  await publish(told, rules, runner);
}

async function work(read: (name: string) => string, surroundings: Surroundings): Promise<Work> {
  const { dryRun, summary } = readTelling(read);
  const rules = { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary } as const;
  try {
    const inputs = parseInputs(read);
    const hosts = inputs.images.length === 0 ? [] : [await clean(inputs, surroundings)];
    return { report: report(hosts, inputs), rules: inputs };
  } catch (error) {
    if (error instanceof InputError) return { report: refused(error.problems, dryRun), rules };
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { report: crashed(problem), rules };
  }
}
