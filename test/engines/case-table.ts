import { busyboxLayer, layer } from '../../scripts/engines/seed/layers.ts';
import type { SeededEngine } from '../../scripts/engines/seed/seeded-engine.ts';
import type { Store } from '../../src/domain/store.ts';

/** IDs and names of what was seeded, by the words that stand for them in a case. */
export type Ids = Readonly<Record<string, string>>;

export type PerStore<Value> = Value | Readonly<Record<Store, Value>>;

export interface Case {
  readonly name: string;
  readonly seed: (engine: SeededEngine) => Promise<Ids>;
  /** `{app}` stands for what the seed calls `app`. */
  readonly images: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  /** One for each item: a verdict, for a conflict with its kind. */
  readonly verdicts: PerStore<readonly string[]>;
  /** The tags of what is left, and `{app}` for an image without one. */
  readonly left: PerStore<readonly string[]>;
}

export const REPOSITORY = 'image-rm-test';
const app = `${REPOSITORY}/app`;
const other = `${REPOSITORY}/other`;
const FORCE = { force: 'true' };

const base = layer('base', 100_000);

async function one(engine: SeededEngine, ...tags: readonly string[]): Promise<Ids> {
  const id = await engine.load({ tags, layers: [base, layer('app', 50_000)] });
  return { app: id, short: id.replace('sha256:', '').slice(0, 12) };
}

async function contained(
  engine: SeededEngine,
  state: 'created' | 'stopped' | 'running',
  ...tags: readonly string[]
): Promise<Ids> {
  const id = await engine.load({ tags, layers: [await busyboxLayer()] });
  await engine.container(tags[0] ?? id, { name: `${REPOSITORY}-${state}`, state });
  return { app: id };
}

async function family(engine: SeededEngine, childTag: string, ...tags: readonly string[]): Promise<Ids> {
  const { app: parent = '' } = await one(engine, ...tags);
  return { app: parent, child: await engine.child(parent, { tags: [childTag], bytes: 20_000 }) };
}

async function withDigest(engine: SeededEngine, ...tags: readonly string[]): Promise<Ids> {
  const { byDigest, id } = await engine.digestReference(app, { layers: [base, layer('app', 50_000)] });
  const repo = byDigest.split('@')[0] ?? '';
  for (const tag of tags) await engine.tag(id, tag.replace('{repo}', repo));
  return { app: id, digest: byDigest, repo };
}

