import type { EngineSession } from '../../src/choose/engine-session.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import { clean, sameEngine } from '../../src/step/clean.ts';
import { InputError } from '../../src/model/input-error.ts';
import { refused, report, type Report } from '../../src/report/report.ts';
import type { Deadline } from '../../src/engine/deadline.ts';
import { rememberingMounts } from '../../src/engine/client.ts';
import type { Engine } from '../../src/engine/port.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';
import type { Numbered } from '../../src/model/pull-request.ts';
import { publish, type RunResult } from '../../src/step/run.ts';
import type { Ended } from './cases/check.ts';
import { recordingRunner } from './recording-runner.ts';

type Texts = Readonly<Record<string, string>>;
type More = Partial<Pick<EngineSession, 'ownContainer' | 'askPullRequests' | 'deadline'>> & {
  /** What the first phase wrote down. */
  readonly recorded?: Baseline;
};

/** A step that has ended, and what it wrote into the log. */
export interface Walked extends Ended {
  readonly log: string;
}

/** The whole walk through one engine: from the texts of the inputs to what the runner is told. */
export async function walkThrough(engine: Engine, inputs: Texts, more: More = {}): Promise<Walked> {
  const { runner, told } = recordingRunner();
  const read = (name: string): string => inputs[name] ?? '';
  const rules = { failOnConflict: true, missing: 'warn', noEngine: 'fail', summary: true } as const;
  const tell = (done: Report, its: RunResult['rules'], isRefused = false): Promise<void> =>
    publish({ report: done, rules: its, isRefused }, { wasProgressShown: false, stateProblems: [] }, runner);
  try {
    const parsed = parseInputs(read, Object.keys(inputs));
    const host = await clean({
      ...ALONE,
      ...more,
      engine: rememberingMounts(engine),
      inputs: parsed,
      baseline: more.recorded === undefined ? undefined : sameEngine(engine, more.recorded),
    });
    const done = report([host], parsed);
    await tell(done, parsed);
    return { report: done, ...told() };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const done = refused(error.problems, inputs['dry-run'] === 'true');
    await tell(done, rules, true);
    return { report: done, ...told() };
  }
}

const never = new AbortController().signal;
const UNHURRIED: Deadline = {
  stopStarting: never,
  stopWaiting: never,
  timeToLook: () => never,
  cause: () => 'time',
};

/** Of a step outside of containers, with all the time that it wants. */
const ALONE = {
  ownContainer: () => [],
  deadline: UNHURRIED,
  askPullRequests: () => Promise.resolve({ known: new Map<number, Numbered>() }),
  onDone: () => undefined,
  debug: undefined,
};
