import { whyNoBuilds, whyNoDisk } from '../testbed/engines/requirements.ts';
import { cases } from './race/cases.ts';
import { contestants } from './race/contestants.ts';
import { whyNotCold } from './race/disk.ts';
import { goldenDisk } from './race/golden.ts';
import { runCase, type CaseResult } from './race/rounds.ts';
import type { ShapeName } from './shapes/shapes.ts';
import { benchedStores, type BenchedStore } from './stores.ts';
import type { Workspace } from './workspace.ts';

/** What is to be measured; what is left out is all. */
export interface Parts {
  readonly case?: readonly string[] | undefined;
  readonly store?: string | undefined;
  readonly contestant?: readonly string[] | undefined;
  readonly rounds?: string | undefined;
  readonly isCold: boolean;
}

/** Case by case on one store, then on the other. A disk is there only while its cases run. */
export async function runParts(
  asked: Parts,
  workspace: Workspace,
  say: (text: string) => void,
): Promise<readonly CaseResult[]> {
  const reason = whyNoDisk() ?? whyNoBuilds() ?? (asked.isCold ? whyNotCold() : undefined);
  if (reason !== undefined) throw new Error(reason);
  const chosen = cases.filter(({ name }) => asked.case?.includes(name) ?? true);
  const usedShapes = new Set(chosen.map(({ shape }) => shape));
  const results: CaseResult[] = [];
  for (const store of benchedStores.filter((name) => asked.store === undefined || asked.store === name)) {
    for (const shape of usedShapes) results.push(...(await runShape(shape, store)));
  }
  return results;

  async function runShape(shape: ShapeName, store: BenchedStore): Promise<readonly CaseResult[]> {
    say(`filling a disk: ${shape}, ${store}`);
    await using golden = await goldenDisk(shape, store, workspace);
    const done: CaseResult[] = [];
    for (const one of chosen.filter((candidate) => candidate.shape === shape)) {
      const ground = { store, golden: golden.file, workspace, isCold: asked.isCold };
      const rounds = Number(asked.rounds ?? one.rounds);
      const running = contestants.filter(
        ({ name }) => one.contestants.includes(name) && (asked.contestant?.includes(name) ?? true),
      );
      done.push(await runCase(one, running, ground, rounds, say));
    }
    return done;
  }
}
