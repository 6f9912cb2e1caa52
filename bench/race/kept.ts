import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchedStore } from '../stores.ts';
import type { Case } from './cases.ts';
import { contestants } from './contestants.ts';
import type { CaseResult, Failure } from './rounds.ts';
import type { Run } from './run-once.ts';

/** Cases that were measured already, so that an interrupted benchmark goes on where it was. */
export interface Kept {
  find(one: Case, store: BenchedStore): CaseResult | undefined;
  keep(result: CaseResult): void;
  /** When they are told, so that the next benchmark measures anew. */
  forget(): void;
}

interface Line {
  readonly case: string;
  readonly store: BenchedStore;
  readonly runs: Readonly<Record<string, readonly Run[]>>;
  readonly bareNode: readonly number[];
  readonly failures: readonly Failure[];
}

export const nothingKept: Kept = { find: () => undefined, keep: () => undefined, forget: () => undefined };

/** What is raced, and how. */
function digestOfBenchmark(): string {
  const hash = createHash('sha256');
  const folder = join(import.meta.dirname, '..');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  for (const name of names.sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

/** @param bundle its digest: with another bundle, or after a change of the benchmark, all is measured anew */
export function keptFor(bundle: string): Kept {
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench');
  const file = join(folder, `${bundle}-${digestOfBenchmark()}.jsonl`);
  mkdirSync(folder, { recursive: true });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  return {
    find: (one, store) => {
      const found = lines.find((line) => line.case === one.name && line.store === store);
      if (found === undefined) return undefined;
      const runs = contestants.flatMap((contestant): readonly [typeof contestant, readonly Run[]][] => {
        const done = found.runs[contestant.name];
        return done === undefined ? [] : [[contestant, done]];
      });
      const { bareNode, failures } = found;
      return { case: one, store, runs: new Map(runs), bareNode, failures };
    },
    keep: ({ case: { name }, store, runs, bareNode, failures }) => {
      const byName = Object.fromEntries([...runs].map(([contestant, done]) => [contestant.name, done]));
      const line: Line = { case: name, store, runs: byName, bareNode, failures };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
    forget: () => {
      rmSync(file, { force: true });
    },
  };
}
