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
  const groups = new Map<string, PresentTarget[]>();
  for (const target of openTargets(survey)) {
    groups.set(target.image, [...(groups.get(target.image) ?? []), target]);
  }
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
  return targets.toSorted((a, b) => rank(a).localeCompare(rank(b), 'en'));
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
  const depth = new Map<string, number>();
  for (const start of chosen) {
    let below = 0;
    const seen = new Set<string>();
    for (let id: string | undefined = start; id !== undefined && !seen.has(id); id = images.get(id)?.parent) {
      seen.add(id);
      if (!chosen.has(id)) continue;
      depth.set(id, Math.max(depth.get(id) ?? 0, below));
      below += 1;
    }
  }
  return depth;
}
