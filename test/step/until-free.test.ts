import { describe, expect, it } from 'vitest';
import type { ImagePlan } from '../support/cases/store-plan.ts';
import { bytes } from '../support/cases/stores.ts';
import { tagsOf } from '../support/cases/check.ts';
import { everyStore } from '../support/every-store.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { diskOf } from '../support/in-memory/bytes.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import { snapshotOf } from '../support/in-memory/snapshot.ts';
import type { DiskBelow, StoreState } from '../support/in-memory/state.ts';
import { walkThrough } from '../support/walk.ts';

const MB = 1_000_000;

function built(month: number): ImagePlan {
  const layers = [bytes(`layer ${month}`, 100 * MB)];
  return { how: 'loaded', tags: [`acme/app:${month}`], layers, created: `2024-0${month}-01T00:00:00Z` };
}

describe.each(everyStore)('%s: until so much is free', (store) => {
  const whole = storeFrom(store, { images: { march: built(3), january: built(1), february: built(2) } });
  const withDisk = (disk: DiskBelow | undefined): StoreState => ({ ...whole.state, disk });
  const roomy = withDisk({ size: 2000 * MB, takenByOthers: 0 });
  const free = diskOf(roomy)?.free ?? 0;
  const walk = async (state: StoreState, inputs: Readonly<Record<string, string>>) => {
    const engine = inMemoryEngine(state);
    const walked = await walkThrough(engine, { images: 'acme/*', ...inputs });
    return { ...walked, engine, left: tagsOf(snapshotOf(engine.now()).images, whole.ids) };
  };

  it('what is oldest goes first, and what is not needed stays, which is no failure', async () => {
    const { left, exitCode, report, engine } = await walk(roomy, { 'until-free': `${free + 50 * MB}B` });
    expect(left).toStrictEqual(['acme/app:2', 'acme/app:3']);
    expect(report.totals).toMatchObject({ deleted: 1, 'not-reached': 2 });
    expect(exitCode).toBe(0);
    expect(report.hosts[0]?.disk).toMatchObject({ freeBefore: free, freeAfter: diskOf(engine.now())?.free });
  });

  it('where enough is free already, nothing goes', async () => {
    const { left, engine } = await walk(roomy, { 'until-free': `${free}B` });
    expect(left).toHaveLength(3);
    expect(engine.hasActed()).toBe(false);
  });

  it('a goal that is out of reach takes all that was chosen, and the log says so', async () => {
    const full = withDisk({ size: 2000 * MB, takenByOthers: 1000 * MB });
    const { left, log, exitCode } = await walk(full, { 'until-free': '1500MB' });
    expect(left).toStrictEqual([]);
    expect(log).toContain('1.5GB were asked for, and nothing else that was chosen could be removed');
    expect(exitCode).toBe(0);
  });

  it('without a disk that can be seen nothing goes, and the input is named', async () => {
    const { left, report } = await walk(withDisk(undefined), { 'until-free': '1GB' });
    expect(report.problems?.join()).toContain('until-free');
    expect(report.exit.message).toBe('1 problem with the inputs; nothing was removed');
    expect(left).toHaveLength(3);
  });
});
