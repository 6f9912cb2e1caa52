import { describe, expect, it } from 'vitest';
import { engineFacts, imageCount } from '../../src/engine/greeting.ts';
import * as wire from '../../src/engine/wire.ts';
import { digestOf, full, id } from '../support/build.ts';

function send(value: unknown): string {
  return JSON.stringify(value);
}

describe('an image', () => {
  it('is read with its names, parent and layers', () => {
    const body = send({
      Id: id('1'),
      RepoTags: ['app:1', 'ghcr.io/acme/app:2'],
      RepoDigests: [`app@${id('d')}`],
      Parent: id('2'),
      Size: 5,
      RootFS: { Type: 'layers', Layers: [id('a')] },
    });
    expect(wire.image(body)).toEqual({
      id: id('1'),
      tags: [full('app:1'), 'ghcr.io/acme/app:2'],
      digests: [digestOf('app', 'd')],
      ownDigests: [],
      parent: id('2'),
      size: 5,
      diffIds: [id('a')],
      layers: [id('a')],
    });
  });

  it('is told apart from its digests where the containerd store mixes them', () => {
    const body = send({ Id: id('1'), RepoTags: [`app@${id('d')}`], RepoDigests: [`app@${id('d')}`, 'odd'] });
    expect(wire.image(body)).toMatchObject({
      tags: [],
      digests: [digestOf('app', 'd')],
      ownDigests: [digestOf('app', 'd')],
    });
  });

  it.each([
    ['null lists', { RepoTags: null, RepoDigests: null, RootFS: { Layers: null } }],
    ['no lists', {}],
    [
      'the names that old engines give to what has none',
      { RepoTags: ['<none>:<none>'], RepoDigests: ['<none>@<none>'] },
    ],
    ['an empty parent', { Parent: '' }],
  ])('without names has %s', (_, more) => {
    expect(wire.image(send({ Id: id('1'), ...more }))).toEqual({
      id: id('1'),
      tags: [],
      digests: [],
      ownDigests: [],
      size: 0,
      diffIds: [],
      layers: [],
    });
  });

  it('of Podman lacks the algorithm in its IDs', () => {
    const bare = id('1').slice('sha256:'.length);
    expect(wire.image(send({ Id: bare, Parent: bare }))).toMatchObject({ id: id('1'), parent: id('1') });
    expect(wire.removal(send([{ Deleted: bare }])).deleted).toEqual([id('1')]);
    expect(wire.images(send([{ Id: bare, ParentId: bare }]))[0]).toMatchObject({
      id: id('1'),
      parent: id('1'),
    });
  });

  it('takes the room of all its variants that are here, and of the index', () => {
    const manifest = (digits: string, more: object) => ({
      ID: id(digits),
      Kind: 'image',
      Available: true,
      Size: { Content: 10 },
      ImageData: { Platform: { os: 'linux', architecture: 'amd64' }, Size: { Unpacked: 100 } },
      ...more,
    });
    const body = (digest: string) =>
      send({
        Id: id('1'),
        Descriptor: { digest, size: 7 },
        Manifests: [
          manifest('a', {}),
          manifest('b', {}),
          manifest('c', { Available: false, Size: { Content: 0 }, ImageData: { Size: { Unpacked: 0 } } }),
          // A pull found a part of its content here, so the engine does not call it available.
          manifest('e', { Available: false, Size: { Content: 3 } }),
          manifest('d', { Kind: 'attestation', AttestationData: { For: id('a') }, Size: { Content: 5 } }),
        ],
      });
    expect(wire.image(body(id('f'))).variantSizes).toEqual({ variants: 3, content: 35, unpacked: 300 });
    expect(wire.image(body(id('a'))).variantSizes).toEqual({ variants: 3, content: 28, unpacked: 300 });
    expect(wire.variants(body(id('f'))).map(({ attestationSize }) => attestationSize)).toEqual([5, 0, 0, 0]);
  });
});

