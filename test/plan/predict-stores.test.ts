import { describe, expect, it } from 'vitest';
import { anImage, byId, byName, digestOf, full, stopped, id } from '../support/build.ts';
import { chain, force, gentle, one, outcome, refused, removed } from '../support/rehearsal.ts';

describe('the stores differ', () => {
  const image = anImage('1', ['app:1'], { layers: chain });
  const child = anImage('2', ['child:1'], { parent: one, layers: chain });

  it('by name and force under a stopped container: one deletes, the other keeps', () => {
    const world = { images: [image], containers: [stopped('1')], targets: [byName('app:1', '1')] };
    const untagged = [full('app:1')];
    expect(outcome({ ...world, store: 'graphdriver' }, force).answers).toStrictEqual([
      removed(untagged, [one]),
    ]);
    expect(outcome({ ...world, store: 'containerd' }, force).answers).toStrictEqual([removed(untagged, [])]);
  });

  it('by ID of an image that others are built on: one refuses, the other deletes', () => {
    const world = { images: [image, child], targets: [byId('1')] };
    expect(outcome({ ...world, store: 'graphdriver' }, force).answers).toStrictEqual([refused]);
    expect(outcome({ ...world, store: 'containerd' }, gentle).answers).toStrictEqual([
      removed([full('app:1')], [one]),
    ]);
  });

  const digest = digestOf('app', '1');
  const tagged = anImage('1', ['app:1', 'app:2', 'other:1', digest]);

  it('by digest while there are tags: one takes the digest, the other all of its repository', () => {
    const world = { images: [tagged], targets: [byName(digest, '1')] };
    expect(outcome({ ...world, store: 'graphdriver' }, gentle).left).toStrictEqual(
      new Map([[one, [full('app:1'), full('app:2'), full('other:1')]]]),
    );
    expect(outcome({ ...world, store: 'containerd' }, gentle)).toStrictEqual({
      answers: [removed([full('app:1'), full('app:2')], [])],
      left: new Map<string, unknown>([[one, [full('other:1')]]]),
    });
  });

  it('in the parents that they prune: the containerd store does not ask who else is built on them', () => {
    const parent = anImage('3');
    const children = ['4', '5'].map((digits) => anImage(digits, [`app:${digits}`], { parent: id('3') }));
    const world = { images: [parent, ...children], targets: [byName('app:4', '4')] };
    expect(outcome({ ...world, store: 'graphdriver' }, gentle).left.get(id('3'))).toStrictEqual([]);
    expect(outcome({ ...world, store: 'containerd' }, gentle).left.get(id('3'))).toBe('absent');
  });

  it('by name and force of an image that others are built on: one keeps it, the other deletes it', () => {
    const world = { images: [image, child], targets: [byName('app:1', '1')] };
    expect(outcome({ ...world, store: 'graphdriver' }, force).left.get(one)).toStrictEqual([]);
    expect(outcome({ ...world, store: 'containerd' }, force).left.get(one)).toBe('absent');
    expect(outcome({ ...world, store: 'containerd' }, gentle).left.get(one)).toStrictEqual([]);
  });

  it('in what they tell of digests that go with the last tag of their repository', () => {
    const world = { images: [anImage('1', ['app:1', 'other:1', digest])], targets: [byName('app:1', '1')] };
    expect(outcome({ ...world, store: 'graphdriver' }, gentle)).toStrictEqual({
      answers: [removed([full('app:1'), digest], [])],
      left: new Map<string, unknown>([[one, [full('other:1')]]]),
    });
    expect(outcome({ ...world, store: 'containerd' }, gentle).answers).toStrictEqual([
      removed([full('app:1')], []),
    ]);
  });

  it('in the digests that the containerd store holds as names of their own', () => {
    const held = anImage('1', ['app:1', digest], { ownDigests: [digest] });
    const world = { store: 'containerd', images: [held], targets: [byName('app:1', '1')] } as const;
    expect(outcome(world, gentle).answers).toStrictEqual([removed([full('app:1'), digest], [one])]);
  });

  it('in none of the names of another repository, which stay', () => {
    const others = [digestOf('app', '2'), digestOf('other', '1')];
    const image = anImage('1', ['app:1', digest, ...others]);
    expect(outcome({ images: [image], targets: [byName(digest, '1')] }, gentle).left.get(one)).toStrictEqual([
      full('app:1'),
      ...others,
    ]);
    const world = { store: 'containerd', images: [image], targets: [byName(digest, '1')] } as const;
    expect(outcome(world, gentle).left.get(one)).toStrictEqual([digestOf('other', '1')]);
    for (const store of ['graphdriver', 'containerd'] as const) {
      const byTag = { store, images: [image], targets: [byName('app:1', '1')] };
      expect(outcome(byTag, gentle).left.get(one)).toStrictEqual([digestOf('other', '1')]);
    }
  });

  it('in no way for an image that has digests only', () => {
    for (const store of ['graphdriver', 'containerd'] as const) {
      const world = { store, images: [anImage('1', [digest])], targets: [byName(digest, '1')] };
      expect(outcome(world, gentle).answers).toStrictEqual([removed([digest], [one])]);
    }
  });
});
