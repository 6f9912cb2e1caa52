import * as wire from './wire.ts';
import type { Container } from '../model/container.ts';
import { type Image, referencesOf } from '../model/image.ts';
import { list, object, optionalString, parseJson, string } from './body.ts';
import type { Engine } from './port.ts';

/** The questions that Podman answers in its own way. */
interface Asking {
  /** The answer to a GET; undefined for a 404. */
  readonly ifThere: (path: string) => Promise<string | undefined>;
  readonly get: (path: string) => Promise<string>;
  readonly segment: (name: string) => string;
}

/**
 * A digest is a name only where the image was pulled by it, and nothing can be removed by the others. The list of images
 * tells which is which; a look at one image does not.
 */
export function podmanImages(body: string): readonly Image[] {
  return wire.images(body).map((image) => {
    const implied = image.digests.filter((name) => !image.ownDigests.includes(name));
    return { ...image, digests: image.ownDigests, impliedDigests: implied };
  });
}

/** Docker's API knows no pods, so Podman's own list of containers tells. */
export function inTheirPods(containers: readonly Container[], ownList: string): readonly Container[] {
  const pods = new Map(
    list(parseJson(ownList)).flatMap((entry) => {
      const json = object(entry);
      const pod = optionalString(json['Pod']);
      const name = optionalString(json['PodName']);
      return pod === '' ? [] : [[string(json['Id']), name === '' ? pod.slice(0, 12) : name] as const];
    }),
  );
  return containers.map((container) => {
    const pod = pods.get(container.id);
    return pod === undefined ? container : { ...container, pod };
  });
}

/** Looks an image up as the others do, and never finds another one than is meant. */
export function podmanInspect({ ifThere, get, segment }: Asking): Engine['inspect'] {
  const lookUp = async (name: string): Promise<Image | undefined> => {
    const body = await ifThere(`/images/${segment(name)}/json`);
    if (body === undefined) return undefined;
    const image = wire.image(body);
    const filters = JSON.stringify({ id: [image.id.replace('sha256:', '')] });
    const listed = podmanImages(
      await get(`/images/json?all=1&${new URLSearchParams({ filters }).toString()}`),
    );
    const held = listed.find(({ id }) => id === image.id);
    // Gone between the two answers.
    if (held === undefined) return undefined;
    const { tags, digests, ownDigests, impliedDigests = [] } = held;
    return { ...image, tags, digests, ownDigests, impliedDigests };
  };
  const byPrefix = async (prefix: string): Promise<Image | undefined> => {
    // It takes no short ID with its algorithm, and one without may read as a name.
    const image = await lookUp(prefix.replace('sha256:', ''));
    if (image === undefined || image.id.startsWith(prefix)) return image;
    const ids = podmanImages(await get('/images/json?all=1')).map(({ id }) => id);
    const [only, ...others] = ids.filter((id) => id.startsWith(prefix));
    return only === undefined || others.length > 0 ? undefined : lookUp(only);
  };
  return async (name) => {
    if (/^sha256:[a-f0-9]{4,63}$/.test(name)) return byPrefix(name);
    const image = await lookUp(name);
    if (image === undefined || image.id === name) return image;
    // Podman also takes the end of a name for the whole.
    const names = [...referencesOf(image), ...(image.impliedDigests ?? [])];
    return names.includes(name) ? image : undefined;
  };
}
