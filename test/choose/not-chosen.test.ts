import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../src/model/baseline.ts';
import { notChosen } from '../../src/choose/not-chosen.ts';
import { anImage, aSelector, byId, byName, id } from '../support/build.ts';
import { aPattern } from '../support/patterns.ts';

const app = anImage('1', ['app:1', 'app:2', `app@${id('d')}`]);
const bare = anImage('2');
const untilNow = { key: 'until', value: '72h' } as const;

function reasons(
  visible: Parameters<typeof notChosen>[0],
  more: Partial<Parameters<typeof notChosen>[2]>,
): unknown {
  const chooser = { selectors: [], filters: [], baseline: undefined, isAnswered: true, ...more };
  return Object.fromEntries(notChosen(visible, [], chooser).map(({ name, reason }) => [name, reason]));
}

describe('what a dry run lists beside what it chose', () => {
  const chooser = { selectors: [], filters: [], baseline: undefined, isAnswered: true };
  const notNamed = 'nothing in `images` names it';

  it('are the names that a user could write, and the IDs of untagged images', () => {
    expect(notChosen([app, bare], [], chooser)).toStrictEqual([
      { id: id('1'), name: 'app:1', reason: notNamed },
      { id: id('1'), name: 'app:2', reason: notNamed },
      { id: id('2'), name: id('2'), reason: notNamed },
    ]);
  });

  it('is nothing that is chosen by its name or its ID', () => {
    const names = (...targets: Parameters<typeof notChosen>[1]): readonly string[] =>
      notChosen([app, bare], targets, chooser).map(({ name }) => name);
    expect(names(byName('app:1', '1'))).toStrictEqual(['app:2', id('2')]);
    expect(names(byName('app:1', '1'), byName('app:2', '1'))).toStrictEqual([id('2')]);
    expect(names(byId('1'))).toStrictEqual([id('2')]);
    expect(names(byId('2'))).toStrictEqual(['app:1', 'app:2']);
    expect(names(byId('1'), byId('2'))).toStrictEqual([]);
  });
});

describe('why it stays', () => {
  it('is that no pattern names it, whatever is named outright', () => {
    const selectors = [aSelector('app:1'), aPattern('app:2'), aPattern('*')];
    const filters = [untilNow];
    expect(reasons([app, bare], { selectors: selectors.slice(0, 1), filters })).toStrictEqual({
      'app:1': 'nothing in `images` names it',
      'app:2': 'nothing in `images` names it',
      [id('2')]: 'nothing in `images` names it',
    });
    expect(reasons([app, bare], { selectors: selectors.slice(0, 2), filters })).toStrictEqual({
      'app:1': 'nothing in `images` names it',
      'app:2': 'it does not pass the filters (until=72h)',
      [id('2')]: 'nothing in `images` names it',
    });
    expect(reasons([bare], { selectors, filters })).toStrictEqual({
      [id('2')]: 'nothing in `images` names it',
    });
  });

  it('is the filters, when a pattern names it', () => {
    const filters = [untilNow, { key: 'label!', value: 'keep', label: { name: 'keep' } } as const];
    expect(reasons([app, bare], { selectors: [aPattern('**')], filters })).toStrictEqual({
      'app:1': 'it does not pass the filters (until=72h, label!=keep)',
      'app:2': 'it does not pass the filters (until=72h, label!=keep)',
      [id('2')]: 'it does not pass the filters (until=72h, label!=keep)',
    });
  });

  it('is that it was there before the job: by name, or by ID if it is untagged', () => {
    const baseline = baselineOf('engine', 'graphdriver', [anImage('1', ['app:1']), anImage('2')], []);
    const filters = [untilNow];
    expect(
      reasons([app, bare, anImage('3')], { selectors: [aPattern('**')], filters, baseline }),
    ).toStrictEqual({
      'app:1': 'it was there before this job',
      'app:2': 'it does not pass the filters (until=72h)',
      [id('2')]: 'it was there before this job',
      [id('3')]: 'it does not pass the filters (until=72h)',
    });
  });

  it('is that GitHub did not say whether its pull request is closed, if nothing else names it', () => {
    const pr = anImage('1', ['app:pr-12']);
    const numbered = aPattern('app:pr-{closed-pr}');
    const silence = 'GitHub did not say whether its pull request is closed';
    const filtered = 'it does not pass the filters (until=72h)';
    const filters = [untilNow];
    const why = (selectors: readonly ReturnType<typeof aPattern>[], isAnswered: boolean): unknown =>
      reasons([pr], { selectors, filters, isAnswered });
    expect(why([numbered], false)).toStrictEqual({ 'app:pr-12': silence });
    expect(why([numbered, aPattern('web:*')], false)).toStrictEqual({ 'app:pr-12': silence });
    expect(why([numbered, aPattern('app:*')], false)).toStrictEqual({ 'app:pr-12': filtered });
    expect(why([aPattern('app:*')], false)).toStrictEqual({ 'app:pr-12': filtered });
    expect(why([numbered], true)).toStrictEqual({ 'app:pr-12': filtered });
  });
});
