import type { Say } from '../clock.ts';
import type { Case } from './cases.ts';
import type { Contestant } from './contestants.ts';
import { bareNode, ProcessFailed, timedSuccess } from '../timed-process.ts';
import { runOnce, type Ground, type Run } from './run-once.ts';

export interface CaseResult {
  readonly case: Case;
  readonly store: Ground['store'];
  /** In the order of the contestants; each has a run for each round. */
  readonly runs: ReadonlyMap<Contestant, readonly Run[]>;
  /** What Node takes to do nothing, once in each round: the machine of a cloud is not equally fast at all times. */
  readonly bareNode: readonly number[];
  /** Runs of others that ended with an error, and were done again. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly label: string;
  readonly message: string;
}

/** An engine that answers every time with an error is no flaw of the contestant. */
const MOST_FAILURES = 5;

/**
 * Everyone once in each round, beginning with another one each time, and every second time backwards: all have their
 * share of what the machine does, and nobody always comes after the same one.
 */
export async function runCase(
  one: Case,
  contestants: readonly Contestant[],
  ground: Ground,
  rounds: number,
  say: Say,
): Promise<CaseResult> {
  const runs = new Map<Contestant, Run[]>(contestants.map((contestant) => [contestant, []]));
  const bare: number[] = [];
  const failures: Failure[] = [];
  for (let nth = 0; nth < rounds; nth += 1) {
    const first = nth % contestants.length;
    const turn = [...contestants.slice(first), ...contestants.slice(0, first)];
    bare.push((await timedSuccess(bareNode(ground.workspace.folder))).seconds);
    for (const contestant of nth % 2 === 0 ? turn : turn.toReversed()) {
      const run = await runUntilItSucceeds(contestant, one, ground, failures);
      runs.get(contestant)?.push(run);
      const { seconds, engineSeconds, written, got, claim } = run;
      say(
        [
          `${one.name}, ${ground.store}, round ${nth + 1}, ${contestant.name}: ${seconds.toFixed(2)} s`,
          `engine ${engineSeconds.toFixed(2)} s`,
          `written ${megabytes(written)}`,
          `claims ${claim.bytes === undefined ? 'nothing' : megabytes(claim.bytes)} ${claim.method ?? ''}`,
          `got ${megabytes(got)}`,
        ].join(', '),
      );
    }
  }
  return { case: one, store: ground.store, runs, bareNode: bare, failures };
}

/** What people type can fail without their doing. That is a part of the truth, and no time. */
async function runUntilItSucceeds(
  contestant: Contestant,
  one: Case,
  ground: Ground,
  failures: Failure[],
): Promise<Run> {
  for (;;) {
    try {
      return await runOnce(contestant, one, ground);
    } catch (error) {
      if (
        !(error instanceof ProcessFailed) ||
        contestant.kind === 'action' ||
        failures.length === MOST_FAILURES
      )
        throw error;
      failures.push({ label: contestant.label, message: error.lastLine });
    }
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
