import type { Baseline } from './baseline.ts';
import { builderCommands, builderOf } from './builder.ts';
import { isOfRunner, RUNNERS_NETWORK } from './container-rule.ts';
import type { Container } from './container.ts';
import { shellWord } from './shell.ts';
import { plain } from './text.ts';

export interface Network {
  readonly id: string;
  readonly name: string;
}

/** What an engine holds beside images. Undefined: the engine did not tell. */
export interface Beside {
  readonly containers: readonly Container[] | undefined;
  readonly networks: readonly Network[] | undefined;
  /** By name. */
  readonly volumes: readonly string[] | undefined;
}

/** Something that a job added and that the step leaves alone. */
export interface LeftBehind {
  readonly kind: 'builder' | 'container' | 'network' | 'volume';
  readonly name: string;
  /** The command that removes it. */
  readonly command: string;
  /** For a builder: the command that empties its cache and keeps the builder. */
  readonly pruneCommand?: string;
}

export interface LeftBehindRules {
  readonly baseline: Baseline;
  readonly ownContainer: readonly string[];
  /** IDs of containers that a dry run would remove. */
  readonly going: ReadonlySet<string>;
}

/** What is there now and was not there before the job, without what belongs to the runner. */
export function leftBehind(
  { containers = [], networks = [], volumes = [] }: Beside,
  rules: LeftBehindRules,
): readonly LeftBehind[] {
  const { baseline } = rules;
  const newContainers = containers.filter((container) => isLeft(container, rules));
  const newVolumes = newSince(baseline.volumes, volumes, (name) => name);
  const newNetworks = newSince(baseline.networks, networks, ({ id }) => id).filter(isOfJob);
  // Removing a builder takes all of its parts, so one with a part from before the job is not the job's.
  const oldBuilders = new Set(
    [
      ...containers.filter(({ id }) => baseline.containers.has(id)).map(({ name }) => name),
      ...(baseline.volumes ?? []),
    ].flatMap((name) => builderOf(name) ?? []),
  );
  const newBuilderOf = (name: string): string | undefined => {
    const builder = builderOf(name);
    return builder === undefined || oldBuilders.has(builder) ? undefined : builder;
  };
  const builders = new Set(
    [...newContainers.map(({ name }) => name), ...newVolumes].flatMap((name) => newBuilderOf(name) ?? []),
  );
  return [
    ...[...builders].toSorted().map(asBuilder),
    ...inOrder(newContainers.filter(({ name }) => newBuilderOf(name) === undefined)).map(asContainer),
    ...inOrder(newNetworks).map((network) => asNetwork(network, networks)),
    ...newVolumes
      .filter((name) => newBuilderOf(name) === undefined)
      .toSorted()
      .map(asVolume),
  ];
}

function isLeft(container: Container, { baseline, ownContainer, going }: LeftBehindRules): boolean {
  const isOld = baseline.containers.has(container.id);
  return !isOld && !going.has(container.id) && !isOfRunner(container, ownContainer);
}

/** Nothing counts as new where nobody recorded what was there before. */
function newSince<Thing>(
  before: ReadonlySet<string> | undefined,
  now: readonly Thing[],
  keyOf: (thing: Thing) => string,
): readonly Thing[] {
  return before === undefined ? [] : now.filter((thing) => !before.has(keyOf(thing)));
}

/** The engine makes these itself; the last one is Podman's. */
const PREDEFINED: ReadonlySet<string> = new Set(['bridge', 'host', 'none', 'nat', 'podman']);

function isOfJob({ name }: Network): boolean {
  return !PREDEFINED.has(name) && !RUNNERS_NETWORK.test(name);
}

function inOrder<Thing extends { readonly name: string }>(things: readonly Thing[]): readonly Thing[] {
  return things.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function asBuilder(name: string): LeftBehind {
  return { kind: 'builder', name, ...builderCommands(name) };
}

/** Podman removes the infra container of a pod only together with the pod. */
function asContainer({ id, name, pod }: Container): LeftBehind {
  const command =
    pod === undefined
      ? `docker container rm --force ${wordFor(name, id)}`
      : `podman pod rm --force ${shellWord(pod)}`;
  return { kind: 'container', name, command };
}

/** Several networks can have the same name. */
function asNetwork({ id, name }: Network, all: readonly Network[]): LeftBehind {
  const isAlone = all.filter((network) => network.name === name).length === 1;
  const word = isAlone ? wordFor(name, id) : shellWord(id);
  return { kind: 'network', name, command: `docker network rm ${word}` };
}

function asVolume(name: string): LeftBehind {
  return { kind: 'volume', name, command: `docker volume rm ${shellWord(name)}` };
}

/** The ID where the name would be read as an option, or cannot be shown as it is. */
function wordFor(name: string, id: string): string {
  return name === '' || name.startsWith('-') || plain(name) !== name ? shellWord(id) : shellWord(name);
}
