import * as wire from './wire.ts';
import type { Container } from '../model/container.ts';
import { type Image, referencesOf } from '../model/image.ts';
import { list, object, optionalString, parseJson, string } from './body.ts';
import type { Engine } from './port.ts';

interface Requests {
  /** The answer to a GET; undefined for a 404. */
  readonly getIfExists: (path: string) => Promise<string | undefined>;
  readonly get: (path: string) => Promise<string>;
  readonly segment: (name: string) => string;
}

/**
 * On Podman a digest is a name only if the image was pulled by it, and no image can be removed by its other digests.
 * Only the list of images tells the two apart.
 */
export function podmanImages(body: string): readonly Image[] {
  return wire.images(body).map((image) => {
    const implied = image.digests.filter((name) => !image.ownDigests.includes(name));
    return { ...image, digests: image.ownDigests, impliedDigests: implied };
  });
}

/** Docker's API knows no pods, so they come from Podman's own list of containers. */
export function withPodNames(containers: readonly Container[], ownList: string): readonly Container[] {
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

/** Looks up an image as on Docker, and rejects another image that Podman finds instead. */
export function podmanInspect({ getIfExists, get, segment }: Requests): Engine['inspect'] {
  const lookUp = async (name: string): Promise<Image | undefined> => {
    const body = await getIfExists(`/images/${segment(name)}/json`);
    if (body === undefined) return undefined;
    const image = wire.image(body);
    const filters = JSON.stringify({ id: [image.id.replace('sha256:', '')] });
    const listed = podmanImages(
      await get(`/images/json?all=1&${new URLSearchParams({ filters }).toString()}`),
    );
    const entry = listed.find(({ id }) => id === image.id);
    // The image was removed between the two answers.
    if (entry === undefined) return undefined;
    const { tags, digests, ownDigests, impliedDigests = [] } = entry;
    return { ...image, tags, digests, ownDigests, impliedDigests };
  };
  const byPrefix = async (prefix: string): Promise<Image | undefined> => {
    // Podman accepts no short ID with `sha256:`, and may read one without it as a name.
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
    // Podman also accepts the end of a name as the whole name.
    const names = [...referencesOf(image), ...(image.impliedDigests ?? [])];
    return names.includes(name) ? image : undefined;
  };
}
