import { grouped } from './grouped.ts';
import type { Image } from './store.ts';
import { openTargets, type Survey } from './survey.ts';
import type { PresentTarget } from './target.ts';

/** The removals that concern one image, in the order in which they must be sent. */
export interface Group {
  readonly image: string;
  readonly steps: readonly PresentTarget[];
}

/** Groups of one wave do not depend on one another; a wave begins when the one before is done. */
export type Plan = readonly (readonly Group[])[];

/** References before IDs, children before parents: so the order in which the user wrote the items means nothing. */
export function plan(survey: Survey): Plan {
  const groups = grouped(openTargets(survey), ({ image }) => image);
  const depth = depthBelow(new Set(groups.keys()), survey.images);
  const waves: Group[][] = [];
  for (const [image, targets] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    (waves[depth.get(image) ?? 0] ??= []).push({ image, steps: inOrder(targets) });
  }
  // Parents that run in a circle, which no sane engine tells of, would leave a gap.
  return waves.filter((wave) => wave.length > 0);
}

/** The order in which the removals of one image must be sent. */
export function inOrder(targets: readonly PresentTarget[]): readonly PresentTarget[] {
  const ranked = targets.map((target) => ({ target, rank: rank(target) }));
  return ranked.toSorted((a, b) => a.rank.localeCompare(b.rank, 'en')).map(({ target }) => target);
}

/** Tags first: removing the last tag of a repository takes its digests along, so that they need no word of their own. */
function rank(target: PresentTarget): string {
  if (target.kind === 'id') return '2';
  return `${target.reference.includes('@') ? '1' : '0'}${target.reference}`;
}

/** How many chosen images must go before this one: the longest line of chosen descendants. */
function depthBelow(
  chosen: ReadonlySet<string>,
  images: ReadonlyMap<string, Image>,
): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  const line = new Set(chosen);
  for (const id of line) {
    const parent = images.get(id)?.parent;
    if (parent === undefined) continue;
    line.add(parent);
    waiting.set(parent, (waiting.get(parent) ?? 0) + 1);
  }
  const depth = new Map<string, number>();
  // Each image when all that is built on it is done; in a circle, which no sane engine tells of, none ever is.
  const ready = [...line].filter((id) => !waiting.has(id));
  for (const id of ready) {
    const parent = images.get(id)?.parent;
    if (parent === undefined) continue;
    const below = (depth.get(id) ?? 0) + (chosen.has(id) ? 1 : 0);
    depth.set(parent, Math.max(depth.get(parent) ?? 0, below));
    const left = (waiting.get(parent) ?? 0) - 1;
    waiting.set(parent, left);
    if (left === 0) ready.push(parent);
  }
  return depth;
}
