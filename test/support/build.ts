import { isNamedSelector, parseNamedSelector, type NamedSelector } from '../../src/model/selector.ts';
import { fullName, isReference, parseReference } from '../../src/model/reference.ts';
import type { Container } from '../../src/model/container.ts';
import type { Image } from '../../src/model/image.ts';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import type {
  Attempt,
  PresentTarget,
  RemovalAnswer,
  StateAfter,
  Survey,
  Target,
} from '../../src/model/removal.ts';
import type { Outcome } from '../../src/model/outcome.ts';

/** Builders of small worlds for tests. Whatever a test does not set is empty. */

export function id(digits: string): string {
  return `sha256:${digits.padEnd(64, '0')}`;
}

/** The full form of a short name. */
export function full(name: string): string {
  const parsed = parseReference(name);
  if (!isReference(parsed)) throw new Error(`${name}: ${parsed.problem}`);
  return fullName(parsed);
}

export function digestOf(repository: string, digits: string): string {
  return full(`${repository}@${id(digits)}`);
}

/** Takes short names and sorts them into tags and digests. */
export function anImage(digits: string, names: readonly string[] = [], more: Partial<Image> = {}): Image {
  const all = names.map(full);
  return {
    id: id(digits),
    tags: all.filter((name) => !name.includes('@')),
    digests: all.filter((name) => name.includes('@')),
    ownDigests: [],
    layers: [],
    ...more,
  };
}

export function aContainer(image: string, more: Partial<Container> = {}): Container {
  return {
    id: 'c0ffee',
    name: 'web',
    image: id(image),
    networks: [],
    mountedImages: [],
    state: 'running',
    status: 'Up 3 minutes',
    ...more,
  };
}

export function stopped(image: string, more: Partial<Container> = {}): Container {
  return aContainer(image, { name: 'old', state: 'exited', status: 'Exited (0) 2 hours ago', ...more });
}

export interface World {
  readonly store?: EngineKind;
  readonly version?: string;
  readonly newestApi?: string;
  readonly images?: readonly Image[];
  readonly targets?: readonly Target[];
  readonly containers?: readonly Container[];
  readonly history?: Survey['history'];
}

export function aSurvey(world: World = {}): Survey {
  return {
    engine: {
      name: 'Docker',
      version: world.version ?? '28.5.2',
      apiVersion: '1.51',
      newestApi: world.newestApi ?? '1.51',
      store: world.store ?? 'graphdriver',
      platform: { os: 'linux', architecture: 'amd64' },
    },
    targets: world.targets ?? [],
    protections: new Map(),
    mustStay: new Set(),
    holdsParentsThatStay: new Set(),
    hasPatterns: false,
    images: new Map((world.images ?? []).map((image) => [image.id, image])),
    containers: world.containers ?? [],
    history: world.history ?? new Map(),
  };
}

export function aSelector(text: string): NamedSelector {
  const selector = parseNamedSelector(text);
  if (!isNamedSelector(selector)) throw new Error(selector.problem);
  return selector;
}

export function byName(name: string, image: string): PresentTarget {
  return { kind: 'reference', selector: aSelector(name), reference: full(name), image: id(image) };
}

export function byId(image: string, requested = id(image)): PresentTarget {
  return { kind: 'id', selector: aSelector(requested), image: id(image) };
}

export function anAbsentTarget(text: string): Target {
  return { kind: 'absent', selector: aSelector(text) };
}

export function removed(untagged: readonly string[], deleted: readonly string[] = []): RemovalAnswer {
  return { kind: 'removed', untagged, deleted };
}

export function anAttempt(target: PresentTarget, answer: RemovalAnswer): Attempt {
  return { target, answer };
}

export function afterwards(
  images: readonly (readonly [digits: string, state: Image | 'absent' | 'unknown'])[],
  containers: readonly Container[] = [],
): StateAfter {
  return { images: new Map(images.map(([digits, state]) => [id(digits), state])), containers };
}

export function anOutcome(more: Partial<Outcome> = {}): Outcome {
  return { requested: 'app:1', chosenBy: 'name', verdict: 'deleted', untagged: [], deleted: [], ...more };
}

/** A copy without some fields. */
export function without<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  ...keys: readonly Key[]
): Omit<Whole, Key> {
  const rest = { ...whole };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}
