import { describe, expect, it } from 'vitest';
import type { Container } from '../../src/model/container.ts';
import { chooseVariants, findVariant, type VariantTarget } from '../../src/plan/choose-variants.ts';
import { aContainer, full, id, anAbsentTarget, stopped, without } from '../support/build.ts';
import { amd64, arm64, aVariant, onAmd, onArm, target } from '../support/variants.ts';

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
        reason: 'used by web (running)',
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

  it('when its target is protected, whatever else is known of it', () => {
    const protection = { verdict: 'kept', reason: '`keep` names it: app' } as const;
    const expected = [{ ...base, ...protection }];
    expect(choose([target(onAmd, { protection })])).toStrictEqual(expected);
    expect(choose([target(onAmd, { protection })], {}, [aContainer('1')])).toStrictEqual(expected);
  });

  it('when the image is not there', () => {
    const missing = without(
      target(undefined, { target: anAbsentTarget('app:1'), siblings: [] }),
      'name',
      'image',
    );
    const rest = without(base, 'id');
    expect(choose([missing])).toStrictEqual([{ ...rest, verdict: 'absent', reason: 'no such image' }]);
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

describe('a variant is found', () => {
  it('by its platform, if it is here', () => {
    expect(findVariant([onAmd, onArm], { os: 'linux', architecture: 'arm64' })).toBe(onArm);
    expect(findVariant([aVariant('a', amd64, false)], amd64)).toBeUndefined();
    expect(findVariant([onAmd], arm64)).toBeUndefined();
  });
});
