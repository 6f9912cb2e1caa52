import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topLayers } from '../../src/measure/account.ts';

/** A build: newest first, the size of the layer that each step made, or undefined when it made none. */
const builds = fc.array(
  fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50 })), { nil: undefined }),
  {
    maxLength: 8,
  },
);

function engineSays(build: readonly (number | undefined)[]) {
  const made = build.filter((size) => size !== undefined);
  return { history: build.map((size) => size ?? 0), layers: made.length, made };
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('the topmost layers of an image', () => {
  it('lie between the bounds for every build', () => {
    fc.assert(
      fc.property(builds, fc.nat(8), (build, wanted) => {
        const { history, layers, made } = engineSays(build);
        const count = Math.min(wanted, layers);
        const truth = total(made.slice(0, count));
        const { low, high } = topLayers(history, layers, count) ?? { low: Number.NaN, high: Number.NaN };
        expect(low).toBeLessThanOrEqual(truth);
        expect(high).toBeGreaterThanOrEqual(truth);
        expect(high).toBeLessThanOrEqual(total(history));
      }),
    );
  });

  it('have bounds no wider than they must be: some build reaches each', () => {
    fc.assert(
      fc.property(builds, fc.nat(8), (build, wanted) => {
        const { history, layers } = engineSays(build);
        const count = Math.min(wanted, layers);
        const truths = alike(history, layers).map((made) => total(made.slice(0, count)));
        expect(topLayers(history, layers, count)).toStrictEqual({
          low: Math.min(...truths),
          high: Math.max(...truths),
        });
      }),
    );
  });

  it.each([
    ['none of them', [5, 7], 2, 0, { low: 0, high: 0 }],
    ['all of them', [5, 7], 2, 2, { low: 12, high: 12 }],
    ['the newest is first', [5, 7], 2, 1, { low: 5, high: 5 }],
    ['steps without a layer do not count', [0, 5, 0, 7], 2, 1, { low: 5, high: 5 }],
    ['every zero is a layer', [0, 5, 0], 3, 2, { low: 5, high: 5 }],
    ['one of two zeros is a layer', [0, 5, 0], 2, 1, { low: 0, high: 5 }],
    ['an image without layers', [0, 0], 0, 0, { low: 0, high: 0 }],
    ['a history without entries', [], 0, 0, { low: 0, high: 0 }],
  ])('%s', (_, history, layers, count, expected) => {
    expect(topLayers(history, layers, count)).toStrictEqual(expected);
  });

  it.each([
    ['more layers are asked for than there are', [5, 7], 2, 3],
    ['the history knows more layers than the image', [5, 7, 9], 2, 1],
    ['the history knows fewer steps than the image has layers', [5, 0], 3, 1],
  ])('are not known when %s', (_, history, layers, count) => {
    expect(topLayers(history, layers, count)).toBeUndefined();
  });
});

/** Every choice of zeros that fits the number of layers. */
function alike(history: readonly number[], layers: number): readonly (readonly number[])[] {
  const [size, ...older] = history;
  if (size === undefined) return layers === 0 ? [[]] : [];
  const withIt = alike(older, layers - 1).map((made) => [size, ...made]);
  return size > 0 ? withIt : [...withIt, ...alike(older, layers)];
}
