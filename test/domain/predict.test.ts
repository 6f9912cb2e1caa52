import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../src/domain/plan.ts';
import {
  isOnlyReference,
  predict,
  refusedBeforehand,
  type RemovalOptions,
} from '../../src/domain/predict.ts';
import { isRunning, referencesOf, type Image } from '../../src/domain/store.ts';
import type { Target } from '../../src/domain/target.ts';
import {
  aContainer,
  anImage,
  aSurvey,
  byId,
  byName,
  digestOf,
  full,
  id,
  stopped,
  type World,
} from './build.ts';
import { worlds } from './worlds.ts';

const gentle: RemovalOptions = { force: false, noPrune: false };
const force: RemovalOptions = { force: true, noPrune: false };

/** The answers in short, and the names of what is left of the images. */
function outcome(world: World & { targets: readonly Target[] }, options: RemovalOptions) {
  const survey = aSurvey(world);
  const { attempts, aftermath } = predict(plan(survey), survey, options);
  const left = [...aftermath.images].map(([image, state]) => [
    image,
    typeof state === 'string' ? state : referencesOf(state),
  ]);
  return { answers: attempts.map(({ answer }) => answer), left: Object.fromEntries(left) };
}

const one = id('1');
const chain = [id('a1'), id('a2')];
const removed = (untagged: readonly string[], deleted: readonly string[]) => ({
  kind: 'removed',
  untagged,
  deleted,
});
const refused = { kind: 'conflict', message: expect.stringMatching(/./) };

