import { describe, expect, it } from 'vitest';
import type { Container, Platform } from '../../src/domain/store.ts';
import {
  chooseVariants,
  findVariant,
  outcome,
  variantKey,
  whatItTakesAlong,
  type Variant,
  type VariantTarget,
} from '../../src/domain/variant.ts';
import { aContainer, anImage, anItem, full, id, stopped, without } from './build.ts';

const amd64: Platform = { os: 'linux', architecture: 'amd64' };
const arm64: Platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };

function aVariant(digits: string, platform: Platform, available = true): Variant {
  return { digest: id(digits), platform, available, contentSize: 1, unpackedSize: 2 };
}

const onAmd = aVariant('a', amd64);
const onArm = aVariant('b', arm64);

function target(variant: Variant | undefined, more: Partial<VariantTarget> = {}): VariantTarget {
  return {
    item: anItem('app:1'),
    platform: variant?.platform ?? amd64,
    name: full('app:1'),
    image: anImage('1', ['app:1', 'app:2', 'web:1']),
    siblings: [onAmd, onArm],
    ...(variant === undefined ? {} : { variant }),
    ...more,
  };
}

type Layers = Readonly<Record<string, readonly string[]>>;

function choose(
  targets: readonly VariantTarget[],
  layers: Layers = {},
  containers: readonly Container[] = [],
  holders: Readonly<Record<string, number>> = {},
) {
  const held = Object.entries(layers).map(
    ([digits, diffIds]) => [id(digits), { diffIds, name: `name of ${digits}` }] as const,
  );
  const choices = chooseVariants(targets, {
    layers: new Map(held),
    holders: new Map(Object.entries(holders).map(([digits, count]) => [id(digits), count])),
    containers,
  });
  for (const choice of choices) expect('outcome' in choice).toBe(choice.outcome !== undefined);
  return choices.map((choice) => choice.outcome);
}

describe('a variant may go', () => {
  it('when it shares nothing and nobody runs it', () => {
    expect(
      choose([target(onAmd)], { a: ['x'], b: ['y'] }, [stopped('1'), aContainer('2')], { a: 1 }),
    ).toStrictEqual([undefined]);
  });

  it('when all that share its layers go too', () => {
    expect(choose([target(onAmd), target(onArm)], { a: ['x', 'y'], b: ['x'] })).toStrictEqual([
      undefined,
      undefined,
    ]);
  });

  it('when a container runs another variant of the image', () => {
    expect(choose([target(onAmd)], {}, [aContainer('1', { variant: id('b') })])).toStrictEqual([undefined]);
  });

  it('when a container that runs it is stopped', () => {
    expect(choose([target(onAmd)], {}, [stopped('1', { variant: id('a') })])).toStrictEqual([undefined]);
  });
});

describe('a variant stays', () => {
  const base = {
    requested: 'app:1',
    chosenBy: 'name',
    reference: full('app:1'),
    id: id('1'),
    platform: 'linux/amd64',
    untagged: [],
    deleted: [],
  };

  it('when a running container is known to run it', () => {
    expect(choose([target(onAmd)], {}, [aContainer('9', { variant: id('a') })])).toStrictEqual([
      {
        ...base,
        verdict: 'conflict',
        conflict: 'running-container',
        reason: 'used by web (Up 3 minutes)',
        next: 'stop and remove web first',
      },
    ]);
  });

  it('when a running container may run it, since the engine does not say which variant it runs', () => {
    expect(choose([target(onAmd)], {}, [aContainer('1')])).toMatchObject([{ conflict: 'running-container' }]);
  });

  it('when a running container mounts the image, and not when a stopped one does', () => {
    const mounting = aContainer('9', { mountedImages: ['app:1'] });
    expect(choose([target(onAmd)], {}, [mounting])).toMatchObject([{ conflict: 'running-container' }]);
    expect(choose([target(onAmd)], {}, [{ ...mounting, state: 'exited' }])).toStrictEqual([undefined]);
  });

  it('when another shares a layer', () => {
    expect(choose([target(onAmd)], { a: ['x', 'y'], b: ['y', 'z'] })).toStrictEqual([
      {
        ...base,
        verdict: 'conflict',
        conflict: 'shared-variant',
        reason: 'it shares layers with name of b, which the engine would break',
        next: 'list name of b too, or remove whole images without `platforms`',
      },
    ]);
  });

  it('when several images hold this very variant', () => {
    expect(choose([target(onAmd)], { a: ['x'] }, [], { a: 2 })).toStrictEqual([
      {
        ...base,
        verdict: 'conflict',
        conflict: 'shared-variant',
        reason: '2 images hold this very variant, and the engine would break them all',
        next: 'remove whole images without `platforms`',
      },
    ]);
  });

  it('when one that shares with it must stay, and so on', () => {
    const third = aVariant('c', { os: 'linux', architecture: 's390x' });
    const targets = [target(third), target(onArm), target(onAmd)];
    const layers = { a: ['x'], b: ['x', 'y'], c: ['y'] };
    const outcomes = choose(targets, layers, [aContainer('9', { variant: id('a') })]);
    expect(outcomes.map((one) => one?.conflict)).toStrictEqual([
      'shared-variant',
      'shared-variant',
      'running-container',
    ]);
  });

  it('when the image is not there', () => {
    const nowhere = without(target(undefined, { siblings: [] }), 'name', 'image');
    const rest = without(base, 'id');
    expect(choose([nowhere])).toStrictEqual([{ ...rest, verdict: 'absent', reason: 'no such image' }]);
  });

  it('when the image has none such, and says which it has', () => {
    const siblings = [
      aVariant('a', amd64, false),
      onArm,
      aVariant('c', { os: 'linux', architecture: 's390x' }),
    ];
    expect(choose([target(undefined, { siblings }), target(undefined, { siblings: [] })])).toStrictEqual([
      {
        ...base,
        verdict: 'absent',
        reason: 'the image has no such variant here; what is here: linux/arm64, linux/s390x',
      },
      {
        ...base,
        verdict: 'absent',
        reason: 'the image has no such variant here; none of its variants is here',
      },
    ]);
  });

  it('without holding others back that share nothing with it', () => {
    const nothing = target(undefined, { siblings: [] });
    expect(choose([nothing, target(onAmd)], { a: ['x'], b: ['y'] })[1]).toBeUndefined();
  });
});

