import type { EngineKind, EngineTraits } from '../../src/model/engine-traits.ts';
import type { Table } from './tables.ts';

type Traits = Readonly<Record<EngineKind, EngineTraits>>;

/** In the order of the columns. */
const KINDS = ['graphdriver', 'containerd', 'podman'] as const satisfies readonly EngineKind[];

const HEAD = ['| | Docker, classic store | Docker, containerd store | Podman |', '| --- | --- | --- | --- |'];

/** What a user notices of the traits of engines: one row each. */
export function differencesTable(traits: Traits): Table {
  const rows = Object.entries(DIFFERENCES).map(([name, cellOf]): [string, string] => {
    const cells = KINDS.map((kind) => cellOf(traits[kind]));
    return [name, `| ${[name, ...cells].join(' | ')} |`];
  });
  return { head: HEAD, rows: new Map(rows), source: 'src/model/engine-traits.ts' };
}

const DIGESTS: Readonly<Record<EngineTraits['digests'], string>> = {
  reference: 'the digest alone goes',
  tags: 'all tags of its repository on that digest go too',
  name: 'it is a name of its own',
};

const PARENT_BY_NAME: Readonly<Record<EngineTraits['keepsParents'], string>> = {
  always: 'the name goes, the image stays',
  'unless-forced': 'the name goes, the image stays; with `force` it goes too',
  never: 'the image goes',
};

const BYTES: Readonly<Record<EngineTraits['bytesFrom'], string>> = {
  'deleted-layers': 'the layers that the engine reports deleted: `exact`',
  'engine-account': "the drop of the engine's account: `exact` or `upper-bound`",
  'layers-that-nothing-holds': 'the layers that no image has any more: `estimate`',
};

const DIFFERENCES: Readonly<Record<string, (traits: EngineTraits) => string>> = {
  'A digest is removed': ({ digests }) => DIGESTS[digests],
  'An image that others are built on, by name': ({ keepsParents }) => PARENT_BY_NAME[keepsParents],
  'The same by ID': ({ refusesParents }) => (refusesParents ? 'conflict' : 'the image goes'),
  '`force`': ({ forceTakesContainers }) =>
    forceTakesContainers
      ? 'refused without `containers: all`: it removes containers too'
      : 'as `docker image rm --force`',
  '`force`, by name, and a stopped container uses the image': ({ forceTakesContainers, keepsFor }) =>
    forceTakesContainers ? 'the container goes too' : UNDER_A_STOPPED_CONTAINER[keepsFor],
  '`no-prune`': ({ knowsNoPruneSince }) =>
    knowsNoPruneSince === 0 ? 'yes' : `refused below API 1.${knowsNoPruneSince}`,
  '`platforms`': ({ removesVariants }) => (removesVariants ? 'from API 1.50 on (Docker 28.2)' : 'refused'),
  '`build-cache`': ({ hasBuildCache }) => (hasBuildCache ? 'yes' : 'refused: its build cache is images'),
  'A name without a registry': ({ hasLocalNames }) =>
    hasLocalNames ? '`localhost/` first, then Docker Hub' : 'Docker Hub',
  Bytes: ({ bytesFrom }) => BYTES[bytesFrom],
  'Removals at once': ({ removalsAtOnce }) => `${removalsAtOnce}`,
};

const UNDER_A_STOPPED_CONTAINER: Readonly<Record<EngineTraits['keepsFor'], string>> = {
  running: 'the image goes, its layers stay with the container',
  all: 'the name goes, the image stays',
};
