import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { aFolder } from '../../support/folder.ts';
import { itemsOf, onOurEngines } from '../../support/job/a-job.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { load } from '../../support/engines/saving.ts';
import { imagesLeft, stepWhile, whileSaving } from '../../support/never/meanwhile.ts';

const R = 'image-rm-test';

onOurEngines(newestOfEachStore, (engine) => {
  it('an image that loses its last other name while one built on it is saved is saved before it goes', async () => {
    const names = [`${R}/base:1`, `${R}/other:1`];
    const id = await engine().load({ tags: names, layers: [layer('base', 2000)] });
    await engine().child(id, { tags: [`${R}/child:1`], bytes: 1000 });
    await using folder = await aFolder();
    const told = await stepWhile(
      engine(),
      { images: `${R}/base:1, ${R}/child:1`, backup: folder.path },
      { ...whileSaving, happens: () => engine().succeed('DELETE', `/images/${R}/other:1`) },
    );
    const base = itemsOf(told).find(({ requested }) => requested === `${R}/base:1`);
    expect(base).toMatchObject({ verdict: 'deleted', id, backup: expect.stringContaining('base_1') });
    expect(await imagesLeft(engine())).toStrictEqual([]);
    await load(engine(), base?.backup ?? '');
    expect(await imagesLeft(engine())).toStrictEqual([`${R}/base:1`]);
  });
});
