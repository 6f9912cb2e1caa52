import type { Case } from './case.ts';
import { app, contained, FORCE, one, other } from './stores.ts';

export const names: readonly Case[] = [
  {
    name: 'a tag, the only reference',
    store: one(`${app}:1`),
    images: [`${app}:1`],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'a name without a tag means latest',
    store: one(`${app}:latest`, `${app}:1`),
    images: [app],
    verdicts: ['untagged'],
    left: [`${app}:1`],
  },
  {
    name: 'a tag, other references remain',
    store: one(`${app}:1`, `${other}:1`),
    images: [`${app}:1`],
    verdicts: ['untagged'],
    left: [`${other}:1`],
  },
  {
    name: 'both tags, in either order',
    store: one(`${app}:1`, `${other}:1`),
    images: [`${other}:1`, `${app}:1`],
    verdicts: ['deleted', 'deleted'],
    left: [],
  },
  {
    name: 'the same thing said three times',
    store: one(`${app}:1`),
    images: [`${app}:1`, `docker.io/${app}:1`, `index.docker.io/${app}:1`],
    // There it is localhost/…, and a name with a host is not the same.
    verdicts: { graphdriver: ['deleted'], containerd: ['deleted'], podman: ['deleted', 'absent', 'absent'] },
    left: [],
  },
  {
    name: 'what is not there',
    store: one(`${app}:1`),
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
    store: one(`${app}:1`),
    images: [`${app}:2`],
    inputs: FORCE,
    verdicts: ['absent'],
    left: [`${app}:1`],
  },
  ...(['created', 'stopped'] as const).map((state) => ({
    name: `a tag under a ${state} container`,
    store: contained(state, `${app}:1`),
    images: [`${app}:1`],
    verdicts: ['conflict stopped-container'],
    left: [`${app}:1`],
  })),
  {
    name: 'a tag under a running container',
    store: contained('running', `${app}:1`),
    images: [`${app}:1`],
    verdicts: ['conflict running-container'],
    left: [`${app}:1`],
  },
  {
    name: 'a tag under a running container, while another tag remains',
    store: contained('running', `${app}:1`, `${app}:2`),
    images: [`${app}:1`],
    verdicts: ['untagged'],
    left: [`${app}:2`],
  },
  {
    name: 'a tag under a running container, by force',
    store: contained('running', `${app}:1`),
    images: [`${app}:1`],
    inputs: FORCE,
    verdicts: ['untagged'],
    left: ['{app}'],
  },
  {
    name: 'a tag under a stopped container, by force',
    store: contained('stopped', `${app}:1`),
    images: [`${app}:1`],
    inputs: FORCE,
    verdicts: { graphdriver: ['deleted'], containerd: ['untagged'] },
    left: { graphdriver: [], containerd: ['{app}'] },
  },
];
