import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { aFolder } from '../support/folder.ts';
import { onEngines } from '../support/engines/on-engines.ts';
import { load, refused, remove, saved } from '../support/engines/saving.ts';

const tag = 'image-rm-test/multi:1';
const LAYERS = { own: layer('own', 4000), foreign: layer('foreign', 3000), third: layer('third', 2000) };

onEngines(['containerd-28.5'], (engine) => {
  const three = async (absent: readonly string[], sharing = false): Promise<string> => {
    const own = process.arch === 'arm64' ? 'arm64' : 'amd64';
    const other = own === 'amd64' ? 'arm64' : 'amd64';
    const { id } = await engine().loadPlatforms({
      tag,
      variants: [
        { architecture: own, layers: [LAYERS.own], absent: absent.includes('own') },
        {
          architecture: other,
          layers: sharing ? [LAYERS.own, LAYERS.foreign] : [LAYERS.foreign],
          absent: absent.includes('other'),
        },
        { architecture: 's390x', layers: [LAYERS.third], absent: absent.includes('third') },
      ],
    });
    return id;
  };
  const here = async (): Promise<readonly unknown[]> => {
    const inspected = await engine().succeed('GET', `/images/${tag}/json?manifests=1`);
    const { Manifests } = inspected.json<{ readonly Manifests: readonly Variant[] }>();
    return Manifests.map(({ ID, Available }) => [ID, Available]);
  };

  it.each([[[]], [['other']], [['other', 'third']]])(
    'an image of several platforms of which are absent: %j, is the same again',
    async (absent) => {
      const id = await three(absent);
      const before = [await engine().snapshot(), await here()];
      await using folder = await aFolder();
      const file = await saved(engine(), folder.path, tag);
      await remove(engine(), id);
      await load(engine(), file);
      expect([await engine().snapshot(), await here()]).toStrictEqual(before);
      expect((await here()).flat().filter((value) => value === false)).toHaveLength(absent.length);
    },
  );

  it('one that lacks the engine’s own platform cannot be saved, which newer engines may do better', async () => {
    await three(['own', 'third']);
    await using folder = await aFolder();
    const problem = await refused(engine(), folder.path, tag);
    expect(problem).toContain('the engine did not send the image: the engine answered 404: ');
    expect(await folder.list()).toEqual([]);
  });

  it('one that has lost a layer through its sibling is not whole', async () => {
    await three([], true);
    const platform = { os: 'linux', architecture: process.arch === 'arm64' ? 'amd64' : 'arm64' };
    const platforms = encodeURIComponent(JSON.stringify(platform));
    await engine().succeed('DELETE', `/images/${tag}?force=1&platforms=${platforms}`);
    await using folder = await aFolder();
    const problem = await refused(engine(), folder.path, tag);
    expect(problem).toMatch(/^the archive is not whole: blobs\/sha256\/[0-9a-f]{64} is not in it/);
    expect(await folder.list()).toEqual([]);
  });
});

interface Variant {
  readonly ID: string;
  readonly Available: boolean;
}
