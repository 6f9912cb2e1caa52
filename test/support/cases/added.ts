import type { ImagePlan, PlannedContainer, StorePlan } from './store-plan.ts';

/** What a job adds to an engine, beside what was there before. */
export interface AddedCase {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Images and containers that were there before the job. */
  readonly old: StorePlan;
  readonly images?: Readonly<Record<string, ImagePlan>>;
  readonly containers: readonly PlannedContainer[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  /** Containers that the step removes. */
  readonly removed: readonly string[];
  /** Tags of the images that it removes. */
  readonly deleted: readonly string[];
  /** What the report names as left behind, as `kind name: command`. */
  readonly leftBehind: readonly string[];
}

const OLD = 'image-rm-test/old:1';
const NEW = 'image-rm-test/new:1';

const old: StorePlan = {
  images: { old: { how: 'loaded', tags: [OLD], layers: [{ of: 'busybox' }] } },
  containers: [{ name: 'was-there', image: OLD, state: 'running' }],
};
const added: Readonly<Record<string, ImagePlan>> = {
  new: {
    how: 'loaded',
    tags: [NEW],
    layers: [{ of: 'busybox' }, { of: 'bytes', seed: 'new', bytes: 900 }],
  },
};
const onOld = { name: 'on-old', image: OLD, state: 'running' } as const;
const ended = { name: 'ended', image: OLD, state: 'stopped' } as const;
const onNew = { name: 'on-new', image: NEW, state: 'running' } as const;
const builder = { name: 'buildx_buildkit_mine0', image: OLD, state: 'running' } as const;

/** Every case runs on real engines, and on each kind of engine in memory. */
export const addedCases: readonly AddedCase[] = [
  {
    name: 'every container goes, also those of an image that was there before',
    inputs: { images: '**', containers: 'added' },
    old,
    images: added,
    containers: [onOld, ended, onNew],
    removed: ['ended', 'on-new', 'on-old'],
    deleted: [NEW],
    leftBehind: [],
  },
  {
    name: 'containers go without images',
    inputs: { containers: 'added' },
    old,
    images: added,
    containers: [onOld, onNew],
    removed: ['on-new', 'on-old'],
    deleted: [],
    leftBehind: [],
  },
  {
    name: 'the container of an image that `keep` names goes too',
    inputs: { images: '**', keep: NEW, containers: 'added' },
    old,
    images: added,
    containers: [onNew],
    removed: ['on-new'],
    deleted: [],
    leftBehind: [],
  },
  {
    name: 'networks, volumes and builders stay, and are named',
    inputs: { images: '**', containers: 'added' },
    old,
    containers: [onOld, builder],
    networks: ['shop_default'],
    volumes: ['shop_data', 'buildx_buildkit_mine0_state'],
    removed: ['on-old'],
    deleted: [],
    leftBehind: [
      'builder mine: docker buildx rm mine; docker buildx prune --builder mine --all --force',
      'network shop_default: docker network rm shop_default',
      'volume shop_data: docker volume rm shop_data',
    ],
  },
  {
    name: 'containers that the inputs keep are named',
    inputs: { images: '**', containers: 'keep' },
    old,
    images: added,
    containers: [onOld, onNew],
    removed: [],
    deleted: [],
    leftBehind: [
      'container on-new: docker container rm --force on-new',
      'container on-old: docker container rm --force on-old',
    ],
  },
];
