import type { Case } from './case.ts';
import { familiesAndDigests } from './families.ts';
import { ids } from './ids.ts';
import { layers } from './layers.ts';
import { names } from './names.ts';
import { newest } from './newest.ts';

/** What happens to images by name, by ID and by pattern: every case runs on each real engine, and on each kind in memory. */
export const table: readonly Case[] = [...names, ...ids, ...familiesAndDigests, ...layers, ...newest];
