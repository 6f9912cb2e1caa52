import type { Baseline } from '../model/baseline.ts';
import { type Filter, filterText } from '../model/filter.ts';
import type { Image } from '../model/image.ts';
import type { NotChosen } from '../model/outcome.ts';
import { matchesReference, type Pattern } from '../model/pattern.ts';
import { familiar } from '../model/reference.ts';
import { type Target, targetKey } from '../model/removal.ts';
import type { Selector } from '../model/selector.ts';
import { removable } from './matches.ts';

/** Lists what a dry run would not remove, with the reason. */
export function notChosen(
  visible: readonly Image[],
  targets: readonly Target[],
  chooser: Chooser,
): readonly NotChosen[] {
  const chosen = new Set(targets.map(targetKey));
  const patterns = chooser.selectors.filter((selector) => selector.kind === 'pattern');
  const isChosen = (kind: 'reference' | 'id', name: string): boolean => chosen.has(`${kind} ${name}`);
  return visible
    .filter(({ id }) => !isChosen('id', id))
    .flatMap((image) => removableNamesOf(image).map((name) => ({ id: image.id, name })))
    .filter(({ name }) => !isChosen('reference', name))
    .map(({ id, name }) => ({ id, name: familiar(name), reason: reasonFor(name, id, patterns, chooser) }));
}

function removableNamesOf(image: Image): readonly string[] {
  const names = removable(image);
  return names.length === 0 ? [image.id] : names;
}

interface Chooser {
  readonly selectors: readonly Selector[];
  readonly filters: readonly Filter[];
  readonly baseline: Baseline | undefined;
  /** False if GitHub was asked for pull requests and did not answer. */
  readonly isAnswered: boolean;
}

function reasonFor(
  name: string,
  id: string,
  patterns: readonly Pattern[],
  { filters, baseline, isAnswered }: Chooser,
): string {
  const matching = patterns.filter((pattern) =>
    name === id ? pattern.takesUntagged : matchesReference(pattern, name),
  );
  if (matching.length === 0) return 'nothing in `images` names it';
  if (!isAnswered && matching.every((pattern) => pattern.isNumbered))
    return 'GitHub did not say whether its pull request is closed';
  const wasThere = name === id ? baseline?.images.has(id) : baseline?.references.has(name);
  return wasThere === true
    ? 'it was there before this job'
    : `it does not pass the filters (${filterText(filters)})`;
}
