import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { itemsOf, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { beforeTheRemoval, imagesLeft, stepWhile } from '../../support/never/meanwhile.ts';

const R = 'image-rm-test';
const INPUTS = { images: `${R}/app:*`, 'keep-newest': '1' };

onOurEngines(newestOfEachStore, (engine) => {
  const load = (month: number): Promise<string> =>
    engine().load({
      tags: [`${R}/app:${month}`],
      layers: [layer(`month ${month}`, 1000)],
      created: `2024-0${month}-01T00:00:00Z`,
    });

  it.each([`${R}/app:1`, `${R}/app:again`, `${R}/other:1`])(
    'an older image that gets the name %s right before its removal does not go',
    async (name) => {
      const old = await load(1);
      await load(2);
      const told = await stepWhile(engine(), INPUTS, {
        ...beforeTheRemoval,
        // The containerd store records a name that the image has already only when it is loaded or pulled again.
        happens: () =>
          name === `${R}/app:1` && engine().store === 'containerd' ? load(1) : engine().tag(old, name),
      });
      expect(verdictsOf(told)).toStrictEqual([`${R}/app:1 kept`, `${R}/app:2 kept`]);
      expect(itemsOf(told)[0]?.reason).toBe(
        `keep-newest: it got a name meanwhile, so it may be the newest of ${R}/app now`,
      );
      const names = [...new Set([`${R}/app:1`, name])].toSorted().join(' ');
      expect(await imagesLeft(engine())).toStrictEqual([names, `${R}/app:2`].toSorted());
    },
  );

  it('the newest does not go as the parent of an older one when it loses its name meanwhile', async () => {
    const base = await engine().load({ tags: [], layers: [layer('base', 2000)] });
    await engine().child(base, { tags: [`${R}/app:child`], bytes: 1000 });
    await engine().tag(base, `${R}/app:base`);
    const told = await stepWhile(engine(), INPUTS, {
      ...beforeTheRemoval,
      happens: () => engine().succeed('DELETE', `/images/${R}/app:base`),
    });
    expect(verdictsOf(told)).toStrictEqual([`${R}/app:base kept`, `${R}/app:child deleted`]);
    expect(await imagesLeft(engine())).toStrictEqual([base]);
  });
});
