import { describe, expect, it } from 'vitest';
import { verdictsAfter } from '../support/judging.ts';
import { NOT_MEASURED, type Account } from '../../src/measure/account.ts';
import type { RemovalAnswer, Attempt } from '../../src/model/removal.ts';
import { notReached } from '../../src/model/outcome.ts';
import type { Container } from '../../src/model/container.ts';
import {
  afterwards,
  anAttempt,
  anImage,
  aSelector,
  aSurvey,
  byId,
  byName,
  digestOf,
  full,
  id,
  anAbsentTarget,
  removed,
  stopped,
  without,
  type World,
} from '../support/build.ts';
import { error, gone, name, stays, took, verdict } from '../support/judging.ts';

describe('what never was asked for', () => {
  it('is not reached', () => {
    const outcome = verdict(
      name,
      { kind: 'not-sent', cause: 'time', why: 'the time was up' },
      { now: stays },
    );
    expect(outcome).toMatchObject({
      verdict: 'not-reached',
      cause: 'time',
      reason: 'the time was up',
      untagged: [],
      deleted: [],
    });
  });

  it('is not reached when nobody even asked for it', () => {
    expect(notReached(aSelector('app:1'), 'cancelled', 'the step was cancelled')).toStrictEqual({
      requested: 'app:1',
      chosenBy: 'name',
      reference: full('app:1'),
      verdict: 'not-reached',
      cause: 'cancelled',
      reason: 'the step was cancelled',
      untagged: [],
      deleted: [],
    });
  });

  it.each([
    ['app:9', { requested: 'app:9', chosenBy: 'name', reference: full('app:9') }],
    ['dead', { requested: 'dead', chosenBy: 'name', reference: full('dead') }],
    [id('dead'), { requested: id('dead'), chosenBy: 'id' }],
  ])('is absent when there is no such image: %s', (text, expected) => {
    const survey = aSurvey({ targets: [anAbsentTarget(text)] });
    expect(verdictsAfter(survey, [], afterwards([]), NOT_MEASURED)).toStrictEqual([
      { ...expected, verdict: 'absent', reason: 'no such image', untagged: [], deleted: [] },
    ]);
  });
});

describe('a digest that went with the last tag of its repository', () => {
  const digest = digestOf('app', 'd');
  it.each([
    ['is our success', digest, 'untagged'],
    ['is none of ours in another repository', digestOf('other', 'd'), 'absent'],
  ])('%s', (_, second, expected) => {
    const targets = [byName('app:1', '1'), byName(second, '1')] as const;
    const survey = aSurvey({
      store: 'containerd',
      images: [anImage('1', ['app:1', 'x:1', digest, second])],
      targets,
    });
    const attempts = [anAttempt(targets[0], removed([full('app:1')])), anAttempt(targets[1], gone)];
    const outcomes = verdictsAfter(
      survey,
      attempts,
      afterwards([['1', anImage('1', ['x:1'])]]),
      NOT_MEASURED,
    );
    expect(outcomes.map((outcome) => outcome.verdict)).toStrictEqual(['untagged', expected]);
  });

  it('is not ours when only the ID was asked for', () => {
    const targets = [byId('1'), byName(digest, '1')] as const;
    const survey = aSurvey({ images: [anImage('1', ['app:1', digest])], targets });
    const attempts = [anAttempt(targets[0], error), anAttempt(targets[1], gone)];
    const outcomes = verdictsAfter(survey, attempts, afterwards([['1', stays]]), NOT_MEASURED);
    expect(outcomes.map((outcome) => outcome.verdict)).toStrictEqual(['failed', 'absent']);
  });
});

