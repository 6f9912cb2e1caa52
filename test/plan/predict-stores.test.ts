import { describe, expect, it } from 'vitest';
import { anImage, byId, byName, digestOf, full, stopped, id } from '../support/build.ts';
import { twoLayers, force, withoutForce, imageId, predicted, refused, removed } from '../support/dry-run.ts';

describe('the stores differ', () => {
  const image = anImage('1', ['app:1'], { layers: twoLayers });
  const child = anImage('2', ['child:1'], { parent: imageId, layers: twoLayers });

  it('by name and force under a stopped container: one deletes, the other keeps', () => {
    const world = { images: [image], containers: [stopped('1')], targets: [byName('app:1', '1')] };
    const untagged = [full('app:1')];
    expect(predicted({ ...world, store: 'graphdriver' }, force).answers).toStrictEqual([
      removed(untagged, [imageId]),
    ]);
    expect(predicted({ ...world, store: 'containerd' }, force).answers).toStrictEqual([
      removed(untagged, []),
    ]);
  });

  it('by ID of an image that others are built on: one refuses, the other deletes', () => {
    const world = { images: [image, child], targets: [byId('1')] };
    expect(predicted({ ...world, store: 'graphdriver' }, force).answers).toStrictEqual([refused]);
    expect(predicted({ ...world, store: 'containerd' }, withoutForce).answers).toStrictEqual([
      removed([full('app:1')], [imageId]),
    ]);
  });

  const digest = digestOf('app', '1');
  const tagged = anImage('1', ['app:1', 'app:2', 'other:1', digest]);

  it('by digest while there are tags: one takes the digest, the other all of its repository', () => {
    const world = { images: [tagged], targets: [byName(digest, '1')] };
    expect(predicted({ ...world, store: 'graphdriver' }, withoutForce).left).toStrictEqual(
      new Map([[imageId, [full('app:1'), full('app:2'), full('other:1')]]]),
    );
    expect(predicted({ ...world, store: 'containerd' }, withoutForce)).toStrictEqual({
      answers: [removed([full('app:1'), full('app:2')], [])],
      left: new Map<string, unknown>([[imageId, [full('other:1')]]]),
    });
  });

  it('in the parents that they prune: the containerd store does not ask who else is built on them', () => {
    const parent = anImage('3');
    const children = ['4', '5'].map((digits) => anImage(digits, [`app:${digits}`], { parent: id('3') }));
    const world = { images: [parent, ...children], targets: [byName('app:4', '4')] };
    expect(predicted({ ...world, store: 'graphdriver' }, withoutForce).left.get(id('3'))).toStrictEqual([]);
    expect(predicted({ ...world, store: 'containerd' }, withoutForce).left.get(id('3'))).toBe('absent');
  });

  it('by name and force of an image that others are built on: one keeps it, the other deletes it', () => {
    const world = { images: [image, child], targets: [byName('app:1', '1')] };
    expect(predicted({ ...world, store: 'graphdriver' }, force).left.get(imageId)).toStrictEqual([]);
    expect(predicted({ ...world, store: 'containerd' }, force).left.get(imageId)).toBe('absent');
    expect(predicted({ ...world, store: 'containerd' }, withoutForce).left.get(imageId)).toStrictEqual([]);
  });

  it('in what they tell of digests that go with the last tag of their repository', () => {
    const world = { images: [anImage('1', ['app:1', 'other:1', digest])], targets: [byName('app:1', '1')] };
    expect(predicted({ ...world, store: 'graphdriver' }, withoutForce)).toStrictEqual({
      answers: [removed([full('app:1'), digest], [])],
      left: new Map<string, unknown>([[imageId, [full('other:1')]]]),
    });
    expect(predicted({ ...world, store: 'containerd' }, withoutForce).answers).toStrictEqual([
      removed([full('app:1')], []),
    ]);
  });

  it('in the digests that the containerd store holds as names of their own', () => {
    const held = anImage('1', ['app:1', digest], { ownDigests: [digest] });
    const world = { store: 'containerd', images: [held], targets: [byName('app:1', '1')] } as const;
    expect(predicted(world, withoutForce).answers).toStrictEqual([
      removed([full('app:1'), digest], [imageId]),
    ]);
  });

  it('in none of the names of another repository, which stay', () => {
    const others = [digestOf('app', '2'), digestOf('other', '1')];
    const image = anImage('1', ['app:1', digest, ...others]);
    expect(
      predicted({ images: [image], targets: [byName(digest, '1')] }, withoutForce).left.get(imageId),
    ).toStrictEqual([full('app:1'), ...others]);
    const world = { store: 'containerd', images: [image], targets: [byName(digest, '1')] } as const;
    expect(predicted(world, withoutForce).left.get(imageId)).toStrictEqual([digestOf('other', '1')]);
    for (const store of ['graphdriver', 'containerd'] as const) {
      const byTag = { store, images: [image], targets: [byName('app:1', '1')] };
      expect(predicted(byTag, withoutForce).left.get(imageId)).toStrictEqual([digestOf('other', '1')]);
    }
  });

  it('in no way for an image that has digests only', () => {
    for (const store of ['graphdriver', 'containerd'] as const) {
      const world = { store, images: [anImage('1', [digest])], targets: [byName(digest, '1')] };
      expect(predicted(world, withoutForce).answers).toStrictEqual([removed([digest], [imageId])]);
    }
  });
});
