import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import { buildVersions, loadBase } from '../../test/support/builds/builds.ts';

const MB = 1_000_000;
const VERSIONS = 5;
const names = ['shop', 'mail', 'search', 'pay'];
const base = 'base:1';

export const applications: readonly string[] = [
  base,
  ...names.flatMap((name) => Array.from({ length: VERSIONS }, (_, index) => `${name}:${index + 1}`)),
];

/** Only real builds leave a cache, and on the classic store it holds the same layers as the images. */
export async function buildAll(engine: RunningEngine): Promise<void> {
  await loadBase(engine, base, 50 * MB);
  for (const name of names) await buildVersions(engine, name, VERSIONS, { base, bytes: 20 * MB });
}
