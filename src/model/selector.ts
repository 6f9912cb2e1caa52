import { isPatternText, parsePattern, type Pattern } from './pattern.ts';
import { asHeld, fullName, isReference, parseReference, type Reference } from './reference.ts';
import { typoHint } from './typo-hints.ts';

/** One thing that the user asked for outright, before any engine was asked what it is. */
export type NamedSelector =
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
export type Selector = NamedSelector | Pattern;

export interface SelectorProblem {
  readonly requested: string;
  readonly problem: string;
}

const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;

const FULL_ID_LENGTH = 64;

/** Would be a tag of an image called `sha256`, which nobody means. */
const MISTYPED_ID = /^sha256:(?=.{40})(?![a-f0-9]{1,64}$)/;

export function parseNamedSelector(requested: string): NamedSelector | SelectorProblem {
  const hex = ID.exec(requested)?.[1];
  if (hex?.length === FULL_ID_LENGTH) return { kind: 'id', requested, hex };
  const reference = parseReference(requested);
  if (isReference(reference) && !MISTYPED_ID.test(requested)) {
    return hex === undefined
      ? { kind: 'reference', requested, reference }
      : { kind: 'reference-or-id', requested, reference, hex };
  }
  const why = typoHint(requested) ?? ('problem' in reference ? reference.problem : '');
  return { requested, problem: `not an image reference or ID: ${why}` };
}

export function isNamedSelector(parsed: NamedSelector | SelectorProblem): parsed is NamedSelector {
  return 'kind' in parsed;
}

/** A name with the address of a registry in brackets is a name all the same. */
export function parseSelector(requested: string): Selector | SelectorProblem {
  const item = parseNamedSelector(requested);
  if (isNamedSelector(item) || !isPatternText(requested)) return item;
  const pattern = parsePattern(requested);
  return 'kind' in pattern ? pattern : { requested, problem: `no pattern: ${pattern.problem}` };
}

export function isSelector(parsed: Selector | SelectorProblem): parsed is Selector {
  return 'kind' in parsed;
}

/** A name without a tag and without a digest. */
export function isBareName({ requested }: Pick<NamedSelector, 'requested'>): boolean {
  return !/[:@]/.test(requested.slice(requested.lastIndexOf('/') + 1));
}

/** `app:1@sha256:…` means the digest, and whoever keeps it will not want to lose the tag. */
export function namesMeantBy({ reference }: Exclude<NamedSelector, { kind: 'id' }>): readonly string[] {
  const { domain, path, tag } = reference;
  return [asHeld(reference), tag === undefined ? asHeld(reference) : { domain, path, tag }].map(fullName);
}
