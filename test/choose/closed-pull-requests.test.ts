import { describe, expect, it } from 'vitest';
import { parsePattern, type Pattern } from '../../src/model/pattern.ts';
import type { Numbered } from '../../src/model/pull-request.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import { withoutOpenPullRequests } from '../../src/choose/closed-pull-requests.ts';
import { full, id } from '../support/build.ts';

function match(text: string, name: string): PresentTarget {
  const selector = parsePattern(text);
  if ('problem' in selector) throw new Error(selector.problem);
  return { kind: 'reference', selector: selector satisfies Pattern, reference: full(name), image: id('a') };
}

function closed(number: number): Numbered {
  return { number, state: 'closed', url: `https://github.com/acme/app/pull/${number}` };
}

/** Answers with the given pull requests, and records the numbers that it is asked for. */
function github(...known: readonly Numbered[]) {
  const asked: (readonly number[])[] = [];
  const ask = async (numbers: readonly number[]) => {
    asked.push(numbers);
    return { known: new Map(known.map((one) => [one.number, one])) };
  };
  return { asked, ask };
}

describe('matches of open pull requests are left out', () => {
  it('GitHub is not asked without need', async () => {
    const { asked, ask } = github();
    const matches = [match('app:*', 'app:12')];
    expect(await withoutOpenPullRequests(matches, ask)).toStrictEqual({
      chosen: matches,
      kept: new Map(),
      failures: [],
    });
    expect(asked).toStrictEqual([]);
  });

  it('each number is asked for once, in order', async () => {
    const { asked, ask } = github();
    const names = ['app:pr-30', 'app:pr-9', 'app:pr-9-arm', 'app:pr-101'];
    await withoutOpenPullRequests(
      names.map((name) => match('app:pr-{closed-pr}*', name)),
      ask,
    );
    expect(asked).toStrictEqual([[9, 30, 101]]);
  });

  it('a name that can be read with two numbers is removed only if both are closed', async () => {
    const both = match('app:*-{closed-pr}-*', 'app:a-12-34-b');
    const { chosen } = await withoutOpenPullRequests([both], github(closed(12), closed(34)).ask);
    expect(chosen).toStrictEqual([{ ...both, pullRequests: [closed(12), closed(34)] }]);
    const half = await withoutOpenPullRequests([both], github(closed(12)).ask);
    expect(half.chosen).toStrictEqual([]);
    expect([...half.kept]).toStrictEqual([
      [{ ...both, pullRequests: [closed(12)] }, 'this repository has no pull request #34'],
    ]);
  });

  it('without an answer only matches that need none are chosen', async () => {
    const matches = [match('app:pr-{closed-pr}', 'app:pr-12'), match('app:*', 'app:1')];
    const check = await withoutOpenPullRequests(matches, async () => ({ problem: 'why' }));
    expect(check).toStrictEqual({ chosen: [matches[1]], kept: new Map(), failures: ['why'] });
  });
});