describe('with a variant that goes', () => {
  it('go other names of the image, and perhaps all that is left', () => {
    expect(whatItTakesAlong(target(onAmd), 1)).toStrictEqual({
      reason: 'the same image under another name loses it too: app:2, web:1',
    });
    expect(whatItTakesAlong(target(onAmd, { image: anImage('1', ['app:1']) }), 0)).toStrictEqual({
      reason: 'the name remains, with no variant left behind it',
      next: 'remove the whole image, without `platforms`',
    });
    expect(whatItTakesAlong(target(onAmd), 0).reason).toBe(
      'the same image under another name loses it too: app:2, web:1; the name remains, with no variant left behind it',
    );
  });

  it('goes nothing else as a rule', () => {
    expect(whatItTakesAlong(target(onAmd, { image: anImage('1', ['app:1']) }), 1)).toStrictEqual({});
    expect(whatItTakesAlong(without(target(onAmd), 'image'), 1)).toStrictEqual({});
  });

  it('go all items that stand for it', () => {
    expect(variantKey(target(onAmd))).toBe(variantKey(target(onAmd, { name: full('app:2') })));
    expect(variantKey(target(onAmd))).not.toBe(variantKey(target(onArm)));
    expect(variantKey(target(onAmd))).not.toBe(variantKey(target(onAmd, { image: anImage('2') })));
    expect(variantKey(without(target(undefined), 'image'))).toBe(' ');
  });
});

describe('a variant is found', () => {
  it('by its platform, if it is here', () => {
    expect(findVariant([onAmd, onArm], { os: 'linux', architecture: 'arm64' })).toBe(onArm);
    expect(findVariant([aVariant('a', amd64, false)], amd64)).toBeUndefined();
    expect(findVariant([onAmd], arm64)).toBeUndefined();
  });
});

describe('the outcome of a variant', () => {
  const finding = { verdict: 'variant-deleted', deleted: [id('a')] } as const;
  it.each([
    ['by name', target(onAmd), { chosenBy: 'name', reference: full('app:1') }],
    ['by ID', target(onAmd, { item: anItem(id('1')), name: id('1') }), { chosenBy: 'id' }],
    [
      'by what reads as both and is a name',
      target(onAmd, { item: anItem('dead'), name: full('dead') }),
      { chosenBy: 'name', reference: full('dead') },
    ],
    [
      'by what reads as both and is an ID',
      target(onAmd, { item: anItem('dead'), name: id('dead') }),
      { chosenBy: 'id' },
    ],
  ])('%s', (_, of, expected) => {
    expect(outcome(of, finding)).toStrictEqual({
      requested: of.item.requested,
      ...expected,
      id: id('1'),
      platform: 'linux/amd64',
      verdict: 'variant-deleted',
      untagged: [],
      deleted: [id('a')],
    });
  });

  it('of an ID that is not there', () => {
    const nowhere = without(target(undefined, { item: anItem(id('7')) }), 'name', 'image');
    expect(outcome(nowhere, { verdict: 'absent' })).toStrictEqual({
      requested: id('7'),
      chosenBy: 'id',
      platform: 'linux/amd64',
      verdict: 'absent',
      untagged: [],
      deleted: [],
    });
  });
});
