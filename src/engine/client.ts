import { statfs } from 'node:fs/promises';
import * as wire from './wire.ts';
import { type Container, isRunning, type Mount, namesMounted, SECOND } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import type { Disk, Image } from '../model/image.ts';
import type { RemovalAnswer } from '../model/removal.ts';
import { minorOf } from '../model/text.ts';
import { unlessOver } from './deadline.ts';
import { isLostRaceOf2010 } from './errors.ts';
import { inTheirPods, podmanImages, podmanInspect } from './podman.ts';
import type { Engine } from './port.ts';
import { removeContainer } from './remove-container.ts';
import {
  asAnswer,
  getter,
  listQuery,
  read,
  removalQuery,
  repeating,
  segment,
  statusError,
  variantQuery,
} from './requests.ts';
import type { Transport } from './transport.ts';
import { historySizes } from './wire.ts';

/** Whether anything was sent that changes what the engine holds. */
interface Acts {
  areSent: boolean;
}

interface Greeted extends Pick<Engine, 'facts' | 'clock' | 'storeSize' | 'engineId'> {
  readonly root: string;
  /** The version of the API that Podman has beside Docker's. */
  readonly ownApi: string;
  readonly acts: Acts;
}

export function client(transport: Transport, base: string, greeted: Greeted, signal: AbortSignal): Engine {
  const { facts, acts } = greeted;
  const get = getter(transport, base, signal);
  const ifThere = async (path: string): Promise<string | undefined> => {
    const { status, body } = await read(transport, base + path, signal, (code) => code >= 500);
    if (status === 404) return undefined;
    if (status === 200) return body;
    if (isLostRaceOf2010(status, wire.message(body))) return undefined;
    throw statusError(status, body);
  };
  const { hasLibpod, hasBuildCache, refusals, tellsVariantSizesSince } = TRAITS[facts.store];
  const tellsRoom = minorOf(facts.apiVersion) >= tellsVariantSizesSince;
  const imagesIn = hasLibpod ? podmanImages : wire.images;
  const inspect = async (name: string, withRoom = false): Promise<Image | undefined> => {
    const query = withRoom && tellsRoom ? '?manifests=1' : '';
    const body = await ifThere(`/images/${segment(name)}/json${query}`);
    return body === undefined ? undefined : wire.image(body);
  };
  const remove = (
    name: string,
    query: URLSearchParams,
    refused: readonly number[] = [409],
  ): Promise<RemovalAnswer> =>
    asAnswer(refused, () => {
      const path = `${base}/images/${segment(name)}`;
      acts.areSent = true;
      return transport.send('DELETE', query.size > 0 ? `${path}?${query.toString()}` : path, signal);
    });
  return {
    host: transport.endpoint.url,
    ...greeted,
    hasActed: () => acts.areSent,
    inspect: hasLibpod ? podmanInspect({ ifThere, get, segment }) : inspect,
    images: async () => imagesIn(await get('/images/json?all=1')),
    listed: async (filters, withHidden = false) =>
      imagesIn(await get(`/images/json${listQuery(filters, withHidden)}`)),
    containers: async (withPods = false) => {
      const found = wire.containers(await get('/containers/json?all=1'));
      if (!hasLibpod || !withPods) return found;
      const getOwn = getter(transport, `/v${greeted.ownApi}/libpod`, signal);
      return inTheirPods(found, await getOwn('/containers/json?all=true'));
    },
    history: async (id) => {
      const body = await ifThere(`/images/${segment(id)}/history`);
      return body === undefined ? undefined : historySizes(body);
    },
    usage: async () => wire.usage(await get('/system/df?type=image&type=build-cache')),
    hasBuildCache: async () =>
      hasBuildCache && wire.usage(await get('/system/df?type=build-cache')).hasBuildCache,
    variants: async (name) => {
      const body = await ifThere(`/images/${segment(name)}/json?manifests=1`);
      return body === undefined ? [] : wire.variants(body);
    },
    variantLayers: async (name, platform) => {
      const query = new URLSearchParams({ platform: JSON.stringify(platform) });
      const body = await ifThere(`/images/${segment(name)}/json?${query.toString()}`);
      return body === undefined ? [] : wire.diffIds(body);
    },
    disk: () => diskOf(greeted.root, signal),
    removeContainer: async (id, force) => {
      const path = `${base}/containers/${segment(id)}`;
      acts.areSent = true;
      return removeContainer(transport, path, force, signal);
    },
    removeVariant: (name, platform) => remove(name, variantQuery(platform)),
    remove: (name, options) => remove(name, removalQuery(options), refusals),
    save: async (names) => {
      const query = new URLSearchParams(names.map((name): [string, string] => ['names', name]));
      const path = `${base}/images/get?${query.toString()}`;
      const answer = await repeating(
        () => transport.stream(path, signal),
        () => false,
      );
      if ('chunks' in answer) return answer.chunks;
      throw statusError(answer.status, answer.body);
    },
    until: (other) => client(transport, base, greeted, other),
  };
}

type Known = Map<string, Promise<readonly Mount[]>>;

/**
 * The same engine, whose containers also say what their image mounts stood for. Engines only tell the name of a mounted
 * image; whether it still is that image has to be concluded, once for each container.
 */
export function rememberingMounts(engine: Engine, known: Known = new Map()): Engine {
  const mountsOf = (container: Container): Promise<readonly Mount[]> => {
    const begun = known.get(container.id);
    if (begun !== undefined) return begun;
    const asked = lookUp(container, engine);
    known.set(container.id, asked);
    // A question that failed is asked again the next time.
    asked.catch(() => known.delete(container.id));
    return asked;
  };
  return {
    ...engine,
    containers: async (withPods) => {
      const listed = await engine.containers(withPods);
      return Promise.all(
        listed.map(async (container) => {
          const isWorth = container.mountedImages.length > 0 && isRunning(container);
          return isWorth ? { ...container, mounted: await mountsOf(container) } : container;
        }),
      );
    },
    until: (signal) => rememberingMounts(engine.until(signal), known),
  };
}

function lookUp(container: Container, engine: Engine): Promise<readonly Mount[]> {
  return Promise.all(
    container.mountedImages.map(async (name): Promise<Mount> => {
      const image = await firstFound(namesMounted(name), engine);
      if (image !== undefined) return { name, image: image.id, doubt: doubtAbout(image, container) };
      // An ID says which image it is, whether that is still there or not.
      return { name, doubt: /^(?:sha256:)?[a-f0-9]{4,64}$/.test(name) ? 'none' : 'any' };
    }),
  );
}

async function firstFound(names: readonly string[], engine: Engine): Promise<Image | undefined> {
  const found = await Promise.all(names.map((name) => engine.inspect(name)));
  return found.find((image) => image !== undefined);
}

/** Whether another image than the one that has the name now may be what the container mounted. */
function doubtAbout({ created: built = 0, tagged }: Image, { created = 0 }: Container): Mount['doubt'] {
  if (Math.max(built, tagged ?? 0) >= created + SECOND) return 'any';
  // The classic store does not tell when a name came by a pull or a load, so the name may have moved without a trace.
  return tagged === undefined || tagged >= created ? 'untagged' : 'none';
}

/** Needs no rights on the folder itself. */
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