describe('the chain IDs of layers', () => {
  it('are those that an engine gives them', () => {
    // Worked out with sha256sum, as the OCI image specification has it.
    expect(wire.chainIds([id('1'), id('2'), id('3')])).toEqual([
      id('1'),
      'sha256:4c0d0c778f4d7732a500647347fffb745078f9803a04dbc565e849541181b7ab',
      'sha256:a36ad8e0c92d8cc13e7e4decbbfe2fb2326c6685d22c74f5a40ef5dd284766e9',
    ]);
  });
});

describe('containers', () => {
  it('are read with what they use', () => {
    const body = send([
      {
        Id: 'c1',
        Names: ['/web', '/other/alias'],
        ImageID: id('1'),
        State: 'running',
        Status: 'Up 3 minutes',
        Labels: { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'front' },
        Mounts: [
          { Type: 'bind', Name: 'no' },
          { Type: 'image', Name: 'tools:1' },
        ],
        ImageManifestDescriptor: { digest: id('a') },
      },
      { Id: '0123456789abcdef', Names: null, ImageID: null, Labels: null, Mounts: null },
    ]);
    expect(wire.containers(body)).toEqual([
      {
        id: 'c1',
        name: 'web',
        image: id('1'),
        variant: id('a'),
        networks: [],
        mountedImages: ['tools:1'],
        state: 'running',
        status: 'Up 3 minutes',
        composeProject: 'shop',
        composeService: 'front',
      },
      {
        id: '0123456789abcdef',
        name: '0123456789ab',
        image: 'sha256:',
        networks: [],
        mountedImages: [],
        state: '',
        status: '',
      },
    ]);
    expect(wire.containers('null')).toEqual([]);
  });
});

describe('an answer to a removal', () => {
  it('is read in its order, with full names', () => {
    const body = send([
      { Untagged: `moby-dangling@${id('e')}` },
      { Untagged: 'app:1' },
      { Untagged: `app@${id('d')}` },
      { Deleted: id('1') },
      { Deleted: id('a') },
    ]);
    expect(wire.removal(body)).toEqual({
      untagged: [full('app:1'), digestOf('app', 'd')],
      deleted: [id('1'), id('a')],
    });
    expect(wire.removal('null')).toEqual({ untagged: [], deleted: [] });
  });

  it.each([
    ['{"message":"conflict: no"}', 'conflict: no'],
    ['404 page not found\n', '404 page not found\n'],
    ['{"error":"x"}', '{"error":"x"}'],
    ['', 'the engine gave no reason'],
    ['{"message":" "}', 'the engine gave no reason'],
    ['x'.repeat(501), 'x'.repeat(500)],
  ])('that says no has a message: %s', (body, message) => {
    expect(wire.message(body)).toBe(message);
  });
});

describe('an engine', () => {
  const version = (more: object = {}) => send({ Version: '28.5.2', Os: 'linux', Arch: 'arm64', ...more });
  const info = (status: unknown) => send({ DriverStatus: status });

  it('runs the containerd store if and only if its driver says so', () => {
    const store = (status: unknown) => engineFacts(version(), info(status), '1.51').store;
    expect(
      store([
        ['a', 'b'],
        ['driver-type', 'io.containerd.snapshotter.v1'],
      ]),
    ).toBe('containerd');
    expect(
      store([
        ['driver-type', 'other'],
        ['other', 'io.containerd.snapshotter.v1'],
      ]),
    ).toBe('graphdriver');
    expect(store(null)).toBe('graphdriver');
  });

  it('is read with what it says of itself', () => {
    expect(engineFacts(version(), '{}', '1.51')).toEqual({
      name: 'Docker',
      version: '28.5.2',
      apiVersion: '1.51',
      store: 'graphdriver',
      platform: { os: 'linux', architecture: 'arm64' },
    });
    expect(engineFacts(version({ Components: [{ Name: 'Podman Engine' }] }), '{}', '1.41').name).toBe(
      'Podman',
    );
  });

  it('counts its images', () => {
    expect([imageCount('{"Images":7}'), imageCount('{}')]).toEqual([7, 0]);
  });
});
