import { describe, expect, it } from 'vitest';
import { verdictsAfter } from '../support/judging.ts';
import { NOT_MEASURED } from '../../src/measure/account.ts';
import {
  aContainer,
  afterwards,
  anAttempt,
  anImage,
  aSurvey,
  byId,
  digestOf,
  full,
  id,
  removed,
  stopped,
} from '../support/build.ts';
import { bare, conflict, error, gone, name, stays, took, verdict } from '../support/judging.ts';

describe('an image that is gone', () => {
  it('is deleted, with its name and its ID', () => {
    expect(verdict(name, took, { now: 'absent' })).toStrictEqual({
      requested: 'app:1',
      chosenBy: 'name',
      reference: full('app:1'),
      id: id('1'),
      verdict: 'deleted',
      untagged: ['app:1'],
      deleted: [id('1')],
    });
  });

  it('is deleted when it was asked for by ID', () => {
    expect(verdict(byId('1', '1000'), took, { now: 'absent' })).toStrictEqual({
      requested: '1000',
      chosenBy: 'id',
      id: id('1'),
      verdict: 'deleted',
      untagged: ['app:1'],
      deleted: [id('1')],
    });
  });

  it('is deleted although the engine answered with an error', () => {
    expect(verdict(name, error, { now: 'absent' })).toMatchObject({
      verdict: 'deleted',
      reason: 'the engine answered "disk on fire", yet it is gone',
      untagged: ['app:1'],
      deleted: [id('1')],
    });
  });

  it.each([gone, conflict])('is absent when it was not us: $kind', (answer) => {
    expect(verdict(name, answer, { now: 'absent' })).toMatchObject({
      verdict: 'absent',
      reason: 'somebody else removed it meanwhile',
      untagged: [],
      deleted: [],
    });
  });

  it.each([gone, conflict])('is deleted when another of our removals took it: $kind', (answer) => {
    const targets = [name, byId('1')] as const;
    const survey = aSurvey({ images: [anImage('1', ['app:1'])], targets });
    const attempts = [anAttempt(targets[0], took), anAttempt(targets[1], answer)];
    const outcomes = verdictsAfter(survey, attempts, afterwards([['1', 'absent']]), NOT_MEASURED);
    expect(outcomes.map((outcome) => outcome.verdict)).toStrictEqual(['deleted', 'deleted']);
    expect(outcomes.map((outcome) => outcome.deleted)).toStrictEqual([[id('1')], [id('1')]]);
  });

  it('lists the parents that went along, and neither layers nor parents that stayed', () => {
    const images = [anImage('1', ['app:1']), anImage('2'), anImage('3')];
    const survey = aSurvey({ images, targets: [name] });
    const answer = removed([full('app:1')], [id('1'), id('a1'), id('2'), id('3')]);
    const stateAfter = afterwards([
      ['1', 'absent'],
      ['2', 'absent'],
      ['3', bare],
    ]);
    const [outcome] = verdictsAfter(survey, [anAttempt(name, answer)], stateAfter, NOT_MEASURED);
    expect(outcome?.deleted).toStrictEqual([id('1'), id('2')]);
  });
});

