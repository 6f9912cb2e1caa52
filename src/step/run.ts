import type { Surroundings } from '../engine/endpoint.ts';
import { unknownWarnings } from '../inputs/input-names.ts';
import { emptyChoice, type Inputs, parseInputs, readTelling } from '../inputs/inputs.ts';
import { InputError } from '../model/input-error.ts';
import { crashed, refused, type Report, report, withWarnings } from '../report/report.ts';
import type { ExitRules } from '../report/verdict-table.ts';
import type { Left, Runner } from '../runner/runner.ts';
import type { StepContext } from './phases.ts';
import { startProgress } from './progress.ts';
import { problemOf, publish } from './publish.ts';

/** A fact of the file that the runner started, and of nothing that the environment says. */
export type Phase = 'main' | 'post';

interface RunResult {
  readonly report: Report;
  readonly rules: ExitRules & { readonly summary: boolean };
}

/** The step from the text of its inputs to its outputs, in either phase. Whatever happens, it ends with a report. */
export async function run(
  phase: Phase,
  runner: Runner,
  surroundings: Surroundings,
  cancelled: AbortSignal,
): Promise<void> {
  const left = phase === 'post' ? await runner.left() : undefined;
  // First of all: whatever happens to this phase, the post phase must not take itself for it.
  const stateProblems = await problemOf('the state for the post phase', () => {
    if (phase === 'main') runner.endFirstPhase();
  });
  const progress = startProgress(runner);
  const { report: told, rules } = await work(left, { runner, surroundings, cancelled, progress });
  progress.end();
  await publish({ ...told, phase }, rules, { wasProgressShown: progress.isShown(), stateProblems }, runner);
}

async function work(left: Left | undefined, setting: StepContext): Promise<RunResult> {
  const read = (name: string): string => setting.runner.input(name);
  const { dryRun, summary } = readTelling(read);
  const rules = { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary } as const;
  try {
    const given = setting.runner.givenInputs();
    const inputs = parseInputs(read, given);
    // Said once: the post phase has the same inputs.
    const unknown = left === undefined ? unknownWarnings(given) : [];
    return { report: withWarnings(await walk(inputs, left, setting), unknown), rules: inputs };
  } catch (error) {
    if (error instanceof InputError) return { report: refused(error.problems, dryRun), rules };
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { report: crashed(problem), rules };
  }
}

/** Only what there is to do loads what does it. */
async function walk(inputs: Inputs, left: Left | undefined, setting: StepContext): Promise<Report> {
  if (left === undefined && inputs.when === 'now' && inputs.images.length === 0) {
    return report([], inputs, emptyChoice(inputs));
  }
  const { firstPhase, postPhase } = await import('./phases.ts');
  return left === undefined ? firstPhase(inputs, setting) : postPhase(inputs, left, setting);
}
