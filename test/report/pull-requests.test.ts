import { describe, expect, it } from 'vitest';
import { pullRequestLinks, pullRequestText } from '../../src/report/phrases.ts';
import { summary } from '../../src/report/summary.ts';
import { anOutcome } from '../support/build.ts';
import { aHost, aReport, linesOf } from '../support/reports.ts';

const url = 'https://github.com/acme/app/pull/12';
const merged = {
  number: 12,
  state: 'merged',
  title: '](http://evil) <img src=x> @all `x` |\n::set-output::',
  closedAt: '2026-05-01T23:59:59Z',
  url,
} as const;

describe('a pull request', () => {
  it('is linked in the summary, and its title is text', () => {
    const item = anOutcome({ verdict: 'deleted', pullRequests: [merged], deleted: [], untagged: [] });
    const link = `[#12 &#93;&#40;http&#58;//evil&#41; &#60;img src&#61;x&#62; &#64;all &#96;x&#96; &#124; &#58;&#58;set-output&#58;&#58;](${url}) merged since 2026-05-01`;
    expect(pullRequestLinks(merged)).toBe(link);
    expect(summary(aReport([aHost([item])]))).toContain(`<br>${link} |`);
  });

  it('comes after the reason', () => {
    const open = { number: 7, state: 'open', title: 'Go on', url } as const;
    const item = anOutcome({ verdict: 'kept', reason: 'it is open', pullRequests: [open] });
    expect(summary(aReport([aHost([item])]))).toContain(`<br>it is open; [#7 Go on](${url}) open |`);
    const lines = linesOf(aReport([aHost([item])]));
    expect(lines.some((line) => line.endsWith('it is open'))).toBe(true);
  });

  it('is named in the log on one line', () => {
    const item = anOutcome({ verdict: 'deleted', pullRequests: [merged], deleted: [], untagged: [] });
    const lines = linesOf(aReport([aHost([item])]));
    const line = lines.find((one) => one.includes('pull request #12 merged since 2026-05-01: ](http'));
    expect(line).not.toContain('\n');
  });

  it('needs no title and no date', () => {
    expect(pullRequestText({ number: 12, state: 'closed', url })).toBe('pull request #12 closed');
    expect(pullRequestLinks({ number: 12, state: 'closed', url })).toBe(`[#12](${url}) closed`);
  });
});

it('a failure is in the summary once, and in the log where its message does not name the engine', () => {
  const failing = aHost([], { failures: ['no answer'] });
  const one = aReport([failing]);
  expect(linesOf(one)).not.toContain('no answer');
  expect(summary(one).split('no answer')).toHaveLength(2);
  expect(summary(one)).toContain('**The step failed:** no answer (');
  const two = aReport([failing, aHost([], { host: 'tcp://two' })]);
  expect(linesOf(two)).toContain('no answer');
  expect(summary(two)).toContain('- ❌ no answer');
});
