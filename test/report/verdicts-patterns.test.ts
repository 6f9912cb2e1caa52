import { describe, expect, it } from 'vitest';
import { verdictsAfter } from '../support/judging.ts';
import { NOT_MEASURED } from '../../src/measure/account.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import {
  aContainer,
  afterwards,
  anAttempt,
  anImage,
  aSurvey,
  byId,
  byName,
  full,
  id,
  anAbsentTarget,
  removed,
  stopped,
} from '../support/build.ts';
import { bare, conflict, gone, name, stays, verdict } from '../support/judging.ts';
import { aPattern } from '../support/patterns.ts';

describe('what a pattern took and the engine refuses', () => {
  const found = (target: PresentTarget): PresentTarget => ({ ...target, selector: aPattern('**') });

  it.each([
    ['running', aContainer('1'), 'used by the running container web'],
    ['stopped', stopped('1'), 'used by the stopped container old (Exited (0) 2 hours ago)'],
  ])('is in use by a container that came meanwhile: %s', (_, container, reason) => {
    const outcome = verdict(found(name), conflict, { now: stays, containers: [container] });
    expect(outcome).toStrictEqual({
      requested: '**',
      chosenBy: 'pattern',
      reference: full('app:1'),
      id: id('1'),
      verdict: 'in-use',
      reason,
      untagged: [],
      deleted: [],
    });
  });

  it('is kept for what is built on it', () => {
    const child = anImage('2', ['child:1'], { parent: id('1') });
    const outcome = verdict(found(byId('1')), conflict, { now: bare }, { images: [bare, child] });
    expect(outcome).toMatchObject({ verdict: 'kept', reason: '1 image built on it: child:1' });
    expect(outcome).not.toHaveProperty('conflict');
    expect(outcome).not.toHaveProperty('next');
  });

  it('failed when nothing is known that stands in the way', () => {
    const outcome = verdict(found(name), conflict, { now: stays });
    expect(outcome).toMatchObject({ verdict: 'failed', reason: 'conflict: unable to remove' });
  });
});

describe('what was left alone', () => {
  it('has its reason, and what is not there is absent', () => {
    const targets = [name, byName('app:2', '2'), anAbsentTarget('app:3')] as const;
    const survey = {
      ...aSurvey({ targets }),
      protections: new Map([[targets[1], { verdict: 'kept', reason: '`keep` names it: app' } as const]]),
    };
    const [first, second, third] = verdictsAfter(
      survey,
      [anAttempt(name, gone)],
      afterwards([]),
      NOT_MEASURED,
    );
    expect(first).toMatchObject({ requested: 'app:1', verdict: 'failed' });
    expect(second).toStrictEqual({
      requested: 'app:2',
      chosenBy: 'name',
      reference: full('app:2'),
      id: id('2'),
      verdict: 'kept',
      reason: '`keep` names it: app',
      untagged: [],
      deleted: [],
    });
    expect(third).toMatchObject({ requested: 'app:3', verdict: 'absent', reason: 'no such image' });
  });
});

describe('a second removal that finds nothing', () => {
  const verdicts = (
    store: 'podman' | 'graphdriver',
    second: PresentTarget,
    now: Parameters<typeof afterwards>[0][number][1],
  ): readonly string[] => {
    const targets = [name, second] as const;
    const survey = aSurvey({ store, images: [anImage('1', ['app:1', 'app:2'])], targets });
    const attempts = [anAttempt(name, removed([full('app:1')])), anAttempt(second, gone)];
    return verdictsAfter(survey, attempts, afterwards([['1', now]]), NOT_MEASURED).map(
      (outcome) => outcome.verdict,
    );
  };

  it('is our success on Podman, whose answers do not name every image that goes', () => {
    expect(verdicts('podman', byId('1'), 'absent')).toStrictEqual(['deleted', 'deleted']);
    expect(verdicts('podman', byName('app:2', '1'), 'absent')).toStrictEqual(['deleted', 'deleted']);
  });

  it("is a stranger's on Podman when the image is still there", () => {
    expect(verdicts('podman', byName('app:2', '1'), bare)).toStrictEqual(['untagged', 'absent']);
  });

  it("is a stranger's on Docker, whose answers do", () => {
    expect(verdicts('graphdriver', byId('1'), 'absent')).toStrictEqual(['deleted', 'absent']);
  });
});
