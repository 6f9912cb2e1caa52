import { createHash } from 'node:crypto';
import type { Image } from '../../model/image.ts';
import { familiar } from '../../model/reference.ts';

/** Leaves room for what is added, and for file systems that allow no more than 143 bytes. */
const LONGEST_NAME = 70;

const ID_DIGITS = 12;

const CONTENT_DIGITS = 8;

/** What a file brings back beside the image itself. */
export interface Content {
  /** The names that it was asked for by. */
  readonly names: readonly string[];
  /** IDs of the images that go along. */
  readonly company: readonly string[];
  readonly variants: readonly string[];
}

/**
 * A name that people recognise, and that no file system takes for anything else. The digits at its end stand for all that
 * the file brings back, so that it only ever takes the place of one that brings back the same.
 */
export function fileNameOf(image: Image, { names, company, variants }: Content): string {
  const name = nameOf(image)
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '_');
  const digits = image.id.replace(/^sha256:/, '').slice(0, ID_DIGITS);
  const whole = JSON.stringify([image.id, names.toSorted(), company.toSorted(), variants.toSorted()]);
  const content = createHash('sha256').update(whole).digest('hex').slice(0, CONTENT_DIGITS);
  return `${name.slice(0, LONGEST_NAME)}-${digits}-${content}.tar`;
}

/** Engines give the names of an image in no order. */
function nameOf({ tags, digests }: Image): string {
  const [first] = [...tags.toSorted(), ...digests.toSorted()];
  return first === undefined ? 'untagged' : (familiar(first).split('@')[0] ?? first);
}
