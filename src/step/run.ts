import type { EngineSession } from '../choose/engine-session.ts';
import type { Surroundings } from '../engine/endpoint.ts';
import { unknownWarnings } from '../inputs/input-names.ts';
import {
  emptyChoice,
  idleInputs,
  type Inputs,
  isNothingAsked,
  parseInputs,
  readReportInputs,
} from '../inputs/inputs.ts';
import { InputError } from '../model/input-error.ts';
import { chosenImages } from '../model/removal.ts';
import { type DebugLog, plain } from '../model/text.ts';
import { annotations, logParts, outputs } from '../report/messages.ts';
import { bytesFreed, progressLine } from '../report/progress.ts';
import { crashed, type ExitRules, refused, type Report, report, withWarnings } from '../report/report.ts';
import { summary } from '../report/summary.ts';
import type { Handover, Runner } from '../runner/runner.ts';
import type { StepContext } from './phases.ts';

export interface Progress {
  /** For one engine. With several engines, `host` starts each line; otherwise it is empty. */
  on(host: string): EngineSession['onDone'];
  end(): void;
  /** Whether each image already has a line in the log. */
  isShown(): boolean;
}

/** Fewer images need no progress lines: they are removed quickly, and the report lists each of them. */
const MANY_IMAGES = 10;

function startProgress(runner: Runner): Progress {
  let isShown = false;
  return {
    on: (host) => {
      let count = 0;
      let bytes: number | undefined = 0;
      return (done, survey) => {
        const total = chosenImages(survey).size;
        const isNothingSent = done.every(({ answer }) => answer.kind === 'not-sent');
        if ((total < MANY_IMAGES && host === '') || isNothingSent) return;
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
    isShown: () => isShown && runner.keepsGroups,
  };
}

/** Decided by the file that the runner starts, and never by the environment. */
export type Phase = 'main' | 'post';

export interface RunResult {
  readonly report: Report;
  /** Whether the inputs were a mistake. */
  readonly isRefused: boolean;
  readonly rules: ExitRules & { readonly summary: boolean };
}

/** Runs one phase of the step, from the text of its inputs to its outputs. It always ends with a report. */
export async function run(
  phase: Phase,
  runner: Runner,
  surroundings: Surroundings,
  cancelled: AbortSignal,
  /** Resolves when nothing is left that the process could wait for. */
  idle: Promise<unknown>,
): Promise<void> {
  const handover = phase === 'post' ? await runner.readHandover() : undefined;
  // This comes first, so that the post phase does no work unless this phase hands it over.
  const stateProblems = await problemOf('the state for the post phase', () => {
    if (phase === 'main') runner.endFirstPhase();
  });
  const progress = startProgress(runner);
  const context = { runner, surroundings, cancelled, progress, debug: debugLog(runner) };
  const result = await Promise.race([work(handover, context), idle.then(() => stuck(runner))]);
  progress.end();
  await publish(
    { ...result, report: { ...result.report, phase, seconds: runner.seconds() } },
    { wasProgressShown: progress.isShown(), stateProblems },
    runner,
  );
}

/** Like every other text of the step, debug lines may quote engines and strangers. */
function debugLog({ debug }: Runner): DebugLog | undefined {
  if (debug === undefined) return undefined;
  return (lines) => {
    for (const line of lines) debug(plain(line));
  };
}

/** Node would end such a process without a word of what was done. */
function stuck(runner: Runner): RunResult {
  const { rules } = rulesWithoutInputs(runner);
  return { report: crashed('it waited for something that can no longer come'), rules, isRefused: false };
}

/** For a report where the inputs could not be read, or do not matter. */
function rulesWithoutInputs(runner: Runner): Pick<RunResult, 'rules'> & { readonly dryRun: boolean } {
  const { dryRun, summary } = readReportInputs((name) => runner.input(name));
  return { dryRun, rules: { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary } };
}

async function work(handover: Handover | undefined, context: StepContext): Promise<RunResult> {
  const read = (name: string): string => context.runner.input(name);
  const { dryRun, rules } = rulesWithoutInputs(context.runner);
  try {
    const given = context.runner.givenInputs();
    const inputs = parseInputs(read, given);
    // Only the first phase warns, because the post phase has the same inputs.
    const warnings = handover === undefined ? [...unknownWarnings(given), ...idleInputs(inputs)] : [];
    const done = withWarnings(await walk(inputs, handover, context), warnings);
    return { report: done, rules: inputs, isRefused: false };
  } catch (error) {
    if (error instanceof InputError)
      return { report: refused(error.problems, dryRun), rules, isRefused: true };
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { report: crashed(problem), rules, isRefused: false };
  }
}

/** Loads the code that talks to engines only when there is something to do. */
async function walk(inputs: Inputs, handover: Handover | undefined, context: StepContext): Promise<Report> {
  if (handover === undefined && inputs.when === 'now' && isNothingAsked(inputs)) {
    return report([], inputs, emptyChoice(inputs));
  }
  const { firstPhase, postPhase } = await import('./phases.ts');
  return handover === undefined ? firstPhase(inputs, context) : postPhase(inputs, handover, context);
}

/** Gives the whole report to the runner. A broken channel, such as a full disk, does not stop the others. */
export async function publish(
  { report: done, rules, isRefused }: RunResult,
  {
    wasProgressShown,
    stateProblems,
  }: { readonly wasProgressShown: boolean; readonly stateProblems: readonly string[] },
  runner: Runner,
): Promise<void> {
  const shownAnnotations = annotations(done, rules);
  const parts = logParts(done, { annotations: shownAnnotations, wasProgressShown });
  const logAll = (someParts: typeof parts): void => {
    for (const { title, lines } of someParts) runner.log(lines, title);
  };
  logAll(parts.slice(0, -1));
  for (const { level, message } of shownAnnotations) runner.annotate(level, message);
  // The result comes last, because readers look at the end of a log first.
  logAll(parts.slice(-1));
  const problems = [
    stateProblems,
    await problemOf('the outputs', () => {
      for (const [name, value] of outputs(done)) runner.output(name, value);
    }),
    await problemOf('the summary', async () => {
      // What the first phase only prepares is in the summary of the post phase.
      const isPrepared = done.deferred === true && !done.exit.failed;
      if (rules.summary && !isPrepared) await runner.summary(summary(done));
    }),
  ].flat();
  for (const problem of problems) runner.annotate('warning', plain(problem));
  if (done.exit.failed) runner.fail(plain(done.exit.message), isRefused);
}

/** Says why something could not be written; empty when it was. */
export async function problemOf(what: string, write: () => unknown): Promise<readonly string[]> {
  try {
    await write();
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`${what} could not be written: ${why}; the log above is complete`];
  }
}
