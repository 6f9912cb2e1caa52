import { hintFor } from './hint.ts';
import { isReference, parseReference, type Reference } from './reference.ts';

/** One thing that the user asked for, before any engine was asked what it is. */
export type Item =
  | { readonly kind: 'reference'; readonly requested: string; readonly reference: Reference }
  | { readonly kind: 'id'; readonly requested: string; readonly hex: string }
  /** Reads as a name and as an ID alike: as in Docker the name wins, and only the engine knows whether there is one. */
  | {
      readonly kind: 'reference-or-id';
      readonly requested: string;
      readonly reference: Reference;
      readonly hex: string;
    };

export interface ItemProblem {
  readonly requested: string;
  readonly problem: string;
}

const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;
const FULL_ID_LENGTH = 64;
/** Would be a tag of an image called `sha256`, which nobody means. */
const MISTYPED_ID = /^sha256:(?=.{40})(?![a-f0-9]{1,64}$)/;
const PATTERN = /[*?[\]{}]/;

export function parseItem(requested: string): Item | ItemProblem {
  const hex = ID.exec(requested)?.[1];
  if (hex?.length === FULL_ID_LENGTH) return { kind: 'id', requested, hex };
  const reference = parseReference(requested);
  if (isReference(reference) && !MISTYPED_ID.test(requested)) {
    return hex === undefined
      ? { kind: 'reference', requested, reference }
      : { kind: 'reference-or-id', requested, reference, hex };
  }
  const hint = hintFor(requested);
  if (hint === undefined && PATTERN.test(requested)) {
    return { requested, problem: 'a pattern, which this version does not support; list names or IDs' };
  }
  const why = hint ?? ('problem' in reference ? reference.problem : '');
  return { requested, problem: `not an image reference or ID: ${why}` };
}

export function isItem(parsed: Item | ItemProblem): parsed is Item {
  return 'kind' in parsed;
}
