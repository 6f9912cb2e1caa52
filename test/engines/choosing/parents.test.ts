import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';

const R = 'image-rm-test';

onEngines(newestOfEachStore, (engine) => {
  /** A parent and a grandparent without a name, and a child with one. */
  const family = async (): Promise<Readonly<Record<'grandparent' | 'parent' | 'child', string>>> => {
    const grandparent = await engine().load({ layers: [layer('base', 500)] });
    const parent = await engine().child(grandparent, { bytes: 600 });
    const child = await engine().child(parent, { tags: [`${R}/child:1`], bytes: 700 });
    return { grandparent, parent, child };
  };
  const left = async (): Promise<readonly string[]> => (await engine().snapshot()).images.map(({ id }) => id);

  it.each(['**', `${R}/*`])('with %s, parents without a name go with their last child', async (images) => {
    await family();
    const done = await step(engine().host, { images });
    expect(done.exitCode).toBe(0);
    expect(await left()).toStrictEqual([]);
  });

  it.each(['**', `${R}/*`])('with %s and no-prune they stay', async (images) => {
    const { grandparent, parent } = await family();
    const done = await step(engine().host, { images, 'no-prune': 'true' });
    expect(done.exitCode).toBe(0);
    expect(await left()).toStrictEqual([grandparent, parent].toSorted());
  });

  it.each(['**', `${R}/*`])('with %s, one that keep names stays', async (images) => {
    const { grandparent, parent } = await family();
    const done = await step(engine().host, { images, keep: parent.slice(7, 27) });
    expect(done.exitCode).toBe(0);
    expect(done.outputs['deleted']).not.toContain(parent);
    const stays = await left();
    expect(stays).toContain(parent);
    // The containerd store deletes what others are built on, when it is chosen itself.
    const isTaken = images === '**' && engine().store === 'containerd';
    expect(stays.includes(grandparent)).toBe(!isTaken);
  });

  it('one that keep names stays when the child is named', async () => {
    const { grandparent, child } = await family();
    const done = await step(engine().host, { images: child, keep: grandparent, force: 'true' });
    expect(done.exitCode).toBe(0);
    // What stands between the two goes with the child, as it would without `keep`.
    expect(await left()).toStrictEqual([grandparent]);
  });

  it('what is built on a hidden image outlives it', async () => {
    const { child } = await family();
    await engine().container(`${R}/child:1`, { name: `${R}-child` });
    const done = await step(engine().host, { images: '**' });
    expect(done.exitCode).toBe(0);
    expect(done.outputs['in-use']).toBe(`${R}/child:1`);
    expect(await left()).toContain(child);
    await engine().container(`${R}/child:1`, { name: `${R}-another` });
    expect((await engine().snapshot()).containers).toHaveLength(2);
  });
});
