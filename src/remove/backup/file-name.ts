import { createHash } from 'node:crypto';
import type { Image } from '../../model/image.ts';
import { familiar } from '../../model/reference.ts';

/** Leaves space for what is appended: some file systems allow only 143 bytes. */
const LONGEST_NAME = 70;

const ID_DIGITS = 12;

const CONTENT_DIGITS = 8;

/** What an archive brings back beside the image itself. */
export interface Content {
  /** The names that the engine is asked to save. */
  readonly names: readonly string[];
  /** IDs of the untagged parents that are saved with it. */
  readonly parentIds: readonly string[];
  readonly variants: readonly string[];
}

/**
 * A name that people recognise and every file system accepts. The digits at its end are a digest of all that the
 * archive brings back, so that a file only ever replaces one with the same content.
 */
export function fileNameOf(image: Image, { names, parentIds, variants }: Content): string {
  const name = nameOf(image)
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '_');
  const digits = image.id.replace(/^sha256:/, '').slice(0, ID_DIGITS);
  const all = JSON.stringify([image.id, names.toSorted(), parentIds.toSorted(), variants.toSorted()]);
  const content = createHash('sha256').update(all).digest('hex').slice(0, CONTENT_DIGITS);
  return `${name.slice(0, LONGEST_NAME)}-${digits}-${content}.tar`;
}

/** Sorted, because engines list the names of an image in no particular order. */
function nameOf({ tags, digests }: Image): string {
  const [first] = [...tags.toSorted(), ...digests.toSorted()];
  return first === undefined ? 'untagged' : (familiar(first).split('@')[0] ?? first);
}
