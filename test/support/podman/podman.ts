import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { EngineUnderTest } from '../engines/on-engines.ts';
import type { Told } from '../engines/step.ts';

export const R = 'localhost/image-rm-test';

/** `<item> <verdict>`, with the kind of a conflict. */
export function verdicts({ report }: Pick<Told, 'report'>): readonly string[] {
  const items: readonly Outcome[] = report.hosts.flatMap((host) => host.items);
  return items.map(({ requested, reference, verdict, conflict }) =>
    [reference ?? requested, verdict, conflict ?? []].flat().join(' '),
  );
}

export async function tagsOf(engine: EngineUnderTest): Promise<readonly string[]> {
  return (await engine.snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();
}

/** What the files in its layers have, as the overlay driver keeps them. */
export function layersOnDisk(engine: EngineUnderTest): number {
  const overlay = join(engine.running?.dataRoot ?? '', 'overlay');
  const files = readdirSync(overlay, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\/diff(?:\/|$)/.test(entry.parentPath),
  );
  return files.reduce((sum, { parentPath, name }) => sum + lstatSync(join(parentPath, name)).size, 0);
}
