import { hintFor } from './hint.ts';
import { isPatternText, parsePattern, type Pattern } from './pattern.ts';
import { isReference, parseReference, type Reference } from './reference.ts';

/** One thing that the user asked for outright, before any engine was asked what it is. */
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

/** Anything that a list of images may hold. */
export type Wish = Item | Pattern;

export interface ItemProblem {
  readonly requested: string;
  readonly problem: string;
}

const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;
const FULL_ID_LENGTH = 64;
/** Would be a tag of an image called `sha256`, which nobody means. */
const MISTYPED_ID = /^sha256:(?=.{40})(?![a-f0-9]{1,64}$)/;

export function parseItem(requested: string): Item | ItemProblem {
  const hex = ID.exec(requested)?.[1];
  if (hex?.length === FULL_ID_LENGTH) return { kind: 'id', requested, hex };
  const reference = parseReference(requested);
  if (isReference(reference) && !MISTYPED_ID.test(requested)) {
    return hex === undefined
      ? { kind: 'reference', requested, reference }
      : { kind: 'reference-or-id', requested, reference, hex };
  }
  const why = hintFor(requested) ?? ('problem' in reference ? reference.problem : '');
  return { requested, problem: `not an image reference or ID: ${why}` };
}

export function isItem(parsed: Item | ItemProblem): parsed is Item {
  return 'kind' in parsed;
}

/** A name with the address of a registry in brackets is a name all the same. */
export function parseWish(requested: string): Wish | ItemProblem {
  const item = parseItem(requested);
  if (isItem(item) || !isPatternText(requested)) return item;
  const pattern = parsePattern(requested);
  return 'kind' in pattern ? pattern : { requested, problem: `no pattern: ${pattern.problem}` };
}

export function isWish(parsed: Wish | ItemProblem): parsed is Wish {
  return 'kind' in parsed;
}
