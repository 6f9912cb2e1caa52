import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { serveRegistry } from '../../../testbed/engines/seed/registry.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import type { Told } from '../../support/engines/step.ts';
import { aJob, EVERYTHING_NEW, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { R } from '../../support/job/old-store.ts';

onOurEngines(newestOfEachStore, (engine) => {
  const asBefore = async (meanwhile: () => Promise<unknown>): Promise<void> => {
    const before = await engine().snapshot();
    const job = await aJob();
    const first = await job.phase(engine().host, EVERYTHING_NEW);
    await meanwhile();
    const after = { state: first.state };
    const predicted = await job.phase(engine().host, { ...EVERYTHING_NEW, 'dry-run': 'true' }, after);
    const post = await job.phase(engine().host, EVERYTHING_NEW, after);
    const gone = ({ outputs }: Told): readonly string[] => (outputs['deleted'] ?? '').split('\n').toSorted();
    expect(gone(predicted)).toStrictEqual(gone(post));
    expect(await engine().snapshot(), post.log).toStrictEqual(before);
  };

  it('images without a name between an old image without one and a new name, which the engine does not show', async () => {
    const old = await engine().load({ layers: [layer('old', 2000)] });
    await asBefore(async () => {
      const one = await engine().child(old, { bytes: 1000 });
      const two = await engine().child(one, { bytes: 1000 });
      await engine().child(two, { tags: [`${R}/built:1`], bytes: 1000 });
    });
  });

  it('new images without a name that nothing old is below', async () => {
    await asBefore(async () => {
      const one = await engine().load({ layers: [layer('one', 2000)] });
      const two = await engine().child(one, { bytes: 1000 });
      await engine().child(two, { tags: [`${R}/built:1`], bytes: 1000 });
    });
  });

  it('two new branches from one image without a name, of which one is in the middle of the other', async () => {
    const old = await engine().load({ layers: [layer('old', 2000)] });
    await asBefore(async () => {
      const one = await engine().child(old, { bytes: 1000 });
      await engine().child(one, { tags: [`${R}/built:1`], bytes: 1000 });
      await engine().child(one, { tags: [`${R}/built:2`], bytes: 2000 });
    });
  });

  it('a new name on an image in the middle of an old family', async () => {
    const old = await engine().load({ layers: [layer('old', 2000)] });
    const middle = await engine().child(old, { bytes: 1000 });
    await engine().child(middle, { tags: [`${R}/built:1`], bytes: 1000 });
    await asBefore(async () => {
      await engine().child(middle, { tags: [`${R}/other:1`], bytes: 500 });
    });
  });

  it('a digest that an old image got beside an old tag', async () => {
    const content = { layers: [layer('offered', 2000)] };
    await using registry = await serveRegistry();
    const offered = await registry.add('app', '1', content);
    await engine().load({ ...content, tags: [offered.tagged] });
    await asBefore(() => engine().pull(offered.byDigest));
  });

  it('another tag, with the same digest, of an image that was pulled', async () => {
    const content = { layers: [layer('offered', 2000)] };
    await using registry = await serveRegistry();
    await engine().pull((await registry.add('app', '1', content)).tagged);
    await asBefore(async () => engine().pull((await registry.add('app', '2', content)).tagged));
  });

  it('a tag of an image that was there by its digest alone stays: removing it, the engine removes both', async () => {
    await using registry = await serveRegistry();
    const offered = await registry.add('app', '1', { layers: [layer('offered', 2000)] });
    await engine().pull(offered.byDigest);
    const job = await aJob();
    const first = await job.phase(engine().host, EVERYTHING_NEW);
    await engine().pull(offered.tagged);
    const full = await engine().snapshot();
    const post = await job.phase(engine().host, EVERYTHING_NEW, { state: first.state });
    expect(await engine().snapshot()).toStrictEqual(full);
    expect(verdictsOf(post)).toStrictEqual([`${offered.tagged} kept`]);
    await engine().succeed('DELETE', `/images/${offered.tagged}`);
    expect((await engine().snapshot()).images).toStrictEqual([]);
  });
});
