import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byAge } from '../../src/plan/order.ts';
import { goalBytes } from '../../src/plan/goal.ts';
import { planRemovals } from '../../src/plan/order.ts';
import type { Image } from '../../src/model/image.ts';
import { anImage, aSurvey, byId, id } from '../support/build.ts';
import { worlds } from '../support/worlds.ts';

const aged = worlds.chain(({ survey }) =>
  fc
    .array(fc.record({ created: fc.nat(9), tagged: fc.nat(9) }), { minLength: 6, maxLength: 6 })
    .map((ages) => {
      const images = [...survey.images.values()].map((image, index) => ({ ...image, ...ages[index] }));
      return { ...survey, images: new Map(images.map((image) => [image.id, image])) };
    }),
);

describe('the order in which images go until enough is free', () => {
  it('has each group of the plan once, one at a time', () => {
    fc.assert(
      fc.property(aged, (survey) => {
        const removals = planRemovals(survey);
        const ordered = byAge(removals, survey.images);
        expect(ordered.every((wave) => wave.length === 1)).toBe(true);
        const byImage = (a: { image: string }, b: { image: string }): number => (a.image < b.image ? -1 : 1);
        expect(ordered.flat().toSorted(byImage)).toStrictEqual(removals.flat().toSorted(byImage));
      }),
    );
  });

  it('has what is built on an image before it', () => {
    fc.assert(
      fc.property(aged, (survey) => {
        const order = byAge(planRemovals(survey), survey.images)
          .flat()
          .map(({ image }) => image);
        const place = new Map(order.map((image, index) => [image, index]));
        for (const [image, index] of place) {
          const above = ancestors(image, survey.images).map((up) => place.get(up) ?? Infinity);
          expect(Math.min(...above, Infinity)).toBeGreaterThan(index);
        }
      }),
    );
  });

  const order = (images: readonly Image[]): readonly string[] => {
    const targets = images.map(({ id: image }) => byId(image.slice(7).replace(/0+$/, '')));
    const survey = aSurvey({ images, targets });
    return byAge(planRemovals(survey), survey.images).flatMap((wave) => wave.map(({ image }) => image));
  };

  it('has untagged ones first, then by the later of creation and tagging', () => {
    const images = [
      anImage('1', ['app:1'], { created: 5 }),
      anImage('2', ['app:2'], { created: 1, tagged: 9 }),
      anImage('3', ['app:3'], { created: 7, tagged: 2 }),
      anImage('4', [], { created: 99 }),
      anImage('5', ['app:5'], {}),
      anImage('6', [`app@${id('d')}`], { created: 6 }),
    ];
    expect(order(images)).toStrictEqual(['4', '5', '1', '6', '3', '2'].map(id));
  });

  it('passes over images between the two that nobody chose', () => {
    const images = [
      anImage('1', ['app:1'], { created: 1 }),
      anImage('2', ['app:2'], { parent: id('1'), created: 2 }),
      anImage('3', ['app:3'], { parent: id('2'), created: 9 }),
      anImage('4', ['app:4'], { created: 5 }),
    ];
    const survey = aSurvey({ images, targets: ['1', '3', '4'].map((digits) => byId(digits)) });
    const ordered = byAge(planRemovals(survey), survey.images).flat();
    expect(ordered.map(({ image }) => image)).toStrictEqual(['3', '1', '4'].map(id));
  });

  it('ends, and leaves nothing out, where an engine tells of parents in a circle', () => {
    const images = [anImage('1', [], { parent: id('2') }), anImage('2', [], { parent: id('1') })];
    expect(order(images).toSorted()).toStrictEqual([id('1'), id('2')]);
  });

  it('begins with what is not known, and goes on where a parent is not', () => {
    const images = [
      anImage('1', ['app:1'], { parent: id('8'), created: 5 }),
      anImage('2', ['app:2'], { parent: id('3'), created: 6 }),
    ];
    const groups = ['1', '2', '9'].map((digits) => ({ image: id(digits), steps: [byId(digits)] }));
    const known = new Map(images.map((image) => [image.id, image]));
    const ordered = byAge([groups], known).flat();
    expect(ordered.map(({ image }) => image)).toStrictEqual(['9', '1', '2'].map(id));
  });

  it('is found for a long line of descent too', () => {
    const hex = (n: number): string => `${n.toString(16).padStart(4, '0')}f`;
    const images = Array.from({ length: 1000 }, (_, n) =>
      anImage(hex(n), [], n === 0 ? {} : { parent: id(hex(n - 1)) }),
    );
    expect(order(images)).toStrictEqual(images.map(({ id: image }) => image).toReversed());
  });
});

describe('how much must be free', () => {
  it.each([
    [{ bytes: 5 }, 5],
    [{ share: 0.15 }, 150],
    [{ share: 0.0001 }, 1],
  ])('%j of a disk of 1000 bytes', (amount, bytes) => {
    expect(goalBytes(amount, { free: 3, size: 1000 })).toBe(bytes);
  });
});

function ancestors(image: string, images: ReadonlyMap<string, Image>): readonly string[] {
  const parent = images.get(image)?.parent;
  return parent === undefined ? [] : [parent, ...ancestors(parent, images)];
}
