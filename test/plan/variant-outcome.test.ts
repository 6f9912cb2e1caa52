import { describe, expect, it } from 'vitest';
import { variantOutcome, variantKey, whatItTakesAlong } from '../../src/plan/choose-variants.ts';
import { anImage, byId, byName, full, id, anAbsentTarget, without } from '../support/build.ts';
import { onAmd, onArm, target } from '../support/variants.ts';

describe('with a variant that goes', () => {
  it('go other names of the image, and perhaps all that is left', () => {
    expect(whatItTakesAlong(target(onAmd), 1, 0)).toStrictEqual({
      reason: 'every name of the image loses it: app:1, app:2, web:1',
    });
    expect(whatItTakesAlong(target(onAmd, { image: anImage('1', ['app:1']) }), 0, 0)).toStrictEqual({
      reason: 'the name stays, but no variant is left',
      next: 'remove the whole image, without `platforms`',
    });
    expect(whatItTakesAlong(target(onAmd), 0, 0).reason).toBe(
      'every name of the image loses it: app:1, app:2, web:1; the name stays, but no variant is left',
    );
  });

  it('its attestation does not go, which says how it was built', () => {
    expect(whatItTakesAlong(target(onAmd, { image: anImage('1', ['app:1']) }), 1, 5821)).toStrictEqual({
      reason: 'its attestation (5.821kB) stays as long as the image',
    });
  });

  it('goes nothing else as a rule', () => {
    expect(whatItTakesAlong(target(onAmd, { image: anImage('1', ['app:1']) }), 1, 0)).toStrictEqual({});
    expect(whatItTakesAlong(without(target(onAmd), 'image'), 1, 0)).toStrictEqual({});
  });

  it('go all targets that stand for it', () => {
    expect(variantKey(target(onAmd))).toBe(variantKey(target(onAmd, { name: full('app:2') })));
    expect(variantKey(target(onAmd))).not.toBe(variantKey(target(onArm)));
    expect(variantKey(target(onAmd))).not.toBe(variantKey(target(onAmd, { image: anImage('2') })));
    expect(variantKey(without(target(undefined), 'image'))).toBe(' ');
  });
});

describe('the outcome of a variant', () => {
  const finding = { verdict: 'variant-deleted', deleted: [id('a')] } as const;
  it.each([
    ['by name', target(onAmd), { chosenBy: 'name', reference: full('app:1') }],
    ['by ID', target(onAmd, { target: byId('1'), name: id('1') }), { chosenBy: 'id' }],
    [
      'by what reads as both and is a name',
      target(onAmd, { target: byName('dead', '1'), name: full('dead') }),
      { chosenBy: 'name', reference: full('dead') },
    ],
    [
      'by what reads as both and is an ID',
      target(onAmd, { target: byId('1', 'dead'), name: id('dead') }),
      { chosenBy: 'id' },
    ],
  ])('%s', (_, of, expected) => {
    expect(variantOutcome(of, finding)).toStrictEqual({
      requested: of.target.selector.requested,
      ...expected,
      id: id('1'),
      platform: 'linux/amd64',
      verdict: 'variant-deleted',
      untagged: [],
      deleted: [id('a')],
    });
  });

  it('of an ID that is not there', () => {
    const missing = without(target(undefined, { target: anAbsentTarget(id('7')) }), 'name', 'image');
    expect(variantOutcome(missing, { verdict: 'absent' })).toStrictEqual({
      requested: id('7'),
      chosenBy: 'id',
      platform: 'linux/amd64',
      verdict: 'absent',
      untagged: [],
      deleted: [],
    });
  });
});
