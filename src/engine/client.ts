import { statfs } from 'node:fs/promises';
import { type Container, isRunning, type Mount, namesMounted, SECOND } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import type { Disk, Image } from '../model/image.ts';
import { repositoryOf } from '../model/reference.ts';
import type { RemovalAnswer } from '../model/removal.ts';
import { minorOf } from '../model/text.ts';
import { cacheRecords, pruneAnswer, pruneQuery } from './build-cache.ts';
import { unlessOver } from './deadline.ts';
import { isLostRaceOf2010 } from './errors.ts';
import { podmanImages, podmanInspect, withPodNames } from './podman.ts';
import type { Engine } from './port.ts';
import { removeContainer } from './remove-container.ts';
import {
  getter,
  listQuery,
  read,
  removalAnswer,
  removalQuery,
  segment,
  statusError,
  variantQuery,
  withRetries,
} from './requests.ts';
import type { Transport } from './transport.ts';
import { containerSizes, usage } from './sizes.ts';
import * as wire from './wire.ts';
import * as beside from './wire-beside.ts';

/** Whether any request was sent that changes the engine's state. */
interface Changes {
  areRequested: boolean;
}

interface Greeted extends Pick<Engine, 'facts' | 'clock' | 'storeSize' | 'engineId'> {
  readonly root: string;
  /** The version of Podman's own API. */
  readonly ownApi: string;
  readonly changes: Changes;
}

export function client(transport: Transport, base: string, greeted: Greeted, signal: AbortSignal): Engine {
  const { facts, changes } = greeted;
  const get = getter(transport, base, signal);
  const getIfExists = async (path: string): Promise<string | undefined> => {
    const { status, body } = await read(transport, base + path, signal, (code) => code >= 500);
    if (status === 404) return undefined;
    if (status === 200) return body;
    if (isLostRaceOf2010(status, wire.message(body))) return undefined;
    throw statusError(status, body);
  };
  const { digests, hasLibpod, hasBuildCache, refusals, tellsVariantSizesSince } = TRAITS[facts.store];
  const knowsVariantSizes = minorOf(facts.apiVersion) >= tellsVariantSizesSince;
  const imagesIn = hasLibpod ? podmanImages : wire.images;
  const complete = (image: Image): Image => (digests === 'tags' ? withDigestsOfTags(image) : image);
  const inspect = async (name: string, withVariantSizes = false): Promise<Image | undefined> => {
    const query = withVariantSizes && knowsVariantSizes ? '?manifests=1' : '';
    const body = await getIfExists(`/images/${segment(name)}/json${query}`);
    return body === undefined ? undefined : wire.image(body);
  };
  const remove = (
    name: string,
    query: URLSearchParams,
    conflictStatuses: readonly number[] = [409],
  ): Promise<RemovalAnswer> =>
    removalAnswer(conflictStatuses, () => {
      const path = `${base}/images/${segment(name)}`;
      changes.areRequested = true;
      return transport.send('DELETE', query.size > 0 ? `${path}?${query.toString()}` : path, signal);
    });
  return {
    host: transport.endpoint.url,
    ...greeted,
    hasActed: () => changes.areRequested,
    inspect: hasLibpod ? podmanInspect({ getIfExists, get, segment }) : inspect,
    images: async () => imagesIn(await get('/images/json?all=1')).map(complete),
    listed: async (filters, withHidden = false) =>
      imagesIn(await get(`/images/json${listQuery(filters, withHidden)}`)),
    containers: async (withPods = false) => {
      const found = wire.containers(await get('/containers/json?all=1'));
      if (!hasLibpod || !withPods) return found;
      const getOwn = getter(transport, `/v${greeted.ownApi}/libpod`, signal);
      return withPodNames(found, await getOwn('/containers/json?all=true'));
    },
    containerSizes: async () => containerSizes(await get('/containers/json?all=1&size=1')),
    networks: async () => beside.networks(await get('/networks')),
    volumes: async () => beside.volumes(await get('/volumes')),
    history: async (id) => {
      const body = await getIfExists(`/images/${segment(id)}/history`);
      return body === undefined ? undefined : wire.historySizes(body);
    },
    usage: async () => {
      const found = usage(await get('/system/df?type=image&type=build-cache'));
      return { ...found, listed: found.listed.map(complete) };
    },
    buildCache: async () => (hasBuildCache ? cacheRecords(await get('/system/df?type=build-cache')) : []),
    pruneBuildCache: (request) =>
      pruneAnswer(() => {
        const query = pruneQuery(request, minorOf(facts.apiVersion));
        changes.areRequested = true;
        return transport.send('POST', `${base}/build/prune?${query}`, signal);
      }),
    variants: async (name) => {
      const body = await getIfExists(`/images/${segment(name)}/json?manifests=1`);
      return body === undefined ? [] : wire.variants(body);
    },
    variantLayers: async (name, platform) => {
      const query = new URLSearchParams({ platform: JSON.stringify(platform) });
      const body = await getIfExists(`/images/${segment(name)}/json?${query.toString()}`);
      return body === undefined ? [] : wire.diffIds(body);
    },
    disk: () => diskOf(greeted.root, signal),
    removeContainer: async (id, force) => {
      const path = `${base}/containers/${segment(id)}`;
      changes.areRequested = true;
      return removeContainer(transport, path, force, signal);
    },
    removeVariant: (name, platform) => remove(name, variantQuery(platform)),
    remove: (name, options) => remove(name, removalQuery(options), refusals),
    save: async (names) => {
      const query = new URLSearchParams(names.map((name): [string, string] => ['names', name]));
      const path = `${base}/images/get?${query.toString()}`;
      const answer = await withRetries(
        () => transport.stream(path, signal),
        () => false,
      );
      if ('chunks' in answer) return answer.chunks;
      throw statusError(answer.status, answer.body);
    },
    until: (newSignal) => client(transport, base, greeted, newSignal),
  };
}