describe.each(['graphdriver', 'containerd'] as const)('the %s store', (store) => {
  const app = (names: readonly string[], more: Partial<Image> = {}) =>
    anImage('1', names, { layers: chain, ...more });
  const gone = [one, ...chain.toReversed()];

  it('deletes an image with its only name', () => {
    expect(outcome({ store, images: [app(['app:1'])], targets: [byName('app:1', '1')] }, gentle)).toEqual({
      answers: [removed([full('app:1')], gone)],
      left: { [one]: 'absent' },
    });
  });

  it('only takes the name while there are others, whoever uses the image', () => {
    const world = { store, images: [app(['app:1', 'app:2'])], containers: [aContainer('1')] };
    expect(outcome({ ...world, targets: [byName('app:1', '1')] }, gentle)).toEqual({
      answers: [removed([full('app:1')], [])],
      left: { [one]: [full('app:2')] },
    });
  });

  it.each([aContainer('1'), stopped('1')])(
    'refuses the only name of an image that a container uses: $state',
    (user) => {
      const world = { store, images: [app(['app:1'])], containers: [user] };
      expect(outcome({ ...world, targets: [byName('app:1', '1')] }, gentle)).toEqual({
        answers: [refused],
        left: { [one]: [full('app:1')] },
      });
    },
  );

  it('takes the name from under a running container by force, and keeps the image', () => {
    const world = { store, images: [app(['app:1'])], containers: [aContainer('1')] };
    expect(outcome({ ...world, targets: [byName('app:1', '1')] }, force)).toEqual({
      answers: [removed([full('app:1')], [])],
      left: { [one]: [] },
    });
  });

  it('refuses the ID of an image that a running container uses, also by force', () => {
    const world = { store, images: [app(['app:1'])], containers: [aContainer('1')], targets: [byId('1')] };
    expect(outcome(world, gentle).answers).toEqual([refused]);
    expect(outcome(world, force).answers).toEqual([refused]);
  });

  it('deletes the ID of an image that a stopped container uses by force only, without the layers', () => {
    const world = { store, images: [app(['app:1'])], containers: [stopped('1')], targets: [byId('1')] };
    expect(outcome(world, gentle).answers).toEqual([refused]);
    expect(outcome(world, force).answers).toEqual([removed([full('app:1')], [one])]);
  });

  it('refuses the ID of an image with several names, and takes them all by force', () => {
    const world = { store, images: [app(['app:1', 'app:2'])], targets: [byId('1')] };
    expect(outcome(world, gentle).answers).toEqual([refused]);
    expect(outcome(world, force).answers).toEqual([removed([full('app:1'), full('app:2')], gone)]);
  });

  it('has no conflict when the names are asked for beside the ID: the last name takes the image along', () => {
    const world = { store, images: [app(['app:1', 'app:2'])] };
    const targets = [byId('1'), byName('app:2', '1'), byName('app:1', '1')];
    expect(outcome({ ...world, targets }, gentle)).toEqual({
      answers: [
        removed([full('app:1')], []),
        removed([full('app:2')], gone),
        { kind: 'gone', message: 'No such image' },
      ],
      left: { [one]: 'absent' },
    });
  });

  it('finds no name that the image does not have', () => {
    const world = { store, images: [app(['app:1'])], targets: [byName('app:9', '1')] };
    expect(outcome(world, force).answers).toEqual([{ kind: 'gone', message: 'No such image' }]);
  });

  it('keeps an image without a name while another is built on it', () => {
    const child = anImage('2', ['child:1'], { parent: one, layers: [...chain, id('a3')] });
    const world = { store, images: [app(['app:1']), child], targets: [byName('app:1', '1')] };
    expect(outcome(world, gentle)).toEqual({
      answers: [removed([full('app:1')], [])],
      left: { [one]: [], [id('2')]: [full('child:1')] },
    });
  });

  it('frees no layer that another image holds', () => {
    const sibling = anImage('2', ['other:1'], { layers: [id('a1'), id('b2')] });
    const world = { store, images: [app(['app:1']), sibling], targets: [byName('app:1', '1')] };
    expect(outcome(world, gentle).answers).toEqual([removed([full('app:1')], [one, id('a2')])]);
  });

  describe('when the parent has no name', () => {
    const parent = anImage('1', [], { layers: [id('a1')] });
    const child = anImage('2', ['child:1'], { parent: one, layers: chain });
    const targets = [byName('child:1', '2')];

    it('takes it along', () => {
      expect(outcome({ store, images: [parent, child], targets }, gentle)).toEqual({
        answers: [removed([full('child:1')], [id('2'), id('a2'), one, id('a1')])],
        left: { [one]: 'absent', [id('2')]: 'absent' },
      });
    });

    it.each([
      ['is told not to', { options: { force: false, noPrune: true } }],
      ['another is built on it', { images: [parent, child, anImage('3', ['x:1'], { parent: one })] }],
      ['a container uses it', { containers: [stopped('1')] }],
      ['it does have one', { images: [{ ...parent, tags: [full('base:1')] }, child] }],
    ])('keeps it when %s', (_, { options = gentle, ...more }: World & { options?: RemovalOptions }) => {
      const { left } = outcome({ store, images: [parent, child], targets, ...more }, options);
      expect(left[one]).not.toBe('absent');
      expect(left[id('2')]).toBe('absent');
    });
  });

  it('does not let an image go that a container mounts', () => {
    const user = aContainer('9', { mountedImages: ['app:1'] });
    const world = { store, images: [app(['app:1'])], containers: [user] };
    expect(outcome({ ...world, targets: [byName('app:1', '1')] }, gentle).answers).toEqual([refused]);
    expect(outcome({ ...world, targets: [byId('1')] }, force).answers).toEqual([refused]);
  });
});