export const cases: readonly Case[] = [
  {
    name: 'a tag, the only reference',
    seed: (engine) => one(engine, `${app}:1`),
    images: [`${app}:1`],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'a name without a tag means latest',
    seed: (engine) => one(engine, `${app}:latest`, `${app}:1`),
    images: [app],
    verdicts: ['untagged'],
    left: [`${app}:1`],
  },
  {
    name: 'a tag, other references remain',
    seed: (engine) => one(engine, `${app}:1`, `${other}:1`),
    images: [`${app}:1`],
    verdicts: ['untagged'],
    left: [`${other}:1`],
  },
  {
    name: 'both tags, in either order',
    seed: (engine) => one(engine, `${app}:1`, `${other}:1`),
    images: [`${other}:1`, `${app}:1`],
    verdicts: ['deleted', 'deleted'],
    left: [],
  },
  {
    name: 'the same thing said three times',
    seed: (engine) => one(engine, `${app}:1`),
    images: [`${app}:1`, `docker.io/${app}:1`, `index.docker.io/${app}:1`],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'what is not there',
    seed: (engine) => one(engine, `${app}:1`),
    images: [
      `${app}:2`,
      'sha256:0000000000000000000000000000000000000000000000000000000000000000',
      'fade0fade0',
    ],
    verdicts: ['absent', 'absent', 'absent'],
    left: [`${app}:1`],
  },
  {
    name: 'what is not there, by force',
    seed: (engine) => one(engine, `${app}:1`),
    images: [`${app}:2`],
    inputs: FORCE,
    verdicts: ['absent'],
    left: [`${app}:1`],
  },
  ...(['created', 'stopped'] as const).map((state) => ({
    name: `a tag under a ${state} container`,
    seed: (engine: SeededEngine) => contained(engine, state, `${app}:1`),
    images: [`${app}:1`],
    verdicts: ['conflict stopped-container'],
    left: [`${app}:1`],
  })),
  {
    name: 'a tag under a running container',
    seed: (engine) => contained(engine, 'running', `${app}:1`),
    images: [`${app}:1`],
    verdicts: ['conflict running-container'],
    left: [`${app}:1`],
  },
  {
    name: 'a tag under a running container, while another tag remains',
    seed: (engine) => contained(engine, 'running', `${app}:1`, `${app}:2`),
    images: [`${app}:1`],
    verdicts: ['untagged'],
    left: [`${app}:2`],
  },
  {
    name: 'a tag under a running container, by force',
    seed: (engine) => contained(engine, 'running', `${app}:1`),
    images: [`${app}:1`],
    inputs: FORCE,
    verdicts: ['untagged'],
    left: ['{app}'],
  },
  {
    name: 'a tag under a stopped container, by force',
    seed: (engine) => contained(engine, 'stopped', `${app}:1`),
    images: [`${app}:1`],
    inputs: FORCE,
    verdicts: { graphdriver: ['deleted'], containerd: ['untagged'] },
    left: { graphdriver: [], containerd: ['{app}'] },
  },
  {
    name: 'an ID, one tag',
    seed: (engine) => one(engine, `${app}:1`),
    images: ['{app}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'a short ID without its algorithm',
    seed: (engine) => one(engine, `${app}:1`),
    images: ['{short}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'the ID of an untagged image',
    seed: (engine) => one(engine),
    images: ['{app}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'an ID under a stopped container',
    seed: (engine) => contained(engine, 'stopped', `${app}:1`),
    images: ['{app}'],
    verdicts: ['conflict stopped-container'],
    left: [`${app}:1`],
  },
  {
    name: 'an ID under a stopped container, by force',
    seed: (engine) => contained(engine, 'stopped', `${app}:1`),
    images: ['{app}'],
    inputs: FORCE,
    verdicts: ['deleted'],
    left: [],
  },
  ...([{}, FORCE] as const).map((inputs) => ({
    name: `an ID under a running container${inputs === FORCE ? ', by force' : ''}`,
    seed: (engine: SeededEngine) => contained(engine, 'running', `${app}:1`),
    images: ['{app}'],
    inputs,
    verdicts: ['conflict running-container'],
    left: [`${app}:1`],
  })),
  {
    name: 'an ID with two tags of one repository',
    seed: (engine) => one(engine, `${app}:1`, `${app}:2`),
    images: ['{app}'],
    verdicts: ['conflict several-references'],
    left: [`${app}:1 ${app}:2`],
  },
  {
    name: 'an ID with two tags, by force',
    seed: (engine) => one(engine, `${app}:1`, `${other}:2`),
    images: ['{app}'],
    inputs: FORCE,
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'an ID and all its tags, the ID first',
    seed: (engine) => one(engine, `${app}:1`, `${app}:2`),
    images: ['{app}', `${app}:1`, `${app}:2`],
    verdicts: ['deleted', 'deleted', 'deleted'],
    left: [],
  },
  {
    name: 'an ID and all its tags but one',
    seed: (engine) => one(engine, `${app}:1`, `${app}:2`),
    images: ['{app}', `${app}:1`],
    verdicts: ['deleted', 'deleted'],
    left: [],
  },
  {
    name: 'an ID with a child image',
    seed: (engine) => family(engine, `${other}:child`, `${app}:1`),
    images: ['{app}'],
    verdicts: { graphdriver: ['conflict child-images'], containerd: ['deleted'] },
    left: { graphdriver: [`${app}:1`, `${other}:child`], containerd: [`${other}:child`] },
  },
  {
    name: 'a tag with a child image: containerd says Deleted and hides it',
    seed: (engine) => family(engine, `${other}:child`, `${app}:1`),
    images: [`${app}:1`],
    verdicts: ['untagged'],
    left: ['{app}', `${other}:child`],
  },
  {
    name: 'parent and child by ID, the parent first',
    seed: (engine) => family(engine, `${other}:child`, `${app}:1`),
    images: ['{app}', '{child}'],
    verdicts: ['deleted', 'deleted'],
    left: [],
  },
  {
    name: 'parent and child by tag, the parent first',
    seed: (engine) => family(engine, `${other}:child`, `${app}:1`),
    images: [`${app}:1`, `${other}:child`],
    verdicts: ['deleted', 'deleted'],
    left: [],
  },
  {
    name: 'a child whose parent has a tag',
    seed: (engine) => family(engine, `${other}:child`, `${app}:1`),
    images: [`${other}:child`],
    verdicts: ['deleted'],
    left: [`${app}:1`],
  },
  {
    name: 'a child whose parent has no tag goes with it',
    seed: (engine) => family(engine, `${other}:child`),
    images: [`${other}:child`],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'a child whose parent has no tag, no-prune',
    seed: (engine) => family(engine, `${other}:child`),
    images: [`${other}:child`],
    inputs: { 'no-prune': 'true' },
    verdicts: ['deleted'],
    left: ['{app}'],
  },
  {
    name: 'a digest while a tag of its repository exists',
    seed: (engine) => withDigest(engine, '{repo}:1'),
    images: ['{digest}'],
    verdicts: { graphdriver: ['untagged'], containerd: ['deleted'] },
    left: { graphdriver: ['{repo}:1'], containerd: [] },
  },
  {
    name: 'a digest while another repository has the image',
    seed: (engine) => withDigest(engine, '{repo}:1', `${other}:1`),
    images: ['{digest}'],
    verdicts: ['untagged'],
    left: { graphdriver: [`${other}:1 {repo}:1`], containerd: [`${other}:1`] },
  },
  {
    name: 'the last tag takes the digest of its repository along',
    seed: (engine) => withDigest(engine, '{repo}:1'),
    images: ['{repo}:1'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'a digest alone',
    seed: (engine) => withDigest(engine),
    images: ['{digest}'],
    verdicts: ['deleted'],
    left: [],
  },
];
