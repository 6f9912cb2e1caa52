import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineFor, matches } from '../../src/model/pattern-machine.ts';
import { matchesReference } from '../../src/model/pattern.ts';
import { full } from '../support/build.ts';
import { fits } from '../support/naive-pattern.ts';
import { aPattern } from '../support/patterns.ts';

const piece = fc.constantFrom('a', 'b', '/', '*', '**', '**/', '?', '[ab]', '[!a]', 'a/', '/**/', '1');
const alternative = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
const name = fc.stringMatching(/^[ab1](?:\/?[ab1]){0,7}$/);

describe('a machine for several patterns', () => {
  it('matches what one of them matches by a plain reading', () => {
    let fitting = 0;
    fc.assert(
      fc.property(fc.array(alternative, { minLength: 1, maxLength: 4 }), name, (alternatives, text) => {
        const isMeant = alternatives.some((one) => fits(one, text));
        if (isMeant) fitting += 1;
        expect(matches(machineFor(alternatives), text), `${alternatives.join(' ')} and ${text}`).toBe(
          isMeant,
        );
      }),
      { numRuns: 20_000, seed: 7 },
    );
    expect(fitting).toBeGreaterThan(2000);
  });

  it('shares equal beginnings and ends', () => {
    const middle = '*a'.repeat(400);
    const { alternatives, machine } = aPattern(`${'{a,b}'.repeat(4)}${middle}${'{a,b}'.repeat(4)}`);
    expect(alternatives).toHaveLength(256);
    expect(machine.states.length).toBeLessThan(2 * middle.length);
  });
});

describe('a hostile pattern is fast against any name', () => {
  const long = `${'a'.repeat(230)}:${'a'.repeat(128)}`;
  it.each([
    ['stars', `${'*a'.repeat(12)}*b`],
    ['as many stars as there can be', `${'*a'.repeat(499)}*`],
    ['stars of two kinds', `${'*a**a'.repeat(190)}b`],
    ['folders', `${'**/'.repeat(300)}b`],
    ['classes', `${'*[a-c]'.repeat(160)}b`],
    ['choices', `${'{a,aa}'.repeat(8)}${'*a'.repeat(450)}b`],
    ['places for a number', `${'*{closed-pr}*a'.repeat(60)}b`],
  ])('%s', (_, text) => {
    const pattern = aPattern(text);
    const names = [long, `1-${long}`, `${'1-'.repeat(100)}a:${'2-'.repeat(60)}a`].map(full);
    expect(names.filter((one) => matchesReference(pattern, one))).toStrictEqual([]);
  });
});
