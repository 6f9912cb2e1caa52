import { minorOf, traitsOf } from '../model/engine-traits.ts';
import { type Image } from '../model/image.ts';
import type { RemovalAnswer } from '../model/target.ts';
import { endingWithin } from './deadline.ts';
import { diskOf } from './disk.ts';
import type { Endpoint } from './endpoint.ts';
import { EngineError, isLostRaceOf2010 } from './errors.ts';
import {
  agreedVersion,
  clock,
  engineFacts,
  identity,
  type Identity,
  imageCount,
  ownApiVersion,
} from './facts.ts';
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
import type { HttpAnswer, Transport } from './transport.ts';
import * as wire from './wire.ts';
import { historySizes } from './wire.ts';

const GREETING_MS = 15_000;

/** Greets the engine, agrees on a version, and learns what it is. */
export async function openEngine(
  transport: Transport,
  signal: AbortSignal,
  machine: string,
): Promise<Engine> {
  const greeting = endingWithin(GREETING_MS, signal);
  const ping = await read(transport, '/_ping', greeting, () => false);
  if (ping.status !== 200) throw greetingError(transport.endpoint, ping);
  const theirs = header(ping.headers['api-version']);
  const api = agreedVersion(theirs);
  const get = getter(transport, `/v${api}`, greeting);
  const [version, info] = await Promise.all([get('/version'), get('/info')]);
  const facts = engineFacts(version, info, api, header(ping.headers['server']));
  const acts = { areSent: false };
  const greeted = {
    acts,
    facts,
    clock: clock(info),
    ...whereabouts(identity(info, facts.store), transport, machine),
    storeSize: imageCount(info),
    ownApi: ownApiVersion(header(ping.headers['libpod-api-version']), api),
  };
  return client(transport, `/v${api}`, greeted, signal);
}

/** A socket can lead to another machine, which may have a folder of the same name. */
function whereabouts(
  { engineId, machine, root }: Identity,
  { endpoint }: Transport,
  ownMachine: string,
): Pick<Engine, 'engineId'> & { readonly root: string } {
  return { engineId, root: endpoint.kind === 'socket' && machine === ownMachine ? root : '' };
}

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

function client(transport: Transport, base: string, greeted: Greeted, signal: AbortSignal): Engine {
  const { facts, acts } = greeted;
  const get = getter(transport, base, signal);
  const ifThere = async (path: string): Promise<string | undefined> => {
    const { status, body } = await read(transport, base + path, signal, (code) => code >= 500);
    if (status === 404) return undefined;
    if (status === 200) return body;
    if (isLostRaceOf2010(status, wire.message(body))) return undefined;
    throw statusError(status, body);
  };
  const { hasLibpod, hasBuildCache, refusals, tellsRoomSince } = traitsOf(facts);
  const tellsRoom = minorOf(facts.apiVersion) >= tellsRoomSince;
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

function header(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** An engine with TLS answers 400 to plain HTTP, as Go's servers do, and 400 to a greeting means nothing else. */
function greetingError(endpoint: Endpoint, { status, body }: HttpAnswer): EngineError {
  const isPlain = endpoint.kind === 'tcp' && endpoint.tls === undefined;
  if (status !== 400 || !isPlain) return statusError(status, body);
  const said = wire.message(body).replace(/[.\s]+$/, '');
  const next = 'set DOCKER_TLS_VERIFY to 1, and DOCKER_CERT_PATH to the folder with the keys';
  return new EngineError('unsuitable', `it expects TLS and answers plain HTTP with "${said}"; ${next}`);
}
