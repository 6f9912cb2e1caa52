import { describe, expect, it } from 'vitest';
import { accountHeld } from '../../src/domain/account-held.ts';
import type { Attempt } from '../../src/domain/attempt.ts';
import { plan } from '../../src/domain/plan.ts';
import { precautions } from '../../src/domain/precautions.ts';
import { predict } from '../../src/domain/predict.ts';
import type { Survey } from '../../src/domain/survey.ts';
import {
  aContainer,
  anImage,
  aSurvey,
  byId,
  byName,
  digestOf,
  id,
  removed,
  stopped,
  type World,
} from './build.ts';

const FORCE = { force: true, noPrune: false };
const PLAIN = { force: false, noPrune: false };

function onPodman(world: World): Survey {
  return aSurvey({ ...world, store: 'podman' });
}

function foretold(survey: Survey, options = PLAIN): readonly string[] {
  return predict(plan(survey), survey, options).attempts.map(({ answer }) => answer.kind);
}

describe('Podman, foretold', () => {
  const image = anImage('1', ['app:1']);

  it.each([{ container: aContainer('1') }, { container: stopped('1') }])(
    'no force takes an image from under $container.name',
    ({ container }) => {
      for (const target of [byName('app:1', '1'), byId('1')]) {
        const survey = onPodman({ images: [image], targets: [target], containers: [container] });
        expect(foretold(survey, FORCE)).toStrictEqual(['conflict']);
        expect(precautions(plan(survey), survey, FORCE)(target)?.kind).toBe('conflict');
        // That the engine refuses itself.
        expect(precautions(plan(survey), survey, PLAIN)(target)).toBe(undefined);
      }
    },
  );

  it('what a container mounts is not even asked for, though the engine would delete it', () => {
    const mounting = aContainer('9', { mountedImages: ['docker.io/library/app:1'] });
    const target = byName('app:1', '1');
    const survey = onPodman({ images: [image], targets: [target], containers: [mounting] });
    expect(precautions(plan(survey), survey, PLAIN)(target)?.kind).toBe('conflict');
  });

  it('a digest is a name of its own beside a tag of its repository', () => {
    const digest = digestOf('app', 'd');
    const both = anImage('1', ['app:1', digest]);
    const targets = [byName('app:1', '1'), byName(digest, '1')];
    const held = { images: [both], containers: [stopped('1')] };
    expect(foretold(onPodman({ ...held, targets: targets.slice(0, 1) }))).toStrictEqual(['removed']);
    expect(foretold(onPodman({ ...held, targets }))).toStrictEqual(['removed', 'conflict']);
    expect(foretold(onPodman({ images: [both], targets: [byId('1')] }))).toStrictEqual(['conflict']);
  });
});

describe('what a removal from Podman frees', () => {
  const base = anImage('b', ['base:1'], { layers: ['L1'], size: 10 });
  const app = anImage('1', ['app:1'], { layers: ['L1', 'L2'], size: 30 });
  const twin = anImage('2', ['twin:1'], { layers: ['L1', 'L2'], size: 30 });
  const history = new Map([
    [id('1'), [20, 10]],
    [id('2'), [20, 10]],
  ]);
  const gone = (digits: string, name: string): Attempt => ({
    target: byName(name, digits),
    answer: removed([], [id(digits)]),
  });
  const freed = (survey: Survey, ...attempts: readonly Attempt[]): unknown =>
    accountHeld(survey, attempts, { images: new Map(), containers: [] }).total;

  it('is what nobody holds any more, counted once', () => {
    const survey = onPodman({ images: [base, app, twin], history });
    expect(freed(survey, gone('1', 'app:1'))).toStrictEqual({ bytes: 0, method: 'exact' });
    const both = [gone('1', 'app:1'), gone('2', 'twin:1')];
    expect(freed(survey, ...both)).toStrictEqual({ bytes: 20, method: 'estimate' });
    expect(freed(onPodman({ images: [app, twin], history }), ...both)).toMatchObject({ bytes: 30 });
  });

  it('is taken for the size of the image where its history is not known', () => {
    expect(freed(onPodman({ images: [app] }), gone('1', 'app:1'))).toMatchObject({ bytes: 30 });
  });

  it('counts an image that went without a word of it in the answer', () => {
    const attempt: Attempt = { target: byName('app:1', '1'), answer: removed([]) };
    const aftermath = { images: new Map([[id('1'), 'absent' as const]]), containers: [] };
    const { total } = accountHeld(onPodman({ images: [app], history }), [attempt], aftermath);
    expect(total).toMatchObject({ bytes: 30 });
  });
});
