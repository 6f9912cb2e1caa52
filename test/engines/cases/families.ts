import type { Case } from './case.ts';
import { app, family, FORCE, other, withDigest } from './seeds.ts';

export const familiesAndDigests: readonly Case[] = [
  {
    name: 'an ID with a child image',
    seed: (engine) => family(engine, `${other}:child`, `${app}:1`),
    images: ['{app}'],
    verdicts: { graphdriver: ['conflict child-images'], containerd: ['deleted'], podman: ['deleted'] },
    left: {
      graphdriver: [`${app}:1`, `${other}:child`],
      containerd: [`${other}:child`],
      podman: [`${other}:child`],
    },
  },
  {
    name: 'a tag with a child image: containerd says Deleted and hides it, Podman says Untagged and deletes it',
    seed: (engine) => family(engine, `${other}:child`, `${app}:1`),
    images: [`${app}:1`],
    verdicts: { graphdriver: ['untagged'], containerd: ['untagged'], podman: ['deleted'] },
    left: {
      graphdriver: ['{app}', `${other}:child`],
      containerd: ['{app}', `${other}:child`],
      podman: [`${other}:child`],
    },
  },
  {
    name: 'a tag with a child image, by force',
    seed: (engine) => family(engine, `${other}:child`, `${app}:1`),
    images: [`${app}:1`],
    inputs: FORCE,
    verdicts: { graphdriver: ['untagged'], containerd: ['deleted'] },
    left: { graphdriver: [`${other}:child`, '{app}'], containerd: [`${other}:child`] },
  },
  {
    name: 'one of two children of a parent without a tag: containerd takes the parent along',
    seed: async (engine) => {
      const ids = await family(engine, `${other}:child`);
      return {
        ...ids,
        sibling: await engine.child(ids['app'] ?? '', { tags: [`${other}:sibling`], bytes: 7000 }),
      };
    },
    images: [`${other}:child`],
    verdicts: ['deleted'],
    left: {
      graphdriver: [`${other}:sibling`, '{app}'],
      containerd: [`${other}:sibling`],
      podman: [`${other}:sibling`, '{app}'],
    },
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
    verdicts: { graphdriver: ['untagged'], containerd: ['deleted'], podman: ['untagged'] },
    left: { graphdriver: ['{repo}:1'], containerd: [], podman: ['{repo}:1'] },
  },
  {
    name: 'a digest while another repository has the image',
    seed: (engine) => withDigest(engine, '{repo}:1', `${other}:1`),
    images: ['{digest}'],
    verdicts: ['untagged'],
    left: {
      graphdriver: [`${other}:1 {repo}:1`],
      containerd: [`${other}:1`],
      podman: [`${other}:1 {repo}:1`],
    },
  },
  {
    name: 'the last tag takes the digest of its repository along: not so for Podman',
    seed: (engine) => withDigest(engine, '{repo}:1'),
    images: ['{repo}:1'],
    verdicts: { graphdriver: ['deleted'], containerd: ['deleted'], podman: ['untagged'] },
    left: { graphdriver: [], containerd: [], podman: ['{digest}'] },
  },
  {
    name: 'a digest with a tag that points to it',
    seed: (engine) => withDigest(engine, '{repo}:1'),
    images: ['{repo}:1@{sha}'],
    verdicts: { graphdriver: ['untagged'], containerd: ['deleted'], podman: ['untagged'] },
    left: { graphdriver: ['{repo}:1'], containerd: [], podman: ['{repo}:1'] },
  },
  {
    name: 'a digest with a tag that does not exist: the digest decides',
    seed: (engine) => withDigest(engine),
    images: ['{repo}:missing@{sha}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'a digest with a tag, under a container',
    seed: async (engine) => {
      const ids = await withDigest(engine);
      await engine.container(ids['digest'] ?? '', { name: 'image-rm-test-digest' });
      return ids;
    },
    images: ['{repo}:1@{sha}'],
    verdicts: ['conflict stopped-container'],
    left: { graphdriver: ['{app}'], containerd: ['{repo}@{app}'], podman: ['{digest}'] },
  },
  {
    name: 'a digest alone',
    seed: (engine) => withDigest(engine),
    images: ['{digest}'],
    verdicts: ['deleted'],
    left: [],
  },
];
