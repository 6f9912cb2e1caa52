import { describe, expect, it } from 'vitest';
import * as wire from '../../src/engine/wire.ts';
import { full, id } from '../support/build.ts';

function send(value: unknown): string {
  return JSON.stringify(value);
}

describe('the moments of an image', () => {
  const read = (more: object): object => {
    const { created, tagged } = wire.image(send({ Id: id('1'), ...more }));
    return { created, tagged };
  };

  it('are when it was made and when it last got a name', () => {
    const body = {
      Created: '2026-03-01T12:00:00.5Z',
      Metadata: { LastTagTime: '2026-03-02T00:00:00+01:00' },
    };
    expect(read(body)).toStrictEqual({
      created: Date.parse('2026-03-01T12:00:00.500Z'),
      tagged: Date.parse('2026-03-01T23:00:00Z'),
    });
  });

  it.each([
    [{}],
    [{ Created: '', Metadata: null }],
    [{ Created: '0001-01-01T00:00:00Z', Metadata: { LastTagTime: '0001-01-01T00:00:00Z' } }],
    [{ Created: '1970-01-01T00:00:00Z', Metadata: { LastTagTime: '1970-01-01T00:00:00Z' } }],
  ])('are not known from %j', (body) => {
    const image = wire.image(send({ Id: id('1'), ...body }));
    expect(image).not.toHaveProperty('created');
    expect(image).not.toHaveProperty('tagged');
  });
});

describe('an image in a list', () => {
  it('has its moment in milliseconds, its size and its labels', () => {
    const body = send([
      { Id: id('1'), RepoTags: ['app:1'], Created: 1_640_995_200, Size: 7, Labels: { a: 'b', none: null } },
      { Id: id('2'), Created: null, Size: -1 },
    ]);
    expect(wire.images(body)).toStrictEqual([
      {
        id: id('1'),
        tags: [full('app:1')],
        digests: [],
        ownDigests: [],
        created: Date.parse('2022-01-01T00:00:00Z'),
        size: 7,
        labels: { a: 'b', none: '' },
      },
      { id: id('2'), tags: [], digests: [], ownDigests: [], size: 0, labels: {} },
    ]);
  });

  it('has no name where an old engine writes that there is no repository or no tag', () => {
    const [image] = wire.images(
      send([{ Id: id('1'), RepoTags: ['<none>:<none>', '<none>:1'], RepoDigests: [`<none>@${id('d')}`] }]),
    );
    expect(image).toMatchObject({ tags: [], digests: [] });
  });
});

describe('a container', () => {
  const read = (more: object) => wire.containers(send([{ Id: 'c1', ...more }]))[0];

  it('is in its networks', () => {
    const networks = { bridge: {}, github_network_1: { NetworkID: 'x' } };
    expect(read({ NetworkSettings: { Networks: networks } })?.networks).toStrictEqual([
      'bridge',
      'github_network_1',
    ]);
    expect(read({ NetworkSettings: null })?.networks).toStrictEqual([]);
    expect(read({ NetworkSettings: { Networks: null } })?.networks).toStrictEqual([]);
  });

  it('loses only the slash at the beginning of its name', () => {
    expect(read({ Names: ['/a/b'] })?.name).toBe('a/b');
    expect(read({ Names: ['a/b'] })?.name).toBe('a/b');
  });

  it('mounts images by name, or by their source where they have none', () => {
    const mounts = [
      { Type: 'image', Name: 'app:1', Source: 'elsewhere' },
      { Type: 'image', Source: 'app:2' },
      { Type: 'image' },
      { Type: 'volume', Source: 'app:3' },
    ];
    expect(read({ Mounts: mounts })?.mountedImages).toStrictEqual(['app:1', 'app:2', '']);
  });
});

describe('a variant of an image', () => {
  const read = (more: object) =>
    wire.variants(send({ Manifests: [{ ID: id('a'), Kind: 'image', ...more }] }));

  it('has its platform, with a variant of its processor where there is one', () => {
    const on = (platform: object | null): unknown => read({ ImageData: { Platform: platform } })[0]?.platform;
    expect(on({ os: 'linux', architecture: 'arm64', variant: 'v8' })).toStrictEqual({
      os: 'linux',
      architecture: 'arm64',
      variant: 'v8',
    });
    expect(on({ os: 'linux', architecture: 'amd64' })).toStrictEqual({ os: 'linux', architecture: 'amd64' });
    expect(on({ os: 'linux', architecture: 'amd64', variant: '' })).toStrictEqual({
      os: 'linux',
      architecture: 'amd64',
    });
    expect(on(null)).toStrictEqual({ os: '', architecture: '' });
  });

  it('is here when the engine says so, with the room that it takes', () => {
    const here = { Available: true, Size: { Content: 3 }, ImageData: { Size: { Unpacked: 4 } } };
    expect(read(here)).toMatchObject([{ digest: id('a'), available: true, contentSize: 3, unpackedSize: 4 }]);
    expect(read({})).toMatchObject([{ available: false, contentSize: 0, unpackedSize: 0 }]);
  });
});

it('the layers of an image are what its file system is made of', () => {
  expect(wire.diffIds(send({ RootFS: { Layers: [id('a'), id('b')] } }))).toStrictEqual([id('a'), id('b')]);
  expect(wire.diffIds(send({ RootFS: { Layers: null } }))).toStrictEqual([]);
  expect(wire.diffIds('{}')).toStrictEqual([]);
});
