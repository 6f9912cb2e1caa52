import { familiar } from '../domain/reference.ts';
import type { Image } from '../domain/store.ts';

/** Leaves room for what is added, and for file systems that allow no more than 143 bytes. */
const LONGEST_NAME = 80;
const ID_DIGITS = 12;

/** A name that people recognise, and that no file system takes for anything else; the same for the same image. */
export function fileNameOf(image: Image): string {
  const name = nameOf(image)
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '_');
  const digits = image.id.replace(/^sha256:/, '').slice(0, ID_DIGITS);
  return `${name.slice(0, LONGEST_NAME)}-${digits}.tar`;
}

/** Engines give the names of an image in no order. */
function nameOf({ tags, digests }: Image): string {
  const [first] = [...tags.toSorted(), ...digests.toSorted()];
  return first === undefined ? 'untagged' : (familiar(first).split('@')[0] ?? first);
}
