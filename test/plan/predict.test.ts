import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRemovals } from '../../src/plan/order.ts';
import type { RemovalOptions } from '../../src/model/removal.ts';
import { namesLeft } from '../../src/model/image.ts';
import { optionsFor } from '../../src/plan/order.ts';
import { predict } from '../../src/plan/predict.ts';
import { isRefusedHere } from '../../src/model/container.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import { isRunning } from '../../src/model/container.ts';
import { referencesOf, type Image } from '../../src/model/image.ts';
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
} from '../support/build.ts';
import { twoLayers, force, withoutForce, imageId, predicted, refused, removed } from '../support/dry-run.ts';
import { worlds } from '../support/worlds.ts';

describe.each(['graphdriver', 'containerd'] as const)('the %s store', (store) => {
  const app = (names: readonly string[], more: Partial<Image> = {}) =>
    anImage('1', names, { layers: twoLayers, ...more });
  const gone = [imageId, ...twoLayers.toReversed()];

  it('deletes an image with its only name', () => {
    expect(
      predicted({ store, images: [app(['app:1'])], targets: [byName('app:1', '1')] }, withoutForce),
    ).toStrictEqual({
      answers: [removed([full('app:1')], gone)],
      left: new Map<string, unknown>([[imageId, 'absent']]),
    });
  });

  it('only takes the name while there are others, whoever uses the image', () => {
    const world = { store, images: [app(['app:1', 'app:2'])], containers: [aContainer('1')] };
    expect(predicted({ ...world, targets: [byName('app:1', '1')] }, withoutForce)).toStrictEqual({
      answers: [removed([full('app:1')], [])],
      left: new Map<string, unknown>([[imageId, [full('app:2')]]]),
    });
  });

  it.each([aContainer('1'), stopped('1')])(
    'refuses the only name of an image that a container uses: $state',
    (user) => {
      const world = { store, images: [app(['app:1'])], containers: [user] };
      expect(predicted({ ...world, targets: [byName('app:1', '1')] }, withoutForce)).toStrictEqual({
        answers: [refused],
        left: new Map<string, unknown>([[imageId, [full('app:1')]]]),
      });
    },
  );

  it('takes the name by force although a container runs the image, and keeps the image', () => {
    const world = { store, images: [app(['app:1'])], containers: [aContainer('1')] };
    expect(predicted({ ...world, targets: [byName('app:1', '1')] }, force)).toStrictEqual({
      answers: [removed([full('app:1')], [])],
      left: new Map<string, unknown>([[imageId, []]]),
    });
  });

  it('refuses the ID of an image that a running container uses, also by force', () => {
    const world = { store, images: [app(['app:1'])], containers: [aContainer('1')], targets: [byId('1')] };
    expect(predicted(world, withoutForce).answers).toStrictEqual([refused]);
    expect(predicted(world, force).answers).toStrictEqual([refused]);
  });

  it('deletes the ID of an image that a stopped container uses by force only, without the layers', () => {
    const world = { store, images: [app(['app:1'])], containers: [stopped('1')], targets: [byId('1')] };
    expect(predicted(world, withoutForce).answers).toStrictEqual([refused]);
    expect(predicted(world, force).answers).toStrictEqual([removed([full('app:1')], [imageId])]);
  });

  it('refuses the ID of an image with several names, and takes them all by force', () => {
    const world = { store, images: [app(['app:1', 'app:2'])], targets: [byId('1')] };
    expect(predicted(world, withoutForce).answers).toStrictEqual([refused]);
    expect(predicted(world, force).answers).toStrictEqual([removed([full('app:1'), full('app:2')], gone)]);
  });

  it('has no conflict when the names are asked for beside the ID: the last name takes the image along', () => {
    const world = { store, images: [app(['app:1', 'app:2'])] };
    const targets = [byId('1'), byName('app:2', '1'), byName('app:1', '1')];
    expect(predicted({ ...world, targets }, withoutForce)).toStrictEqual({
      answers: [
        removed([full('app:1')], []),
        removed([full('app:2')], gone),
        { kind: 'gone', message: 'No such image' },
      ],
      left: new Map<string, unknown>([[imageId, 'absent']]),
    });
  });

  it('finds no name that the image does not have', () => {
    const world = { store, images: [app(['app:1'])], targets: [byName('app:9', '1')] };
    expect(predicted(world, force).answers).toStrictEqual([{ kind: 'gone', message: 'No such image' }]);
  });

  it('keeps an untagged image while another is built on it', () => {
    const child = anImage('2', ['child:1'], { parent: imageId, layers: [...twoLayers, id('a3')] });
    const world = { store, images: [app(['app:1']), child], targets: [byName('app:1', '1')] };
    expect(predicted(world, withoutForce)).toStrictEqual({
      answers: [removed([full('app:1')], [])],
      left: new Map<string, unknown>([
        [imageId, []],
        [id('2'), [full('child:1')]],
      ]),
    });
  });

  it('ignores a container whose own image is long gone', () => {
    const world = { store, images: [app(['app:1'])], containers: [stopped('9'), aContainer('8')] };
    expect(predicted({ ...world, targets: [byName('app:1', '1')] }, withoutForce).left.get(imageId)).toBe(
      'absent',
    );
  });

  it('frees no layer that another image holds', () => {
    const sibling = anImage('2', ['other:1'], { layers: [id('a1'), id('b2')] });
    const world = { store, images: [app(['app:1']), sibling], targets: [byName('app:1', '1')] };
    expect(predicted(world, withoutForce).answers).toStrictEqual([
      removed([full('app:1')], [imageId, id('a2')]),
    ]);
  });

  describe('when the parent is untagged', () => {
    const parent = anImage('1', [], { layers: [id('a1')] });
    const child = anImage('2', ['child:1'], { parent: imageId, layers: twoLayers });
    const targets = [byName('child:1', '2')];

    it('takes it along', () => {
      expect(predicted({ store, images: [parent, child], targets }, withoutForce)).toStrictEqual({
        answers: [removed([full('child:1')], [id('2'), id('a2'), imageId, id('a1')])],
        left: new Map<string, unknown>([
          [imageId, 'absent'],
          [id('2'), 'absent'],
        ]),
      });
    });

    it.each([
      ['is told not to', { options: { force: false, noPrune: true } }],
      ['a container uses it', { containers: [stopped('1')] }],
      ['it does have one', { images: [{ ...parent, tags: [full('base:1')] }, child] }],
    ])('keeps it when %s', (_, { options = withoutForce, ...more }: World & { options?: RemovalOptions }) => {
      const { left } = predicted({ store, images: [parent, child], targets, ...more }, options);
      expect(left.get(imageId)).not.toBe('absent');
      expect(left.get(id('2'))).toBe('absent');
    });
  });

  it('does not delete an image that a container mounts', () => {
    const user = aContainer('9', { mountedImages: ['app:1'] });
    const world = { store, images: [app(['app:1'])], containers: [user] };
    expect(predicted({ ...world, targets: [byName('app:1', '1')] }, withoutForce).answers).toStrictEqual([
      refused,
    ]);
    expect(predicted({ ...world, targets: [byId('1')] }, force).answers).toStrictEqual([refused]);
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
    expect(namesLeft(anImage('1', names), 'graphdriver').isOneReference()).toBe(expected);
  });
});

