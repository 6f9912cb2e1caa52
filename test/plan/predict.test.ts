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
import { chain, force, gentle, one, outcome, refused, removed } from '../support/rehearsal.ts';
import { worlds } from '../support/worlds.ts';

describe.each(['graphdriver', 'containerd'] as const)('the %s store', (store) => {
  const app = (names: readonly string[], more: Partial<Image> = {}) =>
    anImage('1', names, { layers: chain, ...more });
  const gone = [one, ...chain.toReversed()];

  it('deletes an image with its only name', () => {
    expect(
      outcome({ store, images: [app(['app:1'])], targets: [byName('app:1', '1')] }, gentle),
    ).toStrictEqual({
      answers: [removed([full('app:1')], gone)],
      left: new Map<string, unknown>([[one, 'absent']]),
    });
  });

  it('only takes the name while there are others, whoever uses the image', () => {
    const world = { store, images: [app(['app:1', 'app:2'])], containers: [aContainer('1')] };
    expect(outcome({ ...world, targets: [byName('app:1', '1')] }, gentle)).toStrictEqual({
      answers: [removed([full('app:1')], [])],
      left: new Map<string, unknown>([[one, [full('app:2')]]]),
    });
  });

  it.each([aContainer('1'), stopped('1')])(
    'refuses the only name of an image that a container uses: $state',
    (user) => {
      const world = { store, images: [app(['app:1'])], containers: [user] };
      expect(outcome({ ...world, targets: [byName('app:1', '1')] }, gentle)).toStrictEqual({
        answers: [refused],
        left: new Map<string, unknown>([[one, [full('app:1')]]]),
      });
    },
  );

  it('takes the name from under a running container by force, and keeps the image', () => {
    const world = { store, images: [app(['app:1'])], containers: [aContainer('1')] };
    expect(outcome({ ...world, targets: [byName('app:1', '1')] }, force)).toStrictEqual({
      answers: [removed([full('app:1')], [])],
      left: new Map<string, unknown>([[one, []]]),
    });
  });

  it('refuses the ID of an image that a running container uses, also by force', () => {
    const world = { store, images: [app(['app:1'])], containers: [aContainer('1')], targets: [byId('1')] };
    expect(outcome(world, gentle).answers).toStrictEqual([refused]);
    expect(outcome(world, force).answers).toStrictEqual([refused]);
  });

  it('deletes the ID of an image that a stopped container uses by force only, without the layers', () => {
    const world = { store, images: [app(['app:1'])], containers: [stopped('1')], targets: [byId('1')] };
    expect(outcome(world, gentle).answers).toStrictEqual([refused]);
    expect(outcome(world, force).answers).toStrictEqual([removed([full('app:1')], [one])]);
  });

  it('refuses the ID of an image with several names, and takes them all by force', () => {
    const world = { store, images: [app(['app:1', 'app:2'])], targets: [byId('1')] };
    expect(outcome(world, gentle).answers).toStrictEqual([refused]);
    expect(outcome(world, force).answers).toStrictEqual([removed([full('app:1'), full('app:2')], gone)]);
  });

  it('has no conflict when the names are asked for beside the ID: the last name takes the image along', () => {
    const world = { store, images: [app(['app:1', 'app:2'])] };
    const targets = [byId('1'), byName('app:2', '1'), byName('app:1', '1')];
    expect(outcome({ ...world, targets }, gentle)).toStrictEqual({
      answers: [
        removed([full('app:1')], []),
        removed([full('app:2')], gone),
        { kind: 'gone', message: 'No such image' },
      ],
      left: new Map<string, unknown>([[one, 'absent']]),
    });
  });

  it('finds no name that the image does not have', () => {
    const world = { store, images: [app(['app:1'])], targets: [byName('app:9', '1')] };
    expect(outcome(world, force).answers).toStrictEqual([{ kind: 'gone', message: 'No such image' }]);
  });

  it('keeps an image without a name while another is built on it', () => {
    const child = anImage('2', ['child:1'], { parent: one, layers: [...chain, id('a3')] });
    const world = { store, images: [app(['app:1']), child], targets: [byName('app:1', '1')] };
    expect(outcome(world, gentle)).toStrictEqual({
      answers: [removed([full('app:1')], [])],
      left: new Map<string, unknown>([
        [one, []],
        [id('2'), [full('child:1')]],
      ]),
    });
  });

  it('minds no container whose own image is long gone', () => {
    const world = { store, images: [app(['app:1'])], containers: [stopped('9'), aContainer('8')] };
    expect(outcome({ ...world, targets: [byName('app:1', '1')] }, gentle).left.get(one)).toBe('absent');
  });

  it('frees no layer that another image holds', () => {
    const sibling = anImage('2', ['other:1'], { layers: [id('a1'), id('b2')] });
    const world = { store, images: [app(['app:1']), sibling], targets: [byName('app:1', '1')] };
    expect(outcome(world, gentle).answers).toStrictEqual([removed([full('app:1')], [one, id('a2')])]);
  });

  describe('when the parent has no name', () => {
    const parent = anImage('1', [], { layers: [id('a1')] });
    const child = anImage('2', ['child:1'], { parent: one, layers: chain });
    const targets = [byName('child:1', '2')];

    it('takes it along', () => {
      expect(outcome({ store, images: [parent, child], targets }, gentle)).toStrictEqual({
        answers: [removed([full('child:1')], [id('2'), id('a2'), one, id('a1')])],
        left: new Map<string, unknown>([
          [one, 'absent'],
          [id('2'), 'absent'],
        ]),
      });
    });

    it.each([
      ['is told not to', { options: { force: false, noPrune: true } }],
      ['a container uses it', { containers: [stopped('1')] }],
      ['it does have one', { images: [{ ...parent, tags: [full('base:1')] }, child] }],
    ])('keeps it when %s', (_, { options = gentle, ...more }: World & { options?: RemovalOptions }) => {
      const { left } = outcome({ store, images: [parent, child], targets, ...more }, options);
      expect(left.get(one)).not.toBe('absent');
      expect(left.get(id('2'))).toBe('absent');
    });
  });

  it('does not let an image go that a container mounts', () => {
    const user = aContainer('9', { mountedImages: ['app:1'] });
    const world = { store, images: [app(['app:1'])], containers: [user] };
    expect(outcome({ ...world, targets: [byName('app:1', '1')] }, gentle).answers).toStrictEqual([refused]);
    expect(outcome({ ...world, targets: [byId('1')] }, force).answers).toStrictEqual([refused]);
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

describe('an image is not even asked for by ID', () => {
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
    expect(outcome(world, force).answers).toStrictEqual([removed([full('app:1')], []), refused]);
  });

  it('but by name, where the engine itself refuses, and when nobody knows it', () => {
    const isRefused = (target: PresentTarget, image: Image): boolean => {
      const names = namesLeft(image, 'graphdriver');
      const around = { planned: undefined, names, containers: [mounting('running')], options: gentle };
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
  it('no image goes from under a running container, and nobody else loses a name', () => {
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
