import { describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/remove/backup/archive.ts';
import { requireWhole, type Expected } from '../../../src/remove/backup/check-archive.ts';
import { full, id } from '../../support/build.ts';
import {
  blobPath,
  containerdSample,
  graphdriverSample,
  inPieces,
  json,
  LAYERS,
  packed,
  type Files,
} from '../../support/archives.ts';

async function check(files: Files, wanted: Expected): Promise<void> {
  const content = await packed(files);
  requireWhole(await readArchive(inPieces(content, content.length)), wanted);
}

type Damage = readonly [what: string, spoil: (files: Files) => void, words: string];

const spoilt = (path: string, content: unknown) => (files: Files) => {
  files.set(path, json(content));
};
const manifestOf = (files: Files) =>
  JSON.parse(String(files.get('manifest.json'))) as Record<string, readonly string[] | null>[];
const edited = (edit: (manifest: Record<string, readonly string[] | null>) => void) => (files: Files) => {
  const manifest = manifestOf(files);
  edit(manifest[0]!);
  files.set('manifest.json', json(manifest));
};

const inBoth: readonly Damage[] = [
  ['no manifest.json', (files) => files.delete('manifest.json'), 'manifest.json is not in it'],
  [
    'a manifest.json that is not JSON',
    (files) => files.set('manifest.json', Buffer.from('{')),
    'manifest.json is not JSON',
  ],
  [
    'a manifest.json of another kind',
    spoilt('manifest.json', { Config: 'x' }),
    'object where the API promises a list',
  ],
  [
    'a configuration without a path',
    edited((manifest) => (manifest['Config'] = null)),
    'null where the API promises a text',
  ],
];

describe('an archive of the graphdriver store', () => {
  const sample = graphdriverSample();
  const wanted: Expected = { saves: 'layers', image: sample.image, parentIds: [sample.parent], variants: [] };
  const ownConfig = `${sample.image.id.slice('sha256:'.length)}.json`;
  const upper = `${'1'.repeat(64)}/layer.tar`;

  it('is whole with the image, its tags and its parent', async () => {
    await expect(check(sample.files, wanted)).resolves.toBeUndefined();
  });

  it.each<Damage>([
    ...inBoth,
    ['no configuration', (files) => files.delete(ownConfig), `${ownConfig} is not in it`],
    ['another configuration', spoilt(ownConfig, {}), `${ownConfig} is not what its name says`],
    ['a layer less', (files) => files.delete(upper), `${upper} is not in it`],
    [
      'another layer',
      (files) => files.set(upper, Buffer.from('?')),
      `the layers of ${sample.image.id} are not`,
    ],
    [
      'the layers the other way round',
      edited((manifest) => (manifest['Layers'] = [...(manifest['Layers'] ?? [])].reverse())),
      'the layers of',
    ],
    [
      'a layer that nobody lists',
      edited((manifest) => (manifest['Layers'] = manifest['Layers']!.slice(1))),
      'the layers of',
    ],
    [
      'a tag less',
      edited((manifest) => (manifest['RepoTags'] = ['app:1'])),
      'it does not name the image localhost:5000/team/app:2',
    ],
    [
      'no tags',
      edited((manifest) => (manifest['RepoTags'] = null)),
      `it does not name the image ${full('app:1')}, `,
    ],
    [
      'no parent',
      (files) => files.set('manifest.json', json(manifestOf(files).slice(0, 1))),
      `${sample.parent} is not in it`,
    ],
  ])('is not whole with %s', async (_, spoil, words) => {
    const files = new Map(sample.files);
    spoil(files);
    await expect(check(files, wanted)).rejects.toThrow(words);
    await expect(check(files, wanted)).rejects.toMatchObject({ name: 'NotWhole' });
  });

  it('is not that of another image which has taken the tag meanwhile', async () => {
    const other = { ...wanted, image: { ...sample.image, id: id('ab') } };
    await expect(check(sample.files, other)).rejects.toThrow(`${id('ab')} is not in it`);
  });
});

describe('an archive of the containerd store', () => {
  const sample = containerdSample();
  const [here, absent] = sample.variants;
  const wanted: Expected = {
    saves: 'manifests',
    image: sample.image,
    parentIds: [sample.parent],
    variants: [here],
  };
  const index = `blobs/sha256/${sample.image.id.slice('sha256:'.length)}`;
  const manifest = `blobs/sha256/${here.slice('sha256:'.length)}`;
  const upper = blobPath(LAYERS[1]!);

  it('is whole with the index and the variant that is here', async () => {
    await expect(check(sample.files, wanted)).resolves.toBeUndefined();
  });

  it.each<Damage>([
    ...inBoth,
    ['no index', (files) => files.delete(index), `${index} is not in it`],
    ['another index', spoilt(index, {}), `${index} is not what its name says`],
    ['no manifest of its variant', (files) => files.delete(manifest), `${manifest} is not in it`],
    ['a layer less', (files) => files.delete(upper), `${upper} is not in it`],
    ['another layer', (files) => files.set(upper, Buffer.from('?')), `${upper} is not what its name says`],
    ['no index.json', (files) => files.delete('index.json'), 'index.json is not in it'],
    ['an empty index.json', spoilt('index.json', {}), `it does not name the image ${full('app:1')}, `],
    [
      'names without an image',
      spoilt('index.json', {
        manifests: [{ digest: id('1'), annotations: { 'io.containerd.image.name': full('app:1') } }],
      }),
      'it does not name',
    ],
    [
      'no parent',
      (files) => files.delete(`blobs/sha256/${sample.parent.slice('sha256:'.length)}`),
      'is not in it',
    ],
  ])('is not whole with %s', async (_, spoil, words) => {
    const files = new Map(sample.files);
    spoil(files);
    await expect(check(files, wanted)).rejects.toThrow(words);
    await expect(check(files, wanted)).rejects.toMatchObject({ name: 'NotWhole' });
  });

  it('is not whole without a variant that was here', async () => {
    await expect(check(sample.files, { ...wanted, variants: [here, absent] })).rejects.toThrow(
      'is not in it',
    );
  });

  it('needs the layers of a variant that manifest.json does not speak of', async () => {
    const files = new Map(sample.files);
    edited((own) => (own['Layers'] = []))(files);
    files.delete(upper);
    await expect(check(files, wanted)).rejects.toThrow(`${upper} is not in it`);
  });

  it('may be of a single manifest', async () => {
    const named = [{ digest: here, annotations: { 'io.containerd.image.name': full('app:1') } }];
    const files = new Map(sample.files).set('index.json', json({ manifests: named }));
    const image = { ...sample.image, id: here, tags: [full('app:1')] };
    await expect(check(files, { ...wanted, image, variants: [] })).resolves.toBeUndefined();
    files.delete(upper);
    edited((own) => (own['Layers'] = []))(files);
    await expect(check(files, { ...wanted, image, variants: [] })).rejects.toThrow(`${upper} is not in it`);
  });
});
