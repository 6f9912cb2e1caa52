import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { serveRegistry } from '../../../testbed/engines/seed/registry.ts';
import { newestOfEachStore, onEngines } from '../../support/engines/on-engines.ts';
import { step, type Told } from '../../support/engines/step.ts';
import { imagesLeft } from '../../support/never/meanwhile.ts';

const R = 'image-rm-test';
const APP = `${R}/app`;

onEngines(newestOfEachStore, (engine) => {
  const load = (month: number, ...tags: readonly string[]): Promise<string> =>
    engine().load({
      tags,
      layers: [layer(`month ${month}`, 500)],
      created: `2024-0${month}-01T00:00:00Z`,
    });
  const run = async (inputs: Readonly<Record<string, string>>): Promise<Told> => {
    const done = await step(engine().host, { images: `${R}/**`, 'keep-newest': '1', ...inputs });
    expect(done.exitCode, done.log).toBe(0);
    return done;
  };

  it('an old image that is tagged again is the newest', async () => {
    const old = await load(1, `${APP}:1`);
    await load(2, `${APP}:2`);
    await load(3, `${APP}:3`);
    await engine().tag(old, `${APP}:rollback`);
    const { log } = await run({});
    expect(await imagesLeft(engine())).toStrictEqual([`${APP}:1 ${APP}:rollback`]);
    expect(log).toContain(`keep-newest: it is the newest of ${APP}`);
  });

  it('an image that was pulled counts by when it came where the engine records that, else by its build', async () => {
    await using registry = await serveRegistry();
    const { tagged } = await registry.add('app', 'old', {
      layers: [layer('pulled', 500)],
      created: '2023-01-01T00:00:00Z',
    });
    const repository = tagged.replace(/:old$/, '');
    await load(2, `${repository}:2`);
    await engine().pull(tagged);
    await run({ images: `${repository}:*` });
    const newest = engine().store === 'containerd' ? tagged : `${repository}:2`;
    expect(await imagesLeft(engine())).toStrictEqual([newest]);
  });

  it('an older image goes with all its names, though the removal of one changes what the engine tells of it', async () => {
    await load(1, `${APP}:1`, `${APP}:one`, `${R}/other:1`);
    await load(2, `${APP}:2`, `${R}/other:2`);
    const { report } = await run({});
    expect(report.totals).toMatchObject({ deleted: 3, kept: 2 });
    expect(await imagesLeft(engine())).toStrictEqual([`${APP}:2 ${R}/other:2`]);
  });

  it('without a pattern it is a warning, and changes nothing', async () => {
    await load(1, `${APP}:1`);
    const { log } = await run({ images: `${APP}:1` });
    expect(log).toContain(
      '::warning title=docker-image-rm::`keep-newest` holds back only what a pattern in `images` chooses',
    );
    expect(await imagesLeft(engine())).toStrictEqual([]);
  });
});
