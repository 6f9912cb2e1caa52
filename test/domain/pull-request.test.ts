import { expect, it } from 'vitest';
import { isPullRequest, unanswered, whyNotClosed, type Numbered } from '../../src/domain/pull-request.ts';
import { report } from '../../src/domain/report.ts';
import { aHost, rules } from '../report/reports.ts';

const url = 'https://github.com/acme/app/pull/12';

it.each<[Numbered, string | undefined]>([
  [{ number: 12, state: 'closed', url }, undefined],
  [{ number: 12, state: 'merged', url }, undefined],
  [{ number: 12, state: 'open', url }, 'pull request #12 is open'],
  [{ number: 12, state: 'draft', url }, 'pull request #12 is an open draft'],
  [{ number: 12, state: 'issue' }, '#12 is an issue, no pull request'],
  [{ number: 12, state: 'unknown' }, 'this repository has no pull request #12'],
])('%o stays because: %s', (numbered, reason) => {
  expect(whyNotClosed(numbered)).toBe(reason);
  expect(isPullRequest(numbered)).toBe('url' in numbered);
});

it('no answer is a sentence that says what to do', () => {
  expect(unanswered('why', 'next')).toStrictEqual({
    problem:
      'GitHub did not tell which pull requests are closed (why), so nothing with `{closed-pr}` was chosen; next',
  });
});

it('a failure fails the step, in one sentence for all engines', () => {
  const hosts = [aHost([], { failures: ['no answer'] }), aHost([], { failures: ['no answer'] })];
  expect(report(hosts, { ...rules, dryRun: false }).exit).toStrictEqual({
    failed: true,
    message: 'no answer',
  });
});
