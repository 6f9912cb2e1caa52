import { describe, expect, it } from 'vitest';
import { planRemovals } from '../../src/plan/order.ts';
import { predict } from '../../src/plan/predict.ts';
import { recheck } from '../../src/remove/recheck.ts';
import type { RemovalOptions } from '../../src/model/removal.ts';
import type { Survey } from '../../src/model/removal.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import {
  aContainer,
  anImage,
  aSurvey,
  byId,
  byName,
  digestOf,
  full,
  id,
  removed,
  stopped,
  type World,
} from '../support/build.ts';

const FORCE = { force: true, noPrune: false };
const PLAIN = { force: false, noPrune: false };

function onPodman(world: World): Survey {
  return aSurvey({ ...world, store: 'podman' });
}

function predicted(survey: Survey, options = PLAIN): readonly string[] {
  return predict(planRemovals(survey), survey, options).attempts.map(({ answer }) => answer.kind);
}

/** The answer that stands in for the engine's, which is not asked; undefined where it is. */
function instead(survey: Survey, target: PresentTarget, options: RemovalOptions): string | undefined {
  const { images, containers } = survey;
  const rule = { containers: 'keep', ownContainer: [], baseline: undefined } as const;
  const knownContainers = new Set(containers.map((container) => container.id));
  const rules = { keep: [], keepNewest: undefined, rule, onlyUnused: false, isSavedFirst: false };
  const terms = { ...rules, knownContainers, options };
  return recheck(target, { image: images.get(target.image), containers }, survey, terms)?.kind;
}

describe('Podman, predicted', () => {
  const image = anImage('1', ['app:1']);

  it.each([{ container: aContainer('1') }, { container: stopped('1') }])(
    'no force takes an image from under $container.name',
    ({ container }) => {
      for (const target of [byName('app:1', '1'), byId('1')]) {
        const survey = onPodman({ images: [image], targets: [target], containers: [container] });
        expect(predicted(survey, FORCE)).toStrictEqual(['conflict']);
        expect(instead(survey, target, FORCE)).toBe('conflict');
        // That the engine refuses itself.
        expect(instead(survey, target, PLAIN)).toBe(undefined);
      }
    },
  );

  it('what a container mounts is not even asked for, though the engine would delete it', () => {
    const mounting = aContainer('9', { mountedImages: ['docker.io/library/app:1'] });
    const target = byName('app:1', '1');
    const free = byName('free:1', '2');
    const survey = onPodman({
      images: [image, anImage('2', ['free:1'])],
      targets: [target, free],
      containers: [mounting, stopped('8')],
    });
    expect(instead(survey, target, PLAIN)).toBe('conflict');
    expect(instead(survey, free, PLAIN)).toBe(undefined);
  });

  it('an image goes from under those that are built on it, of which it tells the names only', () => {
    const child = anImage('2', ['child:1'], { parent: id('1') });
    const survey = onPodman({ images: [image, child], targets: [byName('app:1', '1')] });
    const { attempts } = predict(planRemovals(survey), survey, PLAIN);
    expect(attempts.map(({ answer }) => answer)).toStrictEqual([removed([full('app:1')], [id('1')])]);
  });

  it('a digest is a name of its own beside a tag of its repository', () => {
    const digest = digestOf('app', 'd');
    const both = anImage('1', ['app:1', digest]);
    const targets = [byName('app:1', '1'), byName(digest, '1')];
    const held = { images: [both], containers: [stopped('1')] };
    expect(predicted(onPodman({ ...held, targets: targets.slice(0, 1) }))).toStrictEqual(['removed']);
    expect(predicted(onPodman({ ...held, targets }))).toStrictEqual(['removed', 'conflict']);
    expect(predicted(onPodman({ images: [both], targets: [byId('1')] }))).toStrictEqual(['conflict']);
  });
});

it('what a container mounts is not asked for by ID on Docker, whose engine would delete it', () => {
  const mounting = aContainer('9', { mountedImages: ['app:1'] });
  const targets = [byName('app:1', '1'), byId('1')] as const;
  const survey = aSurvey({ images: [anImage('1', ['app:1'])], targets, containers: [mounting] });
  for (const options of [FORCE, PLAIN]) {
    // By name the engine refuses itself.
    expect(instead(survey, targets[0], options)).toBe(undefined);
    expect(instead(survey, targets[1], options)).toBe('conflict');
  }
});
