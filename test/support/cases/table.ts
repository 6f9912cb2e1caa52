import type { Case } from './case.ts';
import { familiesAndDigests } from './families.ts';
import { ids } from './ids.ts';
import { layers } from './layers.ts';
import { names } from './names.ts';
import { newest } from './newest.ts';

/** What happens to images by name, by ID and by pattern: every case runs on each real engine, and on each kind in memory. */
export const table: readonly Case[] = [...names, ...ids, ...familiesAndDigests, ...layers, ...newest];

/** Those in which something else holds what goes, or shares it: what Docker 29 counts and tells in its own way. */
export const heldOrShared: readonly Case[] = [...names, ...ids, ...familiesAndDigests, ...layers].filter(
  ({ store }) => store.containers !== undefined || Object.keys(store.images).length > 1,
);
