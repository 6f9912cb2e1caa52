import type { Case } from './case.ts';
import { app, contained, FORCE, one, other } from './stores.ts';

export const ids: readonly Case[] = [
  {
    name: 'an ID, one tag',
    store: one(`${app}:1`),
    images: ['{app}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'a short ID without its algorithm',
    store: one(`${app}:1`),
    images: ['{short}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'the ID of an untagged image',
    store: one(),
    images: ['{app}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'an ID under a stopped container',
    store: contained('stopped', `${app}:1`),
    images: ['{app}'],
    verdicts: ['conflict stopped-container'],
    left: [`${app}:1`],
  },
  {
    name: 'an ID under a stopped container, by force',
    store: contained('stopped', `${app}:1`),
    images: ['{app}'],
    inputs: FORCE,
    verdicts: ['deleted'],
    left: [],
  },
  ...([{}, FORCE] as const).map((inputs) => ({
    name: `an ID under a running container${inputs === FORCE ? ', by force' : ''}`,
    store: contained('running', `${app}:1`),
    images: ['{app}'],
    inputs,
    verdicts: ['conflict running-container'],
    left: [`${app}:1`],
  })),
  {
    name: 'an ID with two tags of one repository',
    store: one(`${app}:1`, `${app}:2`),
    images: ['{app}'],
    verdicts: ['conflict several-references'],
    left: [`${app}:1 ${app}:2`],
  },
  {
    name: 'an ID with two tags, by force',
    store: one(`${app}:1`, `${other}:2`),
    images: ['{app}'],
    inputs: FORCE,
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'an ID and all its tags, the ID first',
    store: one(`${app}:1`, `${app}:2`),
    images: ['{app}', `${app}:1`, `${app}:2`],
    verdicts: ['deleted', 'deleted', 'deleted'],
    left: [],
  },
  {
    name: 'an ID and all its tags but one',
    store: one(`${app}:1`, `${app}:2`),
    images: ['{app}', `${app}:1`],
    verdicts: ['deleted', 'deleted'],
    left: [],
  },
];
