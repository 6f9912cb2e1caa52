import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRemovals } from '../../src/plan/order.ts';
import { predict } from '../../src/plan/predict.ts';
import { removalName, targetKey } from '../../src/model/removal.ts';
import { anImage, aSurvey, byId, byName, digestOf, id, anAbsentTarget } from '../support/build.ts';
import { sameTargetsInAnyOrder, worlds } from '../support/worlds.ts';

describe('the order in which a user writes the items means nothing', () => {
  it('to the plan', () => {
    fc.assert(
      fc.property(sameTargetsInAnyOrder, ({ survey, shuffled }) => {
        expect(planRemovals(shuffled)).toStrictEqual(planRemovals(survey));
      }),
    );
  });

  it('to what is left', () => {
    fc.assert(
      fc.property(sameTargetsInAnyOrder, ({ survey, shuffled, options }) => {
        expect(predict(planRemovals(shuffled), shuffled, options)).toStrictEqual(
          predict(planRemovals(survey), survey, options),
        );
      }),
    );
  });
});

describe('a plan', () => {
  it('has each target exactly once', () => {
    fc.assert(
      fc.property(worlds, ({ survey }) => {
        const steps = planRemovals(survey)
          .flat()
          .flatMap((group) => group.steps);
        expect(steps.map(targetKey).toSorted()).toStrictEqual(survey.targets.map(targetKey).toSorted());
      }),
    );
  });

  it('has one group for an image, in which all steps concern it and the ID is last', () => {
    fc.assert(
      fc.property(worlds, ({ survey }) => {
        const groups = planRemovals(survey).flat();
        expect(new Set(groups.map(({ image }) => image)).size).toBe(groups.length);
        for (const { image, steps } of groups) {
          expect(steps.every((step) => step.image === image)).toBe(true);
          const kinds = steps.map(({ kind }) => kind);
          expect(kinds.slice(0, -1)).not.toContain('id');
        }
      }),
    );
  });

  it('has every descendant in an earlier wave', () => {
    fc.assert(
      fc.property(worlds, ({ survey }) => {
        const waveOf = new Map(
          planRemovals(survey).flatMap((wave, index) => wave.map(({ image }) => [image, index])),
        );
        for (const [image, wave] of waveOf) {
          for (
            let up = survey.images.get(image)?.parent;
            up !== undefined;
            up = survey.images.get(up)?.parent
          ) {
            expect(waveOf.get(up) ?? Infinity).toBeGreaterThan(wave);
          }
        }
      }),
    );
  });

  it('has no wave without work', () => {
    fc.assert(
      fc.property(worlds, ({ survey }) => {
        expect(planRemovals(survey).every((wave) => wave.length > 0)).toBe(true);
      }),
    );
  });

  it('is empty when nothing of what was asked for is there', () => {
    expect(
      planRemovals(aSurvey({ targets: [anAbsentTarget('app:1'), anAbsentTarget('dead')] })),
    ).toStrictEqual([]);
  });

  it('takes tags first, then digests, then the ID', () => {
    const digest = digestOf('a', '1');
    const targets = [byId('1'), byName(digest, '1'), byName('app:2', '1'), byName('app:1', '1')];
    const [[group] = []] = planRemovals(
      aSurvey({ targets, images: [anImage('1', ['app:1', 'app:2', digest])] }),
    );
    expect(group?.steps.map(removalName)).toStrictEqual([
      'docker.io/library/app:1',
      'docker.io/library/app:2',
      digest,
      id('1'),
    ]);
  });

  it('takes a grandchild before its grandparent when nobody asked for what is between the two', () => {
    const images = [
      anImage('1'),
      anImage('2', [], { parent: id('1') }),
      anImage('3', [], { parent: id('2') }),
    ];
    const waves = planRemovals(aSurvey({ targets: [byId('1'), byId('3')], images }));
    expect(waves.map((wave) => wave.map(({ image }) => image))).toStrictEqual([[id('3')], [id('1')]]);
  });

  it('counts only the images that were asked for, so that no wave waits for nothing', () => {
    const images = [
      anImage('1'),
      anImage('2', [], { parent: id('1') }),
      anImage('3', [], { parent: id('2') }),
      anImage('4'),
      anImage('5', [], { parent: id('4') }),
    ];
    const waves = planRemovals(
      aSurvey({ targets: ['1', '3', '4', '5'].map((digits) => byId(digits)), images }),
    );
    expect(waves.map((wave) => wave.map(({ image }) => image))).toStrictEqual([
      [id('3'), id('5')],
      [id('1'), id('4')],
    ]);
  });

  it('puts an image after the deepest of its descendants', () => {
    const images = [
      anImage('1'),
      anImage('2', [], { parent: id('1') }),
      anImage('3', [], { parent: id('2') }),
      anImage('4', [], { parent: id('1') }),
    ];
    const targets = ['1', '2', '3', '4'].map((digits) => byId(digits));
    const waves = planRemovals(aSurvey({ targets, images }));
    expect(waves.map((wave) => wave.map(({ image }) => image))).toStrictEqual([
      [id('3'), id('4')],
      [id('2')],
      [id('1')],
    ]);
  });

  it('minds no parent that the engine does not tell of', () => {
    const images = [anImage('1', [], { parent: id('9') }), anImage('2', [], { parent: id('1') })];
    const waves = planRemovals(aSurvey({ targets: [byId('1'), byId('2')], images }));
    expect(waves.map((wave) => wave.map(({ image }) => image))).toStrictEqual([[id('2')], [id('1')]]);
  });

  it('ends, and leaves nothing out, when an engine tells of parents in a circle', () => {
    const images = [anImage('1', [], { parent: id('2') }), anImage('2', [], { parent: id('1') })];
    const waves = planRemovals(aSurvey({ targets: [byId('1'), byId('2')], images }));
    expect([...waves].map((wave) => wave.map(({ image }) => image))).toStrictEqual([[id('1'), id('2')]]);
  });
});
