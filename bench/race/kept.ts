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
  readonly failures: readonly Failure[];
}

export const nothingKept: Kept = { find: () => undefined, keep: () => undefined, forget: () => undefined };

/** What is raced, and how: this folder and that of the shapes. */
function digestOfRace(): string {
  const hash = createHash('sha256');
  for (const folder of [import.meta.dirname, join(import.meta.dirname, '..', 'shapes')])
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

/** @param bundle its digest: with another bundle, or after a change of the race, all is measured anew */
export function keptFor(bundle: string): Kept {
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench');
  const file = join(folder, `${bundle}-${digestOfRace()}.jsonl`);
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
      return { case: one, store, runs: new Map(runs), failures: found.failures };
    },
    keep: ({ case: { name }, store, runs, failures }) => {
      const byName = Object.fromEntries([...runs].map(([contestant, done]) => [contestant.name, done]));
      const line: Line = { case: name, store, runs: byName, failures };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
    forget: () => {
      rmSync(file, { force: true });
    },
  };
}