/**
 * The same engine, whose containers also say which images they mount. An engine reports only the name of a mounted
 * image, so which image that name meant is concluded, once for each container.
 */
export function rememberingMounts(
  engine: Engine,
  known = new Map<string, Promise<readonly Mount[]>>(),
): Engine {
  const mountsOf = (container: Container): Promise<readonly Mount[]> => {
    const started = known.get(container.id);
    if (started !== undefined) return started;
    const mounts = lookUpMounts(container, engine);
    known.set(container.id, mounts);
    // Ask again the next time if this fails.
    mounts.catch(() => known.delete(container.id));
    return mounts;
  };
  return {
    ...engine,
    containers: async (withPods) => {
      const listed = await engine.containers(withPods);
      return Promise.all(
        listed.map(async (container) => {
          const isMounting = container.mountedImages.length > 0 && isRunning(container);
          return isMounting ? { ...container, mounted: await mountsOf(container) } : container;
        }),
      );
    },
    until: (signal) => rememberingMounts(engine.until(signal), known),
  };
}

function lookUpMounts(container: Container, engine: Engine): Promise<readonly Mount[]> {
  return Promise.all(
    container.mountedImages.map(async (name): Promise<Mount> => {
      const image = await firstFound(namesMounted(name), engine);
      if (image !== undefined) return { name, image: image.id, doubt: doubtAbout(image, container) };
      // An ID identifies the image even when it is gone.
      return { name, doubt: /^(?:sha256:)?[a-f0-9]{4,64}$/.test(name) ? 'none' : 'any' };
    }),
  );
}

async function firstFound(names: readonly string[], engine: Engine): Promise<Image | undefined> {
  const found = await Promise.all(names.map((name) => engine.inspect(name)));
  return found.find((image) => image !== undefined);
}

/** Whether the container may have mounted another image than the one that has the name now. */
function doubtAbout({ created: built = 0, tagged }: Image, { created = 0 }: Container): Mount['doubt'] {
  if (Math.max(built, tagged ?? 0) >= created + SECOND) return 'any';
  // The classic store does not record when a pull or a load set a name, so the name may have moved without a trace.
  return tagged === undefined || tagged >= created ? 'untagged' : 'none';
}

/** `statfs` needs no permission for the folder itself. */
async function diskOf(root: string, signal: AbortSignal): Promise<Disk | undefined> {
  return root === '' ? undefined : unlessOver(statDisk(root), signal, undefined);
}

async function statDisk(root: string): Promise<Disk | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(root);
    return blocks === 0 ? undefined : { free: bavail * bsize, size: blocks * bsize };
  } catch {
    return undefined;
  }
}

/**
 * The containerd store derives a digest from each tag. Its lists leave out some of them where an image has tags in several
 * repositories.
 */
function withDigestsOfTags(image: Image): Image {
  const derived = image.tags.map((tag) => `${repositoryOf(tag)}@${image.id}`);
  return { ...image, digests: [...new Set([...image.digests, ...derived])] };
}
