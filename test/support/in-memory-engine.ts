import { platformName } from '../../src/model/platform.ts';
import type { CacheAnswer, CacheRequest } from '../../src/model/build-cache.ts';
import { isRunning } from '../../src/model/container.ts';
import type { RemovalAnswer } from '../../src/model/removal.ts';
import { EngineError } from '../../src/engine/errors.ts';
import type { ContainerEnd, Engine } from '../../src/engine/port.ts';
import { diskOf } from './in-memory/bytes.ts';
import * as describe from './in-memory/describe.ts';
import { listedWith } from './in-memory/filters.ts';
import { removeImage } from './in-memory/removal.ts';
import type { StoreState } from './in-memory/state.ts';
import { removeVariant } from './in-memory/variant-removal.ts';

/** What other clients do right before a request, such as `remove docker.io/library/app:1`. */
export type Meanwhile = (request: string, now: StoreState) => StoreState;

export interface InMemoryEngine extends Engine {
  readonly now: () => StoreState;
  /** Every request so far. */
  readonly requests: readonly string[];
}

interface Held {
  now: StoreState;
  hasActed: boolean;
  readonly requests: string[];
  readonly meanwhile: Meanwhile;
}

type Change<Told> = (now: StoreState) => { readonly answer: Told; readonly state: StoreState };

/**
 * An engine without a daemon: it answers from a state, and its removals follow the rules that a dry run follows. The table of
 * cases that runs on real engines runs on it, too.
 */
export function inMemoryEngine(start: StoreState, meanwhile: Meanwhile = (_, now) => now): InMemoryEngine {
  const held: Held = { now: start, hasActed: false, requests: [], meanwhile };
  return { ...port(held, undefined), now: () => held.now, requests: held.requests };
}

function port(held: Held, signal: AbortSignal | undefined): Engine {
  const ask = async <Told>(request: string, answer: (now: StoreState) => Told): Promise<Told> => {
    if (signal?.aborted === true) throw new EngineError('aborted', 'nobody waits for the answer');
    held.now = held.meanwhile(request, held.now);
    held.requests.push(request);
    return answer(held.now);
  };
  const change = async <Told>(request: string, instead: Told, act: Change<Told>): Promise<Told> => {
    if (signal?.aborted === true) return instead;
    held.hasActed = true;
    return ask(request, (now) => {
      const { answer, state } = act(now);
      held.now = state;
      return answer;
    });
  };
  const { facts, clock, images } = held.now;
  const inspect: Engine['inspect'] = (name, withRoom = false) =>
    ask(`inspect ${name}`, (now) => {
      const image = describe.findImage(name, now);
      return image === undefined ? undefined : describe.inspected(image, now, withRoom);
    });
  return {
    host: 'memory://',
    facts,
    engineId: 'in-memory',
    clock,
    storeSize: images.size,
    inspect,
    variants: (name) =>
      ask(`variants ${name}`, (now) => {
        const image = describe.findImage(name, now);
        return image === undefined ? [] : describe.variantsOf(image, now);
      }),
    variantLayers: (name, platform) =>
      ask(`layers ${name}`, (now) => {
        const variants = describe.findImage(name, now)?.variants ?? [];
        const wanted = platformName(platform);
        return variants.find((one) => platformName(one.platform) === wanted)?.diffIds ?? [];
      }),
    images: () =>
      ask('images', (now) => [...now.images.values()].map((image) => describe.listed(image, now))),
    listed: (filters, withHidden = false) => ask('list', (now) => listedWith(filters, withHidden, now)),
    containers: (withPods = false) => ask('containers', (now) => describe.containersOf(now, withPods)),
    containerSizes: () =>
      ask('container sizes', ({ containers }) => new Map(containers.map(({ id }) => [id, 0]))),
    networks: () => ask('networks', ({ networks }) => networks),
    volumes: () => ask('volumes', ({ volumes }) => volumes),
    history: (id) => ask(`history ${id}`, (now) => describe.findImage(id, now)?.history),
    usage: () => ask('usage', describe.usageOf),
    buildCache: () => ask('build cache', describe.cacheOf),
    pruneBuildCache: (request) =>
      change<CacheAnswer>('prune build cache', { kind: 'unanswered' }, (now) => pruneCache(request, now)),
    disk: () => ask('disk', diskOf),
    hasActed: () => held.hasActed,
    removeContainer: (id, force) =>
      change<ContainerEnd>(`remove container ${id}`, { kind: 'unanswered' }, (now) =>
        removeContainer(id, force, now),
      ),
    removeVariant: (name, platform) =>
      change(`remove variant ${name}`, UNANSWERED, (now) => removeVariant(now, name, platform)),
    remove: (name, options) => change(`remove ${name}`, UNANSWERED, (now) => removeImage(now, name, options)),
    save: () =>
      Promise.reject(
        new EngineError('unsuitable', 'an engine in memory knows no content that it could save'),
      ),
    until: (other) => port(held, other),
  };
}

/** Knows conditions on IDs only. */
function pruneCache({ ids }: CacheRequest, now: StoreState): ReturnType<Change<CacheAnswer>> {
  const isGoing = ({ id }: { readonly id: string }): boolean => ids === undefined || ids.includes(id);
  const deleted = now.buildCache.filter(isGoing).map(({ id }) => id);
  return {
    answer: { kind: 'pruned', deleted },
    state: { ...now, buildCache: now.buildCache.filter((record) => !isGoing(record)) },
  };
}

const UNANSWERED: RemovalAnswer = {
  kind: 'error',
  message: 'nobody waits for the answer',
  broken: false,
  aborted: true,
};

function removeContainer(id: string, force: boolean, now: StoreState): ReturnType<Change<ContainerEnd>> {
  const container = now.containers.find((one) => one.id === id);
  if (container !== undefined && isRunning(container) && !force)
    return { answer: { kind: 'stays', why: 'it is running' }, state: now };
  return {
    answer: { kind: 'gone' },
    state: { ...now, containers: now.containers.filter((one) => one.id !== id) },
  };
}