describe('the bytes of an item', () => {
  function judged(
    answer: RemovalAnswer,
    bytes: number,
    world: World = {},
    containers: readonly Container[] = [],
  ) {
    const survey = aSurvey({
      images: [anImage('1', ['app:1'], { layers: [id('a1')] })],
      targets: [name],
      ...world,
    });
    const attempt: Attempt = anAttempt(name, answer);
    const account: Account = { total: { bytes, method: 'exact' }, byAttempt: new Map([[attempt, bytes]]) };
    const [outcome] = verdictsAfter(survey, [attempt], afterwards([['1', 'absent']], containers), account);
    return outcome;
  }

  it('stand beside it', () => {
    expect(judged(took, 5)).toMatchObject({ bytes: 5 });
    expect(judged(took, 5)).not.toHaveProperty('reason');
  });

  it('are missing where they are not known', () => {
    expect(verdict(name, took, { now: 'absent' })).not.toHaveProperty('bytes');
  });

  it('are explained when there are none', () => {
    const withLayer = removed([full('app:1')], [id('1'), id('a1')]);
    const held = 'its layers stay on the disk: ';
    expect(judged(took, 0, { images: [anImage('1', ['app:1'])] })?.reason).toBe('it had no layers');
    expect(judged(took, 0, {}, [stopped('1')])?.reason).toBe(
      `${held}old (Exited (0) 2 hours ago) still uses them`,
    );
    expect(judged(took, 0, {}, [stopped('2')])?.reason).toBe(
      `${held}the engine still counts a use of them, usually by another image or the build cache`,
    );
    expect(judged(took, 0, { store: 'containerd' })?.reason).toBe(
      `${held}the engine still counts a use of them, usually by another image or the build cache`,
    );
    expect(judged(took, 0, { store: 'podman' })?.reason).toBe(
      `${held}the engine still counts a use of them, usually by another image`,
    );
    expect(judged(withLayer, 0)?.reason).toBe('its own layers hold no data');
    expect(judged(error, 0)?.reason).toBe('the engine answered "disk on fire", yet it is gone');
  });

  it('are explained by the other item that took them', () => {
    const shared = { layers: [id('a1')] };
    const images = [anImage('1', ['app:1'], shared), anImage('2', ['app:2'], shared)];
    const targets = [name, byName('app:2', '2'), byId('1')] as const;
    const attempts = [
      anAttempt(targets[0], removed([full('app:1')], [id('1')])),
      anAttempt(targets[1], removed([full('app:2')], [id('2'), id('a1')])),
      anAttempt(targets[2], gone),
    ];
    const byAttempt = new Map(attempts.map((attempt) => [attempt, 0]));
    const stateAfter = afterwards([
      ['1', 'absent'],
      ['2', 'absent'],
    ]);
    const account: Account = { total: { bytes: 0, method: 'exact' }, byAttempt };
    const outcomes = verdictsAfter(aSurvey({ images, targets }), attempts, stateAfter, account);
    expect(outcomes.map(({ reason }) => reason)).toStrictEqual([
      'counted with app:2',
      'its own layers hold no data',
      'counted with app:2',
    ]);
    const bare = verdictsAfter(
      aSurvey({ store: 'containerd', images: images.map((image) => without(image, 'layers')), targets }),
      attempts,
      stateAfter,
      account,
    );
    expect(bare.map(({ reason }) => reason)).toStrictEqual([
      'its layers stay on the disk: the engine still counts a use of them, usually by another image or the build cache',
      'its layers stay on the disk: the engine still counts a use of them, usually by another image or the build cache',
      'counted with app:1',
    ]);
  });

  it('are explained without knowing the layers, which the containerd store is not asked for', () => {
    const images = [without(anImage('1', ['app:1']), 'layers')];
    expect(judged(took, 0, { store: 'containerd', images })?.reason).toBe(
      'its layers stay on the disk: the engine still counts a use of them, usually by another image or the build cache',
    );
  });

  it('need no word when the image stays', () => {
    const survey = aSurvey({ images: [anImage('1', ['app:1', 'app:2'])], targets: [name] });
    const attempt = anAttempt(name, removed([full('app:1')]));
    const account: Account = { total: { bytes: 0, method: 'exact' }, byAttempt: new Map([[attempt, 0]]) };
    const [outcome] = verdictsAfter(survey, [attempt], afterwards([['1', anImage('1', ['app:2'])]]), account);
    expect(outcome).toMatchObject({ bytes: 0, reason: 'the image remains as app:2' });
  });
});
