import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { aFolder } from '../../support/folder.ts';
import { onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { beforeTheRemoval, imagesLeft, stepWhile, whileSaving } from '../../support/never/meanwhile.ts';

const R = 'image-rm-test';
const CHILD = `${R}/child:1`;

onOurEngines(newestOfEachStore, (engine) => {
  const family = async (): Promise<string> => {
    const base = await engine().load({ tags: [`${R}/base:1`], layers: [layer('base', 2000)] });
    await engine().child(base, { tags: [CHILD], bytes: 1000 });
    return base;
  };
  const loseName = { happens: () => engine().succeed('DELETE', `/images/${R}/base:1`) };

  it('a parent that loses its name while its child is saved does not go unsaved with it', async () => {
    const base = await family();
    await using folder = await aFolder();
    const told = await stepWhile(
      engine(),
      { images: CHILD, backup: folder.path },
      { ...whileSaving, ...loseName },
    );
    expect(verdictsOf(told)).toStrictEqual([`${CHILD} deleted`]);
    expect(await imagesLeft(engine())).toStrictEqual([base]);
  });

  it('a parent that `keep` names, and that loses its name meanwhile, does not go with its child', async () => {
    const base = await family();
    const told = await stepWhile(
      engine(),
      { images: CHILD, keep: `${R}/base:1` },
      { ...beforeTheRemoval, ...loseName },
    );
    expect(verdictsOf(told)).toStrictEqual([`${CHILD} deleted`]);
    expect(await imagesLeft(engine())).toStrictEqual([base]);
  });

  it('no container is stopped for an image that got another name meanwhile, and so stays', async () => {
    const app = `${R}/app:1`;
    const id = await engine().load({ tags: [app], layers: [await busyboxLayer()] });
    await engine().container(app, { name: 'runs', state: 'running' });
    const told = await stepWhile(
      engine(),
      { images: app, containers: 'all' },
      { ...beforeTheRemoval, happens: () => engine().tag(id, `${R}/other:1`) },
    );
    expect(verdictsOf(told)).toStrictEqual([`${app} untagged`]);
    const { containers } = await engine().snapshot();
    expect(containers.map(({ name, state }) => `${name} ${state}`)).toStrictEqual(['runs running']);
    expect(await imagesLeft(engine())).toStrictEqual([`${R}/other:1`]);
  });
});
