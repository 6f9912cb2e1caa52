import type { Surroundings } from '../engine/endpoint.ts';
import { unknownWarnings } from '../inputs/input-names.ts';
import { emptyChoice, type Inputs, parseInputs, readReportInputs } from '../inputs/inputs.ts';
import { InputError } from '../model/input-error.ts';
import { type Attempt, chosenImages, type Survey } from '../model/removal.ts';
import { plain } from '../model/text.ts';
import { annotations, logParts, outputs } from '../report/messages.ts';
import { bytesFreed, progressLine } from '../report/progress.ts';
import { crashed, type ExitRules, refused, type Report, report, withWarnings } from '../report/report.ts';
import { summary } from '../report/summary.ts';
import type { Left, Runner } from '../runner/runner.ts';
import type { StepContext } from './phases.ts';

/** Called when all that concerns one image is done. */
type Tell = (done: readonly Attempt[], survey: Survey) => void;

export interface Progress {
  /** For one engine; the name of one of several stands before each line. */
  on(host: string): Tell;
  end(): void;
  /** Whether each image had a line of its own already. */
  isShown(): boolean;
}

/** Fewer images are done before anybody wonders, and the report tells of each. */
const MANY = 10;

function startProgress(runner: Runner): Progress {
  let isShown = false;
  return {
    on: (host) => {
      let count = 0;
      let bytes: number | undefined = 0;
      return (done, survey) => {
        const total = chosenImages(survey).size;
        const isIdle = done.every(({ answer }) => answer.kind === 'not-sent');
        if ((total < MANY && host === '') || isIdle) return;
        if (!isShown) runner.openGroup(host === '' ? `Removing ${total} images` : 'Removing images');
        isShown = true;
        count += 1;
        const freed = bytesFreed(done, survey);
        bytes = bytes === undefined || freed === undefined ? undefined : bytes + freed;
        runner.log([progressLine({ host, count, total, done, bytes })]);
      };
    },
    end: () => {
      if (isShown) runner.closeGroup();
    },
    isShown: () => isShown,
  };
}

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
  const { dryRun, summary } = readReportInputs(read);
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

interface Before {
  readonly wasProgressShown: boolean;
  readonly stateProblems: readonly string[];
}

/** Tells the runner everything that the report holds. A channel that is broken (a full disk, say) silences no other. */
export async function publish(
  report: Report,
  rules: ExitRules & { readonly summary: boolean },
  { wasProgressShown, stateProblems }: Before,
  runner: Runner,
): Promise<void> {
  const parts = logParts(report, wasProgressShown);
  const tell = (some: typeof parts): void => {
    for (const { title, lines } of some) runner.log(lines, title);
  };
  tell(parts.slice(0, -1));
  for (const { level, message } of annotations(report, rules)) runner.annotate(level, message);
  // What a person wants first is last, where the eye falls.
  tell(parts.slice(-1));
  const broken = [
    stateProblems,
    await problemOf('the outputs', () => {
      for (const [name, value] of outputs(report)) runner.output(name, value);
    }),
    await problemOf('the summary', () => {
      if (rules.summary) runner.summary(summary(report));
    }),
  ].flat();
  for (const problem of broken) runner.annotate('warning', plain(problem));
  if (report.exit.failed) runner.fail(plain(report.exit.message));
}

export async function problemOf(what: string, write: () => unknown): Promise<readonly string[]> {
  try {
    await write();
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`${what} could not be written: ${why}; the log above is complete`];
  }
}
