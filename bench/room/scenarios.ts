import { engineKinds, type EngineName } from '../../testbed/engines/kinds.ts';
import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import { build, buildPlatforms, buildVersions, loadBase } from '../../test/support/builds/builds.ts';
import { recipe } from '../../test/support/recipes/readme.ts';
import { aJobOfCompose, aStoreOfBuilds, containersThatWrote, fillDisk } from './states.ts';

const MB = 1_000_000;
const bothStores: readonly EngineName[] = ['graphdriver-28.5', 'containerd-28.5'];

export interface Scenario {
  readonly name: string;
  readonly kinds: readonly EngineName[];
  /** What the step is given; an input that the action does not know yet is given all the same. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What somebody would type instead. */
  readonly byHand: string;
  /** Brings the engine to the state before the step. */
  prepare(engine: RunningEngine): Promise<void>;
  /** What the job does between the first phase of the step and its post phase. */
  job?(engine: RunningEngine): Promise<void>;
}

const versions = Array.from({ length: 9 }, (_, index) => `app:${index + 1}`);
const nearlyFull = async (engine: RunningEngine): Promise<void> => {
  await aStoreOfBuilds(engine);
  await fillDisk(engine, 300 * MB);
};

export const scenarios: readonly Scenario[] = [
  {
    name: 'one build',
    kinds: engineKinds,
    inputs: { images: 'app:1', 'build-cache': 'unused' },
    byHand: 'docker image rm app:1; docker builder prune -af',
    prepare: async (engine) => {
      await loadBase(engine, 'base:1', 50 * MB);
      await build(engine, { tag: 'app:1', base: 'base:1', bytes: 200 * MB });
    },
  },
  {
    name: 'ten versions, nine removed',
    kinds: bothStores,
    inputs: { images: 'app:*', keep: 'app:10', 'build-cache': 'unused' },
    byHand: `docker image rm ${versions.join(' ')}; docker builder prune -af`,
    prepare: async (engine) => {
      await loadBase(engine, 'base:1', 50 * MB);
      await buildVersions(engine, 'app', 10, { base: 'base:1', bytes: 40 * MB });
    },
  },
  {
    name: 'a job with Compose',
    kinds: bothStores,
    inputs: {
      images: '**',
      when: 'post',
      scope: 'job',
      containers: 'added',
      'build-cache': 'unused',
    },
    byHand: 'docker rm -f shop-db-1 shop-web-1; docker image rm shop-web; docker builder prune -af',
    prepare: async (engine) => {
      await loadBase(engine, 'base:1', 50 * MB);
      await build(engine, { tag: 'before:1', base: 'base:1', bytes: 20 * MB });
    },
    job: aJobOfCompose,
  },
  {
    name: 'the disk is full',
    kinds: bothStores,
    inputs: { ...recipe('The disk is full'), 'build-cache': 'unused' },
    byHand: 'docker system prune -af',
    prepare: aStoreOfBuilds,
  },
  {
    name: 'until-free, cache kept',
    kinds: bothStores,
    inputs: { images: '**', 'until-free': '800MB', 'build-cache': 'keep' },
    byHand: 'docker image prune -af',
    prepare: nearlyFull,
  },
  {
    name: 'until-free, cache too',
    kinds: bothStores,
    inputs: { images: '**', 'until-free': '800MB', 'build-cache': 'unused' },
    byHand: 'docker system prune -af',
    prepare: nearlyFull,
  },
  {
    name: 'containers that wrote',
    kinds: bothStores,
    inputs: { images: 'base:1', containers: 'stopped' },
    byHand: 'docker container prune -f; docker image rm base:1',
    prepare: containersThatWrote,
  },
  {
    name: 'two platforms with attestations',
    kinds: ['containerd-28.5'],
    inputs: { images: 'multi:1', 'build-cache': 'unused' },
    byHand: 'docker image rm multi:1; docker builder prune -af',
    prepare: (engine) => buildPlatforms(engine, 'multi:1', 60 * MB),
  },
];
