import { describe, expect, it } from 'vitest';
import { notesOf } from '../../src/report/notes.ts';
import type { HostReport } from '../../src/report/report.ts';
import { bars, summary } from '../../src/report/summary.ts';
import { anOutcome, id } from '../support/build.ts';
import { aHost, aReport } from '../support/reports.ts';

const GB = 1e9;
const MB = 1e6;
type Reclaimed = HostReport['reclaimed'];

const exact = (bytes: number): Reclaimed => ({ bytes, method: 'exact' });
const limit = (bytes: number): Reclaimed => ({ bytes, method: 'upper-bound' });
const estimate = (bytes: number): Reclaimed => ({ bytes, method: 'estimate' });
const off: Reclaimed = { method: 'off' };
const gone = [anOutcome({ deleted: [id('1')] })];

/** A disk of 100 GB, of which 62.53 GB are free before. */
function host(reclaimed: Reclaimed, freeAfter: number | undefined, more: Partial<HostReport> = {}) {
  const after = freeAfter === undefined ? {} : { freeAfter };
  return aHost(gone, { reclaimed, disk: { size: 100 * GB, freeBefore: 62.53 * GB, ...after }, ...more });
}

function labels(of: HostReport): readonly string[] {
  return [...bars(of, false).matchAll(/^(\w+) +[█░]+ (.+) free$/gm)].map(
    ([, when, free]) => `${when} ${free}`,
  );
}

const FELL = 'less is free than before';
const LESS = 'grew by less than what was reclaimed';
const STILL = 'did not grow';
const MORE = 'grew by more than what was reclaimed';

describe('the free room of the disk beside the reclaimed bytes', () => {
  it.each<[string, Reclaimed, number | undefined, readonly string[], string | undefined]>([
    ['as much', exact(2 * GB), 64.53 * GB, ['before 62.53GB', 'after 64.53GB'], undefined],
    [
      'some per cent more, for blocks',
      exact(2 * GB),
      64.7 * GB,
      ['before 62.53GB', 'after 64.7GB'],
      undefined,
    ],
    ['some per cent less', exact(2 * GB), 64.4 * GB, ['before 62.53GB', 'after 64.4GB'], undefined],
    ['a tiny amount', exact(24_000), 62.53 * GB + 24_000, ['now 62.53GB'], undefined],
    [
      'a tiny amount and what an engine writes',
      exact(24_000),
      62.53 * GB - 900_000,
      ['now 62.53GB'],
      undefined,
    ],
    ['what only the last digit shows', exact(24_000), 62.54 * GB, ['now 62.54GB'], undefined],
    ['a tiny amount, a fuller disk', exact(24_000), 62.26 * GB, ['before 62.53GB', 'after 62.26GB'], FELL],
    ['much, a fuller disk', estimate(2 * GB), 60 * GB, ['before 62.53GB', 'after 60GB'], FELL],
    ['much, and the disk got little', exact(2 * GB), 63 * GB, ['before 62.53GB', 'after 63GB'], LESS],
    ['a limit', limit(2 * GB), 63 * GB, ['before 62.53GB', 'after 63GB'], LESS],
    ['much, and the disk got nothing', exact(2 * GB), 62.53 * GB, ['now 62.53GB'], STILL],
    ['much, and the disk got more', exact(2 * GB), 66 * GB, ['before 62.53GB', 'after 66GB'], MORE],
    ['nothing, and the disk got much', exact(0), 66 * GB, ['before 62.53GB', 'after 66GB'], MORE],
    ['nothing, and a fuller disk', exact(0), 60 * GB, ['now 60GB'], undefined],
    ['no figure, and a fuller disk', off, 60 * GB, ['before 62.53GB', 'after 60GB'], undefined],
    ['no figure, and more room', off, 66 * GB, ['before 62.53GB', 'after 66GB'], undefined],
    ['a dry run', exact(2 * GB), undefined, ['now 62.53GB'], undefined],
  ])('%s', (_, reclaimed, freeAfter, shown, difference) => {
    const of = host(reclaimed, freeAfter);
    expect(labels(of)).toStrictEqual(shown);
    const sentences = notesOf(of, false);
    expect(sentences).toHaveLength(difference === undefined ? 0 : 1);
    expect(sentences.join()).toContain(difference ?? '');
  });

  it('is nothing to speak of while nothing was removed', () => {
    for (const freeAfter of [60 * GB, 66 * GB]) {
      const of = host(exact(0), freeAfter, { items: [anOutcome({ verdict: 'kept' })] });
      expect(notesOf(of, false)).toStrictEqual([]);
      expect(labels(of)).toStrictEqual([`now ${freeAfter / GB}GB`]);
    }
  });

  it('is unknown where the disk cannot be seen', () => {
    expect(bars(aHost(gone, { reclaimed: exact(GB) }), false)).not.toContain('Free on the disk');
    expect(labels(aHost(gone, { reclaimed: exact(GB) }))).toStrictEqual([]);
  });

  it('shows a small difference on a small disk', () => {
    const disk = { size: 256 * MB, freeBefore: 100 * MB, freeAfter: 108 * MB };
    expect(labels(aHost(gone, { reclaimed: exact(8 * MB), disk }))).toStrictEqual([
      'before 100MB',
      'after 108MB',
    ]);
  });
});

describe('the sentence about a difference', () => {
  const said = (of: HostReport): string => notesOf(of, false).join('\n');
  const saved = [anOutcome({ deleted: [id('1')], backup: '/backup/app.tar' })];
  const containersRemoved = [{ id: 'c0ffee', name: 'web', image: id('1'), state: 'running' }];

  it('names both figures', () => {
    expect(said(host(exact(24_000), 62.26 * GB))).toBe(
      'disk: less is free than before (62.53GB before, 62.26GB after), because others wrote to it meanwhile',
    );
  });

  it('stands in the summary, above the bars', () => {
    const [above = '', below = ''] = summary(aReport([host(exact(24_000), 62.26 * GB)])).split(
      '**Free on the disk',
    );
    expect(above).toContain('\n- disk&#58; less is free than before &#40;62.53GB before, 62.26GB after&#41;');
    expect(below).toContain('62.26GB free');
  });

  it('blames the backup, too, where there was one', () => {
    expect(said(host(exact(24_000), 62.26 * GB, { items: saved }))).toContain(
      'because the backup or others wrote',
    );
    expect(said(host(exact(2 * GB), 63 * GB, { items: saved }))).toContain(': the backup or others wrote');
  });

  it('says of a figure that is not exact why it is none', () => {
    expect(said(host(limit(2 * GB), 63 * GB))).toContain(
      ': the reclaimed bytes are a limit; or others wrote',
    );
    expect(said(host(estimate(2 * GB), 63 * GB))).toContain(
      ': the reclaimed bytes are an estimate; or others',
    );
    expect(said(host(exact(2 * GB), 63 * GB))).toContain(
      ': others wrote to it meanwhile, or its file system',
    );
  });

  it('counts what the disk got beside', () => {
    expect(said(host(exact(2 * GB), 66 * GB))).toContain(
      ': small files take more room than their content, or others',
    );
    expect(said(host(exact(0), 66 * GB))).toContain(': others removed something meanwhile');
    expect(said(host(exact(2 * GB), 66 * GB, { containersRemoved }))).toContain(
      'or what the removed containers had written went too, or others removed something',
    );
    expect(said(host(exact(0), 66 * GB, { items: [], containersRemoved }))).toContain(
      ': what the removed containers had written went too',
    );
  });
});
