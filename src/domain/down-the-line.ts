import type { Image } from './store.ts';

/**
 * What follows for an image from its parent: worked out once for each, however long the lines of parents are. In a circle,
 * which no sane engine tells of, it begins anew.
 */
export function downTheLine<Value>(
  images: ReadonlyMap<string, Image>,
  ofImage: (image: Image, ofParent: Value | undefined) => Value,
): (id: string) => Value | undefined {
  const known = new Map<string, Value>();
  return (id) => {
    const line = new Set<Image>();
    let image = images.get(id);
    while (image !== undefined && !known.has(image.id) && !line.has(image)) {
      line.add(image);
      image = image.parent === undefined ? undefined : images.get(image.parent);
    }
    for (const one of [...line].toReversed()) {
      known.set(one.id, ofImage(one, one.parent === undefined ? undefined : known.get(one.parent)));
    }
    return known.get(id);
  };
}