describe('no removal by ID is sent', () => {
  const mounting = (state: string) => aContainer('9', { state, mountedImages: ['app:1'] });
  it.each([
    ['running', false, true],
    ['running', true, true],
    ['exited', false, true],
    ['exited', true, false],
  ])('while a container that is %s mounts it (force: %s): %s', (state, isForced, expected) => {
    const image = anImage('1', ['app:1']);
    const options = { force: isForced, noPrune: false };
    const names = namesLeft(image, 'graphdriver');
    const around = { planned: image, names, containers: [mounting(state)], options };
    expect(isRefusedHere(byId('1'), image, around)).toBe(expected);
  });

  it('even after the name that a container mounts it by was taken', () => {
    const images = [anImage('1', ['app:1', 'app:2'])];
    const world = { images, containers: [mounting('running')], targets: [byName('app:1', '1'), byId('1')] };
    expect(predicted(world, force).answers).toStrictEqual([removed([full('app:1')], []), refused]);
  });

  it('but by name, where the engine itself refuses, and when nobody knows it', () => {
    const isRefused = (target: PresentTarget, image: Image): boolean => {
      const names = namesLeft(image, 'graphdriver');
      const around = { planned: undefined, names, containers: [mounting('running')], options: withoutForce };
      return isRefusedHere(target, image, around);
    };
    expect(isRefused(byName('app:1', '1'), anImage('1', ['app:1']))).toBe(false);
    expect(isRefused(byId('2'), anImage('2'))).toBe(false);
    expect(isRefused(byId('1'), anImage('1'))).toBe(false);
  });
});

it('the engine is told not to prune where it would reach a parent that must stay', () => {
  const survey = { ...aSurvey(), holdsParentsThatStay: new Set([id('1')]) };
  expect(optionsFor(byId('1'), survey, force)).toStrictEqual({ force: true, noPrune: true });
  expect(optionsFor(byId('2'), survey, force)).toBe(force);
});

describe('whatever is asked for', () => {
  it('no running container loses its image, and no other image loses a name', () => {
    fc.assert(
      fc.property(worlds, ({ survey, options }) => {
        const { attempts, stateAfter } = predict(planRemovals(survey), survey, options);
        const touched = new Set(attempts.map(({ target }) => target.image));
        for (const container of survey.containers.filter(isRunning)) {
          expect(stateAfter.images.get(container.image)).not.toBe('absent');
        }
        for (const [image, before] of survey.images) {
          const after = stateAfter.images.get(image);
          if (!touched.has(image) && after !== 'absent') expect(after).toStrictEqual(before);
          if (!touched.has(image) && after === 'absent') expect(referencesOf(before)).toStrictEqual([]);
        }
      }),
    );
  });
});
