import { clean, type Circumstances } from './clean.ts';
import { parseBaseline } from './domain/baseline.ts';
import { InputError } from './domain/input-error.ts';
import { crashed, lost, refused, report, unprepared, type ExitRules, type Report } from './domain/report.ts';
import type { Surroundings } from './engine/endpoint.ts';
import { parseInputs, readTelling, type Inputs } from './inputs/inputs.ts';
import { prepare } from './prepare.ts';
import { startProgress, type Progress } from './progress.ts';
import { problemOf, publish } from './publish.ts';
import type { Left, Runner } from './runner/runner.ts';

interface Work {
  readonly report: Report;
  readonly rules: ExitRules & { readonly summary: boolean };
}

/** The step from the text of its inputs to its outputs, in either phase. Whatever happens, it ends with a report. */
export async function run(runner: Runner, surroundings: Surroundings, cancelled: AbortSignal): Promise<void> {
  const left = runner.left();
  // First of all: whatever happens to this phase, the post phase must not take itself for it.
  const stateProblems = await problemOf('the state for the post phase', () => {
    if (left === undefined) runner.endFirstPhase();
  });
  const progress = startProgress(runner);
  const { report: told, rules } = await work(runner, left, { surroundings, cancelled }, progress);
  progress.end();
  const phase = left === undefined ? 'main' : 'post';
  await publish({ ...told, phase }, rules, { wasProgressShown: progress.isShown(), stateProblems }, runner);
}

async function work(
  runner: Runner,
  left: Left | undefined,
  around: Pick<Circumstances, 'surroundings' | 'cancelled'>,
  progress: Progress,
): Promise<Work> {
  const read = (name: string): string => runner.input(name);
  const { dryRun, summary } = readTelling(read);
  const rules = { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary } as const;
  try {
    const inputs = parseInputs(read);
    const told =
      left === undefined
        ? await firstPhase(inputs, runner, around, progress)
        : await postPhase(inputs, left, runner, around, progress);
    return { report: told, rules: inputs };
  } catch (error) {
    if (error instanceof InputError) return { report: refused(error.problems, dryRun), rules };
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { report: crashed(problem), rules };
  }
}

async function firstPhase(
  inputs: Inputs,
  runner: Runner,
  around: Pick<Circumstances, 'surroundings' | 'cancelled'>,
  progress: Progress,
): Promise<Report> {
  if (inputs.when === 'now') return cleaned(inputs, undefined, runner, around, progress);
  const { host, baseline } = await prepare(inputs, around.surroundings, around.cancelled);
  if (host.problem === undefined) {
    const problems = await problemOf('what the post phase needs', () => {
      runner.leave(baseline);
    });
    if (problems.length > 0) return unprepared(problems, inputs.dryRun);
  }
  return { ...report([host], inputs, emptyChoice(inputs)), deferred: true };
}

async function postPhase(
  inputs: Inputs,
  left: Left,
  runner: Runner,
  around: Pick<Circumstances, 'surroundings' | 'cancelled'>,
  progress: Progress,
): Promise<Report> {
  if (left.record !== undefined && 'problem' in left.record) return lost(left.record.problem, inputs.dryRun);
  return cleaned(inputs, left.record?.text, runner, around, progress);
}

async function cleaned(
  inputs: Inputs,
  record: string | undefined,
  runner: Runner,
  around: Pick<Circumstances, 'surroundings' | 'cancelled'>,
  progress: Progress,
): Promise<Report> {
  if (inputs.images.length === 0) return report([], inputs, emptyChoice(inputs));
  const host = await clean(inputs, {
    ...around,
    ownContainer: () => runner.ownContainer(),
    baseline: record === undefined ? undefined : parseBaseline(record),
    askPullRequests: async (numbers, signal) => {
      const { askGitHub } = await import('./ask-github.ts');
      return askGitHub(numbers, around.surroundings.env, runner.secret('github-token'), signal);
    },
    onDone: (done, survey) => {
      progress.tell(done, survey);
    },
  });
  return report([host], inputs);
}

/** An expression that gave nothing must never turn into "all images", and filters or a scope alone choose nothing. */
function emptyChoice({ images, filters, scope }: Inputs): readonly string[] {
  if (images.length > 0 || (filters.length === 0 && scope === 'all')) return [];
  const what = filters.length > 0 ? '`filters` only narrow' : '`scope: job` only narrows';
  return [
    `${what} what \`images\` chooses, and \`images\` is empty, so nothing is removed; for every image that is left then write \`images: '**'\``,
  ];
}
