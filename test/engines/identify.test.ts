import { expect, it } from 'vitest';
import { layer } from '../../scripts/engines/seed/layers.ts';
import type { Image } from '../../src/model/image.ts';
import { withEngine } from './choosing/choosing.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { step } from './step.ts';
import { onEngines, type EngineUnderTest } from './on-engines.ts';

const R = 'image-rm-test';
const [base, own] = [layer('base', 5000), layer('own', 700)];

/** Each of a kind of its own, with the requests that it takes to say who it is. */
const seeds: readonly (readonly [
  kind: string,
  requests: number,
  make: (engine: EngineUnderTest) => Promise<string>,
])[] = [
  ['one name', 1, (engine) => engine.load({ tags: [`${R}/a:1`], layers: [base, own] })],
  [
    'several names',
    2,
    (engine) => engine.load({ tags: [`${R}/a:1`, `${R}/b:2`, `${R}/a:3`], layers: [base, own] }),
  ],
  ['no name', 2, (engine) => engine.load({ layers: [base, own] })],
  ['a child', 1, async (engine) => engine.child(await parent(engine), { tags: [`${R}/child:1`] })],
  [
    'a child of a child',
    1,
    async (engine) => engine.child(await engine.child(await parent(engine)), { tags: [`${R}/child:2`] }),
  ],
  [
    'a child whose parent has no name left',
    1,
    async (engine) => {
      const child = await engine.child(await parent(engine), { tags: [`${R}/child:1`] });
      await engine.succeed('DELETE', `/images/${R}/parent:1`);
      return child;
    },
  ],
  ['a single layer, which leaves no place for a parent', 2, (engine) => engine.load({ layers: [own] })],
  [
    'a digest of its own',
    1,
    async (engine) => (await engine.digestReference(`${R}/pulled`, { layers: [base, own] })).id,
  ],
  [
    'the variant of this platform not here',
    1,
    async (engine) => {
      const variants = [
        { architecture: 'amd64', layers: [base], absent: true },
        { architecture: 's390x', layers: [base, own] },
      ];
      return (await engine.loadPlatforms({ tag: `${R}/far:1`, variants })).id;
    },
  ],
];

function parent(engine: EngineUnderTest): Promise<string> {
  return engine.load({ tags: [`${R}/parent:1`], layers: [base, own] });
}

/** A name that came by an archive, beside one from a build or a commit, does not know the parent, and the other does. */
async function childWithTwoNames(engine: EngineUnderTest): Promise<{ child: string; parent: string }> {
  const below = await parent(engine);
  const child = await engine.child(below, { tags: [`${R}/zz:1`] });
  await engine.succeed('DELETE', `/images/${R}/parent:1`);
  await engine.tag(`${R}/zz:1`, `${R}/aa:1`);
  const archive = await engine.succeed('GET', `/images/get?names=${R}/aa:1`);
  await engine.succeed('DELETE', `/images/${R}/aa:1`);
  await engine.succeed('POST', '/images/load?quiet=1', archive.body);
  return { child, parent: below };
}

function who(image: Image | undefined): Pick<Image, 'id' | 'tags' | 'digests' | 'ownDigests' | 'parent'> {
  if (image === undefined) throw new Error('there is no such image');
  const { id, tags, digests, ownDigests, parent } = image;
  return {
    id,
    tags: tags.toSorted(),
    digests: digests.toSorted(),
    ownDigests: ownDigests.toSorted(),
    ...(parent === undefined ? {} : { parent }),
  };
}

onEngines(['containerd-28.5'], (engine) => {
  it.each(seeds)('says of an image with %s what a look says', async (_kind, requests, make) => {
    const id = await make(engine());
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), () => 'forward');
    await withEngine(proxy.host, async (port) => {
      const looked = who(await port.inspect(id));
      for (const name of [id, ...looked.tags, ...looked.ownDigests]) {
        const asked = proxy.requests.length;
        expect(who(await port.identify(name)), name).toStrictEqual(looked);
        expect(proxy.requests.length - asked).toBe(requests);
      }
    });
  });

  it('says what an image was built on where only one of its names knows', async () => {
    const { child, parent: below } = await childWithTwoNames(engine());
    await withEngine(engine().host, async (port) => {
      for (const name of [child, `docker.io/${R}/aa:1`, `docker.io/${R}/zz:1`]) {
        expect((await port.identify(name))?.parent, name).toBe(below);
      }
    });
  });

  it.each([`${R}/zz:1\n${R}/aa:1`, `${R}/*`])(
    'a parent that is kept stays where only one name of its child knows it: %j',
    async (images) => {
      const { child, parent: below } = await childWithTwoNames(engine());
      const done = await step(engine().host, { images, keep: below, measure: 'off' });
      expect(done.outputs['deleted']).toBe(child);
      expect((await engine().snapshot()).images.map(({ id }) => id)).toStrictEqual([below]);
    },
  );

  it('a child goes before its parent also where nothing more is asked', async () => {
    await engine().child(await parent(engine()), { tags: [`${R}/child:1`] });
    await engine().tag(`${R}/child:1`, `${R}/other:1`);
    const images = `${R}/parent:1\n${R}/child:1\n${R}/other:1`;
    const { report } = await step(engine().host, { images, measure: 'off' });
    const verdicts = report.hosts.flatMap(({ items }) => items.map(({ verdict }) => verdict));
    expect(verdicts).toStrictEqual(['deleted', 'deleted', 'deleted']);
    expect((await engine().snapshot()).images).toStrictEqual([]);
  });

  it('says that there is none', async () => {
    await withEngine(engine().host, async (port) => {
      expect(await port.identify(`docker.io/${R}/gone:1`)).toBeUndefined();
      expect(await port.identify(`sha256:${'0'.repeat(64)}`)).toBeUndefined();
    });
  });
});
