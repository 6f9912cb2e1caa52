import type { CacheRecord } from './build-cache.ts';
import type { Container } from './container.ts';
import { type EngineKind, isEngineKind } from './engine-traits.ts';
import { type Image, referencesOf } from './image.ts';
import type { Beside } from './left-behind.ts';
import type { PresentTarget } from './removal.ts';

/** What an engine held when the first phase of the job looked. */
export interface Baseline {
  /** The identity of the engine: compared with another engine, everything would look new. */
  readonly engine: string;
  readonly store: EngineKind;
  readonly images: ReadonlySet<string>;
  /** Which image each reference stood for. */
  readonly references: ReadonlyMap<string, string>;
  readonly containers: ReadonlySet<string>;
  /** By ID; undefined if they were not recorded. */
  readonly networks: ReadonlySet<string> | undefined;
  /** By name; undefined if they were not recorded. */
  readonly volumes: ReadonlySet<string> | undefined;
  /** The records of the build cache, by ID; undefined if they were not recorded. */
  readonly buildCache: ReadonlySet<string> | undefined;
}

export function baselineOf(
  engine: string,
  store: EngineKind,
  images: readonly Image[],
  containers: readonly Container[],
  {
    networks,
    volumes,
    buildCache,
  }: Partial<Pick<Beside, 'networks' | 'volumes'>> & {
    readonly buildCache?: readonly CacheRecord[] | undefined;
  } = {},
): Baseline {
  return {
    engine,
    store,
    images: new Set(images.map(({ id }) => id)),
    references: new Map(
      images.flatMap((image) => referencesOf(image).map((name) => [name, image.id] as const)),
    ),
    containers: new Set(containers.map(({ id }) => id)),
    networks: networks === undefined ? undefined : new Set(networks.map(({ id }) => id)),
    volumes: volumes === undefined ? undefined : new Set(volumes),
    buildCache: buildCache === undefined ? undefined : new Set(buildCache.map(({ id }) => id)),
  };
}

/** One line per fact, under the line of its engine. Names have no spaces, but the path of a socket may have some. */
export function baselinesText(baselines: ReadonlyMap<string, Baseline>): string {
  return [...baselines]
    .flatMap(([host, { engine, store, images, references, containers, networks, volumes, buildCache }]) => [
      `host ${encodeURI(host)} ${engine} ${store}`,
      ...[...images].map((id) => `image ${id}`),
      ...[...references].map(([name, id]) => `reference ${name} ${id}`),
      ...[...containers].map((id) => `container ${id}`),
      ...optionalLines('network', networks),
      ...optionalLines('volume', volumes),
      ...optionalLines('build-cache', buildCache),
    ])
    .join('\n');
}

/** The first line tells that they were recorded: a record without it is older, or the engine did not list them. */
function optionalLines(kind: string, keys: ReadonlySet<string> | undefined): readonly string[] {
  return keys === undefined
    ? []
    : [`recorded ${kind}`, ...[...keys].map((key) => `${kind} ${encodeURIComponent(key)}`)];
}

/** The caller checks that the text is complete. */
export function parseBaselines(text: string): ReadonlyMap<string, Baseline> {
  const blocks = text.split(/\n(?=host )/).map((block) => block.split('\n').map((line) => line.split(' ')));
  return new Map(blocks.map((lines) => [decodeURI(lines[0]?.[1] ?? ''), parseBlock(lines)]));
}

function parseBlock(lines: readonly (readonly string[])[]): Baseline {
  const [[, , engine = '', store = ''] = []] = lines;
  const fieldsOf = (kind: string): readonly (readonly string[])[] =>
    lines.filter(([first]) => first === kind).map(([, ...fields]) => fields);
  const optionalKeys = (kind: string): ReadonlySet<string> | undefined =>
    fieldsOf('recorded').some(([recorded]) => recorded === kind)
      ? new Set(fieldsOf(kind).map(([key = '']) => decodeURIComponent(key)))
      : undefined;
  return {
    engine,
    store: isEngineKind(store) ? store : 'graphdriver',
    images: new Set(fieldsOf('image').map(([id = '']) => id)),
    references: new Map(fieldsOf('reference').map(([name = '', id = '']) => [name, id] as const)),
    containers: new Set(fieldsOf('container').map(([id = '']) => id)),
    networks: optionalKeys('network'),
    volumes: optionalKeys('volume'),
    buildCache: optionalKeys('build-cache'),
  };
}

/**
 * Why a target is not new; undefined when it is. A name that the user wrote out is new once it was moved to
 * another image.
 */
export function whyNotNew(target: PresentTarget, baseline: Baseline): string | undefined {
  if (target.kind === 'id') {
    return baseline.images.has(target.image) ? 'the image was there before this job' : undefined;
  }
  const before = baseline.references.get(target.reference);
  if (before === undefined) return undefined;
  if (before === target.image) return 'it was there before this job';
  return target.selector.kind === 'pattern'
    ? 'the name was there before this job, for another image'
    : undefined;
}
