import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { aJob, itemsOf, onOurEngines } from '../../support/job/a-job.ts';
import type { EngineUnderTest } from '../../support/engines/on-engines.ts';
import { step, type Told } from '../../support/engines/step.ts';
import { beforeTheRemoval, stepWhile } from '../../support/never/meanwhile.ts';

const MULTI = 'image-rm-test/multi:1';
const KEPT = 'image-rm-test/kept:1';
const ARM = { platforms: 'linux/arm64', force: 'true' };

interface Inspected {
  readonly Manifests: readonly {
    readonly Available: boolean;
    readonly Descriptor: { readonly platform: { readonly architecture: string } };
  }[];
}

async function architectures(engine: EngineUnderTest, name: string): Promise<readonly string[]> {
  const { Manifests } = (await engine.succeed('GET', `/images/${name}/json?manifests=1`)).json<Inspected>();
  return Manifests.filter(({ Available }) => Available)
    .map(({ Descriptor }) => Descriptor.platform.architecture)
    .toSorted();
}

const verdicts = (told: Told): readonly string[] =>
  itemsOf(told).map(({ verdict, reason = '' }) => `${verdict}: ${reason}`);

onOurEngines(['containerd-28.5'], (engine) => {
  const two = async (): Promise<string> => {
    const variants = [
      { architecture: 'amd64', layers: [layer('amd', 3000)] },
      { architecture: 'arm64', layers: [layer('arm', 2000)] },
    ];
    return (await engine().loadPlatforms({ tag: MULTI, variants })).id;
  };

  it.each([
    ['a name', KEPT],
    ['a pattern', '**/kept:*'],
    ['its ID', 'id'],
  ])('an image that `keep` names by %s loses no variant through another of its names', async (_, keep) => {
    const id = await two();
    await engine().tag(MULTI, KEPT);
    const inputs = { images: MULTI, keep: keep === 'id' ? id : keep, ...ARM };
    for (const dryRun of ['true', 'false']) {
      const told = await step(engine().host, { ...inputs, 'dry-run': dryRun });
      expect(verdicts(told)).toStrictEqual([expect.stringMatching(/^kept: .*`keep` names/)]);
    }
    expect(await architectures(engine(), KEPT)).toStrictEqual(['amd64', 'arm64']);
  });

  it('an image of before the job loses no variant through the name that the job gave it', async () => {
    await two();
    const job = await aJob();
    const inputs = { when: 'post', scope: 'job', images: '**', ...ARM };
    const first = await job.phase(engine().host, inputs);
    await engine().tag(MULTI, 'image-rm-test/second:1');
    const told = await job.phase(engine().host, inputs, { state: first.state });
    expect(verdicts(told)).toStrictEqual(['kept: the image was there before this job']);
    expect(await architectures(engine(), MULTI)).toStrictEqual(['amd64', 'arm64']);
  });

  it('a name that moves to another image meanwhile takes no variant from either', async () => {
    const id = await two();
    const other = await engine().load({ tags: [KEPT], layers: [layer('other', 500)] });
    const told = await stepWhile(
      engine(),
      { images: MULTI, ...ARM },
      { ...beforeTheRemoval, happens: () => engine().tag(other, MULTI) },
    );
    expect(verdicts(told)).toStrictEqual([expect.stringContaining('kept: image-rm-test/multi:1 was given')]);
    const { images } = await engine().snapshot();
    expect(images.map(({ id }) => id).toSorted()).toStrictEqual([id, other].toSorted());
    expect(await architectures(engine(), id)).toStrictEqual(['amd64', 'arm64']);
  });

  it('an image that gets another name meanwhile loses no variant', async () => {
    const id = await two();
    const told = await stepWhile(
      engine(),
      { images: MULTI, ...ARM },
      { ...beforeTheRemoval, happens: () => engine().tag(id, 'elsewhere/new:1') },
    );
    expect(verdicts(told)).toStrictEqual([expect.stringContaining('kept: it got another name meanwhile')]);
    expect(await architectures(engine(), MULTI)).toStrictEqual(['amd64', 'arm64']);
  });
});
