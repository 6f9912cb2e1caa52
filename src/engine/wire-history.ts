// What an image's history tells: the sizes of its layers, and on the containerd store who it is, at a third of the price.

import type { Image } from '../model/image.ts';
import { repositoryOf } from '../model/reference.ts';
import { list, object, optionalString, parseJson } from './json.ts';
import { fullId, names } from './wire.ts';

/**
 * The containerd store puts the image's ID and names at its newest step, and those of the image that it was built on at the
 * next. Undefined where only a look tells for sure: there are not steps enough to hold both; it has no name, or went in that
 * moment; or it has several names and no parent, for each name knows its own, and a look asks them all.
 */
export function imageOfHistory(body: string): Image | undefined {
  const [own, below] = list(parseJson(body)).map(object);
  if (own === undefined || below === undefined) return undefined;
  const id = optionalString(own['Id']);
  if (!isId(id)) return undefined;
  const named = names(own['Tags']);
  const parent = optionalString(below['Id']);
  if (named.length === 0 || (named.length > 1 && !isId(parent))) return undefined;
  const tags = named.filter((name) => !name.includes('@'));
  const ownDigests = named.filter((name) => name.includes('@'));
  const implied = tags.map((tag) => `${repositoryOf(tag)}@${fullId(id)}`);
  return {
    id: fullId(id),
    tags,
    digests: [...new Set([...ownDigests, ...implied])],
    ownDigests,
    ...(isId(parent) ? { parent: fullId(parent) } : {}),
  };
}

/** Steps that are no image of their own are `<missing>`. */
function isId(text: string): boolean {
  return /^(?:sha256:)?[a-f0-9]{64}$/.test(text);
}
