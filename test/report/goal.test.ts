import { describe, expect, it } from 'vitest';
import type { HostReport, Report } from '../../src/report/report.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { annotations, type LogPart, logParts } from '../../src/report/messages.ts';
import { summary } from '../../src/report/summary.ts';
import { anOutcome, id } from '../support/build.ts';
import { aHost, aReport, linesOf, rules } from '../support/reports.ts';

const GB = 1e9;
const went = anOutcome({ requested: 'app:1', bytes: 2 * GB, deleted: [id('1')], untagged: ['app:1'] });
const stays = anOutcome({
  requested: 'app:2',
  verdict: 'not-reached',
  cause: 'enough',
  reason: 'enough is free without it',
});
const late = anOutcome({
  requested: 'app:3',
  verdict: 'not-reached',
  cause: 'time',
  reason: 'the time was up',
});

function aimed(
  items: readonly Outcome[],
  disk: Partial<NonNullable<HostReport['disk']>>,
  more: Partial<HostReport> = {},
) {
  return aHost(items, {
    reclaimed: { bytes: 2 * GB, method: 'exact' },
    disk: { size: 100 * GB, freeBefore: 19 * GB, goal: 20 * GB, ...disk },
    ...more,
  });
}

function partsOf(of: Report): readonly LogPart[] {
  return logParts(of, { annotations: [], wasProgressShown: false });
}

describe('a goal that is met', () => {
  const report = aReport([aimed([stays, went], { freeAfter: 21 * GB })]);
  const text = summary(report);

  it('is the headline, and what was not needed for it is no trouble', () => {
    const headline = 'Freed 2GB, goal met: 1 deleted, 1 left alone';
    expect(linesOf(report).at(-1)).toBe(headline);
    expect(text.split('\n')[0]).toBe(`### Docker images · ${headline.replace(':', '&#58;')}`);
    expect(`${linesOf(report).join('\n')}${text}`).not.toMatch(/not(?: |-|&nbsp;)reached/);
    expect(annotations(report, rules)).toStrictEqual([]);
    expect(report.exit.failed).toBe(false);
    expect(report.totals).toMatchObject({ deleted: 1, 'not-reached': 1 });
  });

  it('leaves what was not needed folded in the summary', () => {
    const [open = '', folded = ''] = text.split('<details>');
    expect(open).toContain('| 🗑️&nbsp;deleted | <code>app&#58;1</code> | 2GB |');
    expect(open).not.toContain('app&#58;2');
    expect(folded).toContain('<summary>1 more: 1 left alone</summary>');
    expect(folded).toContain(
      '| 💤&nbsp;left&nbsp;alone | <code>app&#58;2</code><br>enough is free without it |',
    );
  });

  it('leaves it folded in the log', () => {
    expect(partsOf(report).find(({ title }) => title !== undefined)).toStrictEqual({
      title: '1 left alone',
      lines: ['left-alone  app:2  enough is free without it'],
    });
  });

  it('needs no removal where it was met before', () => {
    const before = aimed(
      [stays],
      { freeBefore: 62 * GB, freeAfter: 62 * GB },
      { reclaimed: { bytes: 0, method: 'exact' } },
    );
    expect(linesOf(aReport([before])).at(-1)).toBe('Freed nothing, goal met: 1 left alone');
    expect(summary(aReport([before]))).toContain('<details><summary>1 left alone</summary>');
  });

  it('does not fold trouble along, however much is left alone', () => {
    const many = Array.from({ length: 40 }, () => stays);
    const failed = anOutcome({ requested: 'db:1', verdict: 'failed', reason: 'no' });
    const mixed = aReport([aimed([...many, failed, went], { freeAfter: 21 * GB })]);
    const [open = ''] = summary(mixed).split('<details>');
    expect(open).toContain('db&#58;1');
    expect(open).toContain('| 🗑️&nbsp;deleted |');
    expect(partsOf(mixed).filter(({ title }) => title !== undefined)).toHaveLength(1);
    expect(linesOf(mixed)).toContain('failed   db:1   no');
  });

  it('is in the headline of several engines only where all of them met it', () => {
    const met = aimed([went, stays], { freeAfter: 21 * GB }, { host: 'tcp://one' });
    const missed = aimed([went], { freeAfter: 19.5 * GB }, { host: 'tcp://two' });
    const silent = aHost([], { problem: { kind: 'trouble', message: 'no' }, reclaimed: { method: 'off' } });
    expect(linesOf(aReport([met, met])).at(-1)).toBe('Freed 4GB, goal met: 2 deleted, 2 left alone');
    expect(linesOf(aReport([met, missed])).at(-1)).toBe('Freed 4GB: 2 deleted, 1 left alone');
    expect(linesOf(aReport([met, silent])).at(-1)).toBe(
      'Freed 2GB: 1 deleted, 1 left alone; 1 of 2 engines could not be cleaned',
    );
    const both = summary(aReport([met, missed]));
    expect(both).toContain('</code> · Freed 2GB, goal met&#58; 1 deleted, 1 left alone\n');
    expect(both).toContain('</code> · Freed 2GB&#58; 1 deleted\n');
  });
});