describe('the stores differ', () => {
  const image = anImage('1', ['app:1'], { layers: chain });
  const child = anImage('2', ['child:1'], { parent: one, layers: chain });

  it('by name and force under a stopped container: one deletes, the other keeps', () => {
    const world = { images: [image], containers: [stopped('1')], targets: [byName('app:1', '1')] };
    const untagged = [full('app:1')];
    expect(outcome({ ...world, store: 'graphdriver' }, force).answers).toEqual([removed(untagged, [one])]);
    expect(outcome({ ...world, store: 'containerd' }, force).answers).toEqual([removed(untagged, [])]);
  });

  it('by ID of an image that others are built on: one refuses, the other deletes', () => {
    const world = { images: [image, child], targets: [byId('1')] };
    expect(outcome({ ...world, store: 'graphdriver' }, force).answers).toEqual([refused]);
    expect(outcome({ ...world, store: 'containerd' }, gentle).answers).toEqual([
      removed([full('app:1')], [one]),
    ]);
  });

  const digest = digestOf('app', '1');
  const tagged = anImage('1', ['app:1', 'app:2', 'other:1', digest]);

  it('by digest while there are tags: one takes the digest, the other all of its repository', () => {
    const world = { images: [tagged], targets: [byName(digest, '1')] };
    expect(outcome({ ...world, store: 'graphdriver' }, gentle).left).toEqual({
      [one]: [full('app:1'), full('app:2'), full('other:1')],
    });
    expect(outcome({ ...world, store: 'containerd' }, gentle)).toEqual({
      answers: [removed([full('app:1'), full('app:2')], [])],
      left: { [one]: [full('other:1')] },
    });
  });

  it('in what they tell of digests that go with the last tag of their repository', () => {
    const world = { images: [anImage('1', ['app:1', 'other:1', digest])], targets: [byName('app:1', '1')] };
    expect(outcome({ ...world, store: 'graphdriver' }, gentle)).toEqual({
      answers: [removed([full('app:1'), digest], [])],
      left: { [one]: [full('other:1')] },
    });
    expect(outcome({ ...world, store: 'containerd' }, gentle).answers).toEqual([
      removed([full('app:1')], []),
    ]);
  });

  it('in the digests that the containerd store holds as names of their own', () => {
    const held = anImage('1', ['app:1', digest], { ownDigests: [digest] });
    const world = { store: 'containerd', images: [held], targets: [byName('app:1', '1')] } as const;
    expect(outcome(world, gentle).answers).toEqual([removed([full('app:1'), digest], [one])]);
  });

  it('in no way for an image that has digests only', () => {
    for (const store of ['graphdriver', 'containerd'] as const) {
      const world = { store, images: [anImage('1', [digest])], targets: [byName(digest, '1')] };
      expect(outcome(world, gentle).answers).toEqual([removed([digest], [one])]);
    }
  });
});

describe('one tag and the digests of its repository count as one name', () => {
  const digest = digestOf('app', '1');
  it.each([
    [[], true],
    [['app:1'], true],
    [['app:1', digest], true],
    [[digest], true],
    [[digest, digestOf('app', '2')], true],
    [['app:1', 'app:2'], false],
    [['app:1', 'other:1'], false],
    [['app:1', digestOf('other', '1')], false],
    [[digest, digestOf('other', '1')], false],
  ])('%j: %s', (names, expected) => {
    expect(isOnlyReference(anImage('1', names))).toBe(expected);
  });
});

describe('an image is not even asked for by ID', () => {
  const mounting = (state: string) => aContainer('9', { state, mountedImages: ['app:1'] });
  it.each([
    ['running', false, true],
    ['running', true, true],
    ['exited', false, true],
    ['exited', true, false],
  ])('while a container that is %s mounts it (force: %s): %s', (state, isForced, expected) => {
    const survey = aSurvey({ images: [anImage('1', ['app:1'])], containers: [mounting(state)] });
    const answer = refusedBeforehand(byId('1'), survey, { force: isForced, noPrune: false });
    expect(answer !== undefined).toBe(expected);
  });

  it('but by name, where the engine itself refuses, and when nobody knows it', () => {
    const survey = aSurvey({ images: [anImage('1', ['app:1'])], containers: [mounting('running')] });
    expect(refusedBeforehand(byName('app:1', '1'), survey, gentle)).toBeUndefined();
    expect(refusedBeforehand(byId('2'), survey, gentle)).toBeUndefined();
    expect(refusedBeforehand(byId('1'), aSurvey({ images: [anImage('1')] }), gentle)).toBeUndefined();
  });
});

describe('whatever is asked for', () => {
  it('no image goes from under a running container, and nobody else loses a name', () => {
    fc.assert(
      fc.property(worlds, ({ survey, options }) => {
        const { attempts, aftermath } = predict(plan(survey), survey, options);
        const touched = new Set(attempts.map(({ target }) => target.image));
        for (const container of survey.containers.filter(isRunning)) {
          expect(aftermath.images.get(container.image)).not.toBe('absent');
        }
        for (const [image, before] of survey.images) {
          const after = aftermath.images.get(image);
          if (!touched.has(image) && after !== 'absent') expect(after).toEqual(before);
          if (!touched.has(image) && after === 'absent') expect(referencesOf(before)).toEqual([]);
        }
      }),
    );
  });
});
