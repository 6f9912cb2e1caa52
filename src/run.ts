import { clean } from './clean.ts';
import { InputError } from './domain/input-error.ts';
import { crashed, refused, report, type ExitRules, type Report } from './domain/report.ts';
import type { Surroundings } from './engine/endpoint.ts';
import { parseInputs, readTelling, type Inputs } from './inputs/inputs.ts';
import { publish } from './publish.ts';
import type { Runner } from './runner/runner.ts';

interface Work {
  readonly report: Report;
  readonly rules: ExitRules & { readonly summary: boolean };
}

/** The step from the text of its inputs to its outputs. Whatever happens, it ends with a report. */
export async function run(runner: Runner, surroundings: Surroundings): Promise<void> {
  const { report: told, rules } = await work(runner, surroundings);
  await publish(told, rules, runner);
}

async function work(runner: Runner, surroundings: Surroundings): Promise<Work> {
  const read = (name: string): string => runner.input(name);
  const { dryRun, summary } = readTelling(read);
  const rules = { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary } as const;
  try {
    const inputs = parseInputs(read);
    if (inputs.images.length === 0) return { report: report([], inputs, emptyChoice(inputs)), rules: inputs };
    const hosts = [await clean(inputs, surroundings, () => runner.ownContainer())];
    return { report: report(hosts, inputs), rules: inputs };
  } catch (error) {
    if (error instanceof InputError) return { report: refused(error.problems, dryRun), rules };
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { report: crashed(problem), rules };
  }
}

/** An expression that gave nothing must never turn into "all images", and filters alone choose nothing. */
function emptyChoice({ filters }: Inputs): readonly string[] {
  if (filters.length === 0) return [];
  const line =
    "`filters` only narrow what `images` chooses, and `images` is empty, so nothing was removed; for every image that they let through write `images: '**'`";
  return [line];
}
