import { join } from 'node:path';
import { stepClaim } from '../race/claims.ts';
import type { Contestant } from '../race/contestants.ts';
import { prepareStep } from '../step.ts';
import { type BenchedStore, kindOfStore } from '../stores.ts';

export const limits = [1, 2, 4, 8, 16, 64];

/** The action with so many removals at once, and nothing counted, so that nothing else is timed. */
export const atOnce = (store: BenchedStore, limit: number): Contestant => ({
  name: `${limit} at once`,
  label: `${limit} at once`,
  kind: 'action',
  prepare: async ({ engine: { host }, going, workspace }) => {
    const inputs = { images: going.join('\n'), measure: 'off' };
    const step = await prepareStep(workspace, { host, inputs });
    const [kind] = kindOfStore[store].split('-');
    const args = [join(import.meta.dirname, 'entry.ts'), kind ?? '', String(limit)];
    return {
      command: { ...step.command, args },
      claim: async () => stepClaim(await step.outputs()),
    };
  },
});