describe('a goal that is not met', () => {
  const disk = (of: HostReport, dryRun = false): string | undefined =>
    linesOf(aReport([of], { dryRun })).find(
      (line) => line.startsWith('disk: ') && line.includes('asked for'),
    );

  it('has a note, and is not in the headline', () => {
    const report = aReport([aimed([went], { freeAfter: 19.9 * GB })]);
    expect(linesOf(report).at(-1)).toBe('Freed 2GB: 1 deleted');
    expect(linesOf(report)).toContain(
      'disk: only 19.9GB of 100GB are free, 20GB were asked for, and nothing else that was chosen could be removed',
    );
  });

  it('because the time was up, shows that as trouble', () => {
    const of = aimed([went, late], { freeAfter: 19.9 * GB });
    expect(linesOf(aReport([of])).at(-1)).toBe('Freed 2GB: 1 deleted, 1 not reached');
    expect(summary(aReport([of])).split('<details>')[0]).toContain('| ⏳&nbsp;**not&nbsp;reached** |');
    expect(disk(of)).toBe(
      'disk: only 19.9GB of 100GB are free, 20GB were asked for, and the step ended before it reached every chosen image',
    );
  });

  it('any more, because others wrote meanwhile, does not call the choice too small', () => {
    const of = aimed([went, stays], { freeAfter: 19.9 * GB });
    expect(linesOf(aReport([of])).at(-1)).toBe('Freed 2GB: 1 deleted, 1 left alone');
    expect(disk(of)).toBe(
      'disk: 20GB were free when the removals stopped, as asked for; now 19.9GB of 100GB are free, because others wrote to it meanwhile',
    );
  });
});

describe('the goal of a dry run', () => {
  const headline = (of: HostReport): string | undefined => linesOf(aReport([of], { dryRun: true })).at(-1);
  const freed = (bytes: number, method: 'exact' | 'upper-bound'): Partial<HostReport> => ({
    reclaimed: { bytes, method },
  });

  it.each<[string, HostReport, string]>([
    [
      'met before',
      aimed([stays], { freeBefore: 21 * GB }, freed(0, 'exact')),
      'Would free nothing, goal met: 1 left alone',
    ],
    ['would be met', aimed([went, stays], {}), 'Would free 2GB, goal would be met: 1 image, 1 left alone'],
    ['would be met by the last image', aimed([went], {}), 'Would free 2GB, goal would be met: 1 image'],
    [
      'may be met',
      aimed([went, stays], {}, freed(2 * GB, 'upper-bound')),
      'Would free at most 2GB, goal may be met: 1 image, 1 left alone',
    ],
    ['would be missed', aimed([went], {}, freed(GB / 2, 'exact')), 'Would free 500MB: 1 image'],
    ['without a figure', aimed([went], {}, { reclaimed: { method: 'off' } }), 'Would remove 1 image'],
  ])('%s', (_, host, counts) => {
    expect(headline(host)).toBe(counts);
  });

  it('has a note with what is free now', () => {
    expect(linesOf(aReport([aimed([went, stays], {})], { dryRun: true }))).toContain(
      'disk: 19GB of 100GB are free, 20GB are asked for',
    );
  });

  it('of several engines may be met where one only may', () => {
    const sure = aimed([went, stays], {});
    const unsure = aimed([went, stays], {}, freed(2 * GB, 'upper-bound'));
    const both = aReport([sure, unsure], { dryRun: true });
    expect(linesOf(both).at(-1)).toContain(', goal may be met: 1 image, 2 left alone');
  });
});
