/**
 * `npm run soak`: rounds of jobs that clean one engine at the same time, on each store, with a client that works on it
 * too. `npm run soak -- 5` makes five rounds. Exits with 1 if a report was untrue or anything leaked.
 */
import process from 'node:process';
import type { EngineName } from '../../testbed/engines/kinds.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { startEngine } from '../../testbed/engines/start-engine.ts';
import { vitalsOf } from './engine-vitals.ts';
import { judgeSoak, soakTable, type Soak } from './figures.ts';
import { furnish, soakRound, type Round } from './round.ts';

const ROUNDS = Number(process.argv[2] ?? 30);
const kinds: readonly EngineName[] = ['graphdriver-28.5', 'containerd-28.5'];

const soaks: Soak[] = [];
for (const kind of kinds) soaks.push(await soak(kind));
console.log(`\n${soakTable(soaks)}`);
const problems = soaks.flatMap(judgeSoak);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

async function soak(kind: EngineName): Promise<Soak> {
  await using running = await startEngine(kind);
  const engine = seedEngine(running);
  await furnish(engine);
  const rounds: Round[] = [];
  const start = performance.now();
  for (let n = 1; n <= ROUNDS; n += 1) {
    const round = await soakRound(engine, n);
    rounds.push({ ...round, vitals: vitalsOf(running.pid) });
    const { removed, problems: found } = round;
    console.log(`${kind}, round ${n}: ${removed} images removed, ${found.length} problems`);
  }
  return { kind, rounds, seconds: (performance.now() - start) / 1000 };
}
