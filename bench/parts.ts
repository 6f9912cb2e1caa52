import type { Say } from './clock.ts';
import { whyNoBuilds, whyNoDisk } from '../testbed/engines/requirements.ts';
import { cases, type Case, contestantsOf } from './race/cases.ts';
import { whyNotCold } from './race/disk.ts';
import { goldenDisk } from './race/golden.ts';
import type { Kept } from './race/kept.ts';
import { runCase, type CaseResult } from './race/rounds.ts';
import { benchedStores } from './stores.ts';
import type { Workspace } from './workspace.ts';

/** What is to be measured; what is left out is all. */
export interface Parts {
  /** Names of cases. */
  readonly shape?: readonly string[] | undefined;
  readonly store?: string | undefined;
  readonly contestant?: readonly string[] | undefined;
  readonly rounds?: string | undefined;
}

/** Case by case on one store, then on the other. A disk is there only while its cases run. */
export async function runParts(
  asked: Parts,
  workspace: Workspace,
  say: Say,
  kept: Kept,
): Promise<readonly CaseResult[]> {
  const chosen = chosenCases(asked.shape);
  const isCold = chosen.some((one) => one.isCold === true);
  const reason = whyNoDisk() ?? whyNoBuilds() ?? (isCold ? whyNotCold() : undefined);
  if (reason !== undefined) throw new Error(reason);
  const results: CaseResult[] = [];
  for (const store of benchedStores.filter((name) => asked.store === undefined || asked.store === name)) {
    for (const shape of new Set(chosen.map((one) => one.shape))) {
      const ofShape = chosen.filter((one) => one.shape === shape);
      const known = ofShape.flatMap((one) => kept.find(one, store) ?? []);
      results.push(...known);
      const missing = ofShape.filter((one) => !known.some((result) => result.case === one));
      if (missing.length === 0) continue;
      say(`filling a disk: ${shape}, ${store}`);
      using golden = await goldenDisk(shape, store);
      const ground = { store, golden: golden.file, workspace };
      for (const one of missing) {
        const running = contestantsOf(one).filter(({ name }) => asked.contestant?.includes(name) ?? true);
        const result = await runCase(one, running, ground, Number(asked.rounds ?? one.rounds), say);
        kept.keep(result);
        results.push(result);
      }
    }
  }
  return results;
}

export function chosenCases(names: readonly string[] | undefined): readonly Case[] {
  const chosen = cases.filter(({ name }) => names?.includes(name) ?? true);
  if (chosen.length > 0) return chosen;
  throw new Error(`--shape takes one of ${cases.map(({ name }) => name).join(', ')}`);
}
