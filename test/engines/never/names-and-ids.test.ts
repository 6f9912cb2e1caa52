import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { serveRegistry } from '../../../testbed/engines/seed/registry.ts';
import { itemsOf, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { step } from '../../support/engines/step.ts';
import { imagesLeft } from '../../support/never/meanwhile.ts';

const R = 'image-rm-test';

onOurEngines(['containerd-28.5'], (engine) => {
  it.each(['8 digits', '12 digits with sha256:'])(
    'the beginning of an ID that is also the name of another image, %s: the image with that ID goes',
    async (how) => {
      const meant = await engine().load({ tags: [`${R}/meant:1`], layers: [layer('meant', 500)] });
      const length = how === '8 digits' ? 8 : 12;
      const prefix = meant.slice('sha256:'.length).slice(0, length);
      const other = await engine().load({ tags: [`sha256:${prefix}`], layers: [layer('other', 500)] });
      const told = await step(engine().host, { images: prefix });
      expect(told.outputs['deleted']).toBe(meant);
      expect(await imagesLeft(engine())).toStrictEqual([`sha256:${prefix}`]);
      // And as in Docker, a name wins over an ID that reads the same.
      const named = await step(engine().host, { images: `sha256:${prefix}` });
      expect(named.outputs['deleted']).toBe(other);
    },
  );

  it('a name with tag and digest takes that tag, and no other of its repository', async () => {
    await using registry = await serveRegistry();
    const { tagged, byDigest, digest } = await registry.add('team/app', '1', { layers: [layer('app', 500)] });
    await engine().pull(tagged);
    await engine().tag(tagged, tagged.replace(/:1$/, ':2'));
    const told = await step(engine().host, { images: `${tagged}@${digest}` });
    expect(itemsOf(told)).toMatchObject([{ verdict: 'untagged', untagged: [tagged] }]);
    expect(await imagesLeft(engine())).toStrictEqual([tagged.replace(/:1$/, ':2')]);
    expect(byDigest).toContain('@');
  });

  it('the same where the engine holds it as a name of its own, and a dry run says so before', async () => {
    await using registry = await serveRegistry();
    const { tagged, digest } = await registry.add('team/app', '1', { layers: [layer('app', 500)] });
    await engine().succeed('POST', `/images/create?fromImage=${encodeURIComponent(`${tagged}@${digest}`)}`);
    await engine().pull(tagged);
    await engine().tag(tagged, tagged.replace(/:1$/, ':2'));
    const images = `${tagged}@${digest}`;
    const predicted = await step(engine().host, { images, 'dry-run': 'true' });
    const told = await step(engine().host, { images });
    const gone = [tagged, `${tagged}@${digest}`];
    for (const { report } of [predicted, told])
      expect(report.hosts[0]?.items).toMatchObject([{ verdict: 'untagged', untagged: gone }]);
    expect(await imagesLeft(engine())).toStrictEqual([tagged.replace(/:1$/, ':2')]);
  });

  it('a tag that stands for another digest by now is absent, with what is there', async () => {
    await using registry = await serveRegistry();
    const { tagged, digest } = await registry.add('team/app', '1', { layers: [layer('old', 500)] });
    await engine().pull(tagged);
    await engine().tag(tagged, tagged.replace(/:1$/, ':2'));
    await registry.add('team/app', '1', { layers: [layer('new', 500)] });
    await engine().pull(tagged);
    const before = await engine().snapshot();
    const told = await step(engine().host, { images: `${tagged}@${digest}` });
    expect(verdictsOf(told)).toStrictEqual([`${tagged}@${digest} absent`]);
    expect(told.log).toContain('but it stands for another digest (sha256:');
    expect(told.log).toContain(`that digest is here as ${tagged.replace(/:1$/, ':2')}`);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('an intermediate image without layers that goes with another is among the deleted', async () => {
    // Whose parent is gone already, which must not keep the parents of the other from being known.
    const base = await engine().load({ layers: [layer('base', 500)] });
    const orphan = await engine().child(base, { bytes: 100, tags: [`${R}/orphan:1`] });
    await engine().succeed('DELETE', `/images/${base}?force=1`);
    const lowest = await engine().load({ layers: [] });
    const middle = await engine().child(lowest, { labels: { middle: 'true' } });
    const child = await engine().child(middle, { bytes: 100, tags: [`${R}/child:1`] });
    const told = await step(engine().host, { images: `${R}/child:1, ${R}/orphan:1` });
    expect(await imagesLeft(engine())).toStrictEqual([]);
    expect(told.outputs['deleted']?.split('\n').toSorted()).toStrictEqual(
      [child, middle, lowest, orphan].toSorted(),
    );
  });
});
