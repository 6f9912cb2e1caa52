import { describe, expect, it } from 'vitest';
import { identity } from '../../src/model/removal.ts';
import { notReached, untouched } from '../../src/model/outcome.ts';
import { byId, byName, full, id, anAbsentTarget } from '../support/build.ts';
import { aPattern } from '../support/patterns.ts';

const nothingWent = { untagged: [], deleted: [] };

describe('every outcome of a target', () => {
  it('has what was asked for, and what that stands for', () => {
    expect(identity(byName('app:1', '1'))).toStrictEqual({
      requested: 'app:1',
      chosenBy: 'name',
      reference: full('app:1'),
      id: id('1'),
    });
    expect(identity(byId('1', '1000'))).toStrictEqual({ requested: '1000', chosenBy: 'id', id: id('1') });
    expect(identity(anAbsentTarget('app:1'))).toStrictEqual({
      requested: 'app:1',
      chosenBy: 'name',
      reference: full('app:1'),
    });
  });

  it('says that a pattern chose it, by name or by ID', () => {
    const selector = aPattern('**');
    expect(identity({ ...byName('app:1', '1'), selector })).toMatchObject({
      requested: '**',
      chosenBy: 'pattern',
    });
    expect(identity({ ...byId('1'), selector })).toMatchObject({
      requested: '**',
      chosenBy: 'pattern',
    });
  });

  it('has the pull requests that its pattern stands for', () => {
    const pullRequests = [
      { number: 12, state: 'merged', url: 'https://github.com/acme/app/pull/12' },
    ] as const;
    const target = { kind: 'reference', selector: aPattern('app:pr-{closed-pr}') } as const;
    const found = { ...target, reference: full('app:pr-12'), image: id('1') };
    expect(identity({ ...found, pullRequests })).toHaveProperty('pullRequests', pullRequests);
    expect(identity({ ...found, pullRequests: [] })).not.toHaveProperty('pullRequests');
    expect(identity(found)).not.toHaveProperty('pullRequests');
  });
});

it('a protected target has the reason', () => {
  const protection = { verdict: 'in-use', reason: 'used by web' } as const;
  expect(untouched(byId('1'), protection)).toStrictEqual({
    requested: id('1'),
    chosenBy: 'id',
    id: id('1'),
    ...protection,
    ...nothingWent,
  });
});

describe('a selector that was not reached', () => {
  it('is reported as a pattern without a name or an ID', () => {
    expect(notReached(aPattern('app:*'), 'time', 'the time was up')).toStrictEqual({
      requested: 'app:*',
      chosenBy: 'pattern',
      verdict: 'not-reached',
      cause: 'time',
      reason: 'the time was up',
      ...nothingWent,
    });
  });

  it('has no cause if the engine failed before', () => {
    expect(notReached(aPattern('app:*'), undefined, 'it fell over')).toStrictEqual({
      requested: 'app:*',
      chosenBy: 'pattern',
      verdict: 'not-reached',
      reason: 'it fell over',
      ...nothingWent,
    });
  });
});
