import { expect, it } from 'vitest';
import {
  ADD_PERMISSION,
  isPullRequest,
  TRY_LATER,
  unanswered,
  whyNotClosed,
  type Numbered,
} from '../../src/model/pull-request.ts';

const url = 'https://github.com/acme/app/pull/12';

it.each<[Numbered, string | undefined]>([
  [{ number: 12, state: 'closed', url }, undefined],
  [{ number: 12, state: 'merged', url }, undefined],
  [{ number: 12, state: 'open', url }, 'pull request #12 is open'],
  [{ number: 12, state: 'draft', url }, 'pull request #12 is an open draft'],
  [{ number: 12, state: 'issue' }, '#12 is an issue, not a pull request'],
  [{ number: 12, state: 'unknown' }, 'this repository has no pull request #12'],
])('%o stays because: %s', (numbered, reason) => {
  expect(whyNotClosed(numbered)).toBe(reason);
  expect(isPullRequest(numbered)).toBe('url' in numbered);
});

it('a missing answer has a message that says what to do', () => {
  expect(unanswered('why', 'next')).toStrictEqual({
    problem:
      'GitHub did not say which pull requests are closed (why), so nothing with `{closed-pr}` was chosen; next',
  });
});

it.each([ADD_PERMISSION, TRY_LATER])('what to do names the permission: %s', (next) => {
  expect(next).toContain('`pull-requests: read`');
});