describe('an image that is still there', () => {
  it('is untagged when only its name went', () => {
    const other = anImage('1', ['app:2', 'other:1']);
    expect(verdict(name, removed([full('app:1')]), { now: other })).toStrictEqual({
      requested: 'app:1',
      chosenBy: 'name',
      reference: full('app:1'),
      id: id('1'),
      verdict: 'untagged',
      reason: 'the image remains as app:2, other:1',
      untagged: ['app:1'],
      deleted: [],
    });
  });

  it('remains because a container uses it', () => {
    const after = { now: bare, containers: [aContainer('2'), aContainer('1')] };
    expect(verdict(name, removed([full('app:1')]), after)?.reason).toBe(
      'the image remains, untagged: web (running) uses it',
    );
  });

  it('remains because others are built on it', () => {
    const images = [anImage('1', ['app:1']), anImage('2', [], { parent: id('1') })];
    expect(verdict(name, removed([full('app:1')]), { now: bare }, { images })?.reason).toBe(
      'the image remains, untagged: 1 image built on it',
    );
  });

  it.each([name, byId('1')])('remains, although the engine says that it is deleted: $kind', (target) => {
    expect(verdict(target, took, { now: bare })).toMatchObject({
      verdict: 'untagged',
      reason: 'the image remains, hidden by the store: an image built on it needs it',
      untagged: ['app:1'],
      deleted: [],
    });
  });

  it.each([
    ['conflict', conflict],
    ['gone', gone],
  ])('without the name that somebody else took meanwhile is absent: %s', (_, answer) => {
    expect(verdict(name, answer, { now: bare })).toMatchObject({ verdict: 'absent', untagged: [] });
  });

  it('without the name is untagged when the engine answered with an error', () => {
    expect(verdict(name, error, { now: bare })).toMatchObject({ verdict: 'untagged', untagged: ['app:1'] });
  });

  it('is in conflict when a container stands in the way', () => {
    const outcome = verdict(name, conflict, { now: stays, containers: [stopped('1')] });
    expect(outcome).toMatchObject({
      verdict: 'conflict',
      conflict: 'stopped-container',
      reason: expect.stringContaining('old'),
      next: expect.stringContaining('docker rm old'),
      untagged: [],
      deleted: [],
    });
  });

  it('that is untagged is in conflict when it was asked for by ID', () => {
    expect(
      verdict(byId('1'), conflict, { now: bare, containers: [aContainer('1')] }, { images: [bare] }),
    ).toMatchObject({
      verdict: 'conflict',
      conflict: 'running-container',
    });
  });

  it('keeps the names that are there again', () => {
    const answer = removed([full('app:1'), full('app:2')]);
    const now = anImage('1', ['app:2']);
    expect(verdict(name, answer, { now })?.untagged).toStrictEqual(['app:1']);
    expect(verdict(name, answer, { now: 'unknown' })?.untagged).toStrictEqual([]);
  });

  it('remains as its digests when these are all it has', () => {
    const now = anImage('1', [digestOf('other', 'd')]);
    expect(verdict(name, removed([full('app:1')]), { now })?.reason).toBe(
      `the image remains as other@${id('d')}`,
    );
    const tagged = anImage('1', ['app:2', digestOf('app', 'd')]);
    expect(verdict(name, removed([full('app:1')]), { now: tagged })?.reason).toBe(
      'the image remains as app:2',
    );
  });

  it('failed, in the words of the engine, when nothing is known that stands in the way', () => {
    expect(verdict(name, conflict, { now: stays })).toMatchObject({
      verdict: 'failed',
      reason: 'conflict: unable to remove',
    });
  });

  it.each([
    [name, error, 'disk on fire'],
    [name, gone, 'No such image: app:1'],
    [byId('1'), gone, 'No such image: app:1'],
    [byId('1'), error, 'disk on fire'],
  ] as const)('failed: $kind', (target, answer, reason) => {
    expect(verdict(target, answer, { now: stays })).toMatchObject({ verdict: 'failed', reason });
    expect(verdict(target, answer, { now: stays })).not.toHaveProperty('conflict');
  });

  it.each([name, byId('1')])('failed when it was made again meanwhile: $kind', (target) => {
    expect(verdict(target, took, { now: stays })).toMatchObject({
      verdict: 'failed',
      reason: 'the engine says that it removed it, and still lists it: it was made again meanwhile',
      deleted: [],
    });
  });
});

describe('an image of which the engine says no more', () => {
  const silence = '; it did not answer when asked what is left';
  const message = 'the engine did not answer in time';
  const unanswered = { kind: 'unanswered', cause: 'time', message } as const;
  it.each([
    [took, `the engine says that it removed it${silence}`],
    [error, `disk on fire${silence}`],
    [gone, `No such image: app:1${silence}`],
    [unanswered, 'the engine answered neither the removal nor the question what is left'],
  ])('failed: $kind', (answer, reason) => {
    expect(verdict(name, answer, { now: 'unknown' })).toMatchObject({
      verdict: 'failed',
      reason,
      deleted: [],
    });
    expect(verdict(name, answer, { now: undefined })).toMatchObject({ verdict: 'failed', reason });
  });
});
