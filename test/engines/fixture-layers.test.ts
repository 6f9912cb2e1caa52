import { afterEach, describe, expect, it, vi } from 'vitest';
import { dockerArchive } from '../../testbed/engines/seed/docker-archive.ts';
import { directoryLayer, layer, packLayer, type Layer } from '../../testbed/engines/seed/layers.ts';
import { link } from '../../testbed/engines/seed/pack.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a layer', () => {
  it.each<readonly [string, Layer, string]>([
    ['of a file', layer('app', 5000), '0e9dadffaaabdcde7f5caff7b737d13c237799ba789e833ee21ac06a71d10aeb'],
    [
      'of a folder',
      directoryLayer('work'),
      '9d04cc5c5d159efa41f596187de143999bb472c2b3b0771c1d06441417477881',
    ],
    [
      'of a link',
      { entries: [link('sh', 'busybox')] },
      '5916cd2cb66f3c4de4719ca9c9e84c52489cfffe959166d3aa7344ed543316ff',
    ],
  ])('%s has the same digest on any machine, whenever it is made', async (_, made, digest) => {
    for (const year of ['2001', '2031']) {
      vi.setSystemTime(`${year}-05-05`);
      expect((await packLayer(made)).diffId).toBe(`sha256:${digest}`);
    }
  });

  it('is another one with other content', async () => {
    const all = [layer('a', 1000), layer('b', 1000), layer('a', 1001)];
    const digests = await Promise.all(all.map(async (one) => (await packLayer(one)).diffId));
    expect(new Set(digests).size).toBe(3);
  });

  it('makes the same archive of an image whenever it is made', async () => {
    const image = { tags: ['app:1'], layers: [layer('app', 5000), layer('app', 5000)] };
    vi.setSystemTime('2001-05-05');
    const one = await dockerArchive(image);
    vi.setSystemTime('2031-05-05');
    expect(await dockerArchive(image)).toStrictEqual(one);
  });
});
