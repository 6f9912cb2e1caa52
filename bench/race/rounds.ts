import type { Case } from './cases.ts';
import type { Contestant } from './contestants.ts';
import { runOnce, type Ground, type Run } from './run-once.ts';

export interface CaseResult {
  readonly case: Case;
  readonly store: Ground['store'];
  /** In the order of the contestants; each has a run for each round. */
  readonly runs: ReadonlyMap<Contestant, readonly Run[]>;
}

/** Everyone once in each round, beginning with another one each time: all have their share of what the machine does. */
export async function runCase(
  one: Case,
  contestants: readonly Contestant[],
  ground: Ground,
  rounds: number,
  say: (text: string) => void,
): Promise<CaseResult> {
  const runs = new Map<Contestant, Run[]>(contestants.map((contestant) => [contestant, []]));
  for (let nth = 0; nth < rounds; nth += 1) {
    const first = nth % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const run = await runOnce(contestant, one, ground);
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
  return { case: one, store: ground.store, runs };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
