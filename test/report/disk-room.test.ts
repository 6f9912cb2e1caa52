import { describe, expect, it } from 'vitest';
import { notesOf } from '../../src/report/notes.ts';
import type { HostReport } from '../../src/report/report.ts';
import { summary } from '../../src/report/summary.ts';
import { anOutcome, id } from '../support/build.ts';
import { aHost, aReport, linesOf } from '../support/reports.ts';

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

/** The free room as the summary has it. */
function roomOf(of: HostReport): string | undefined {
  const line = summary(aReport([of]))
    .split('\n')
    .find((one) => one.startsWith('Free on the disk: '));
  return line
    ?.slice('Free on the disk: '.length)
    .replace(/, of 100GB$/, '')
    .replaceAll('**', '');
}

/** What the log says beside the figures. */
function differencesOf(of: HostReport): readonly string[] {
  return notesOf(of, false).flatMap(({ kind, text }) => (kind === 'disk' ? [] : text));
}

const FELL = 'less is free than before';
const LESS = 'grew by less than what was reclaimed';
const STILL = 'did not grow';
const MORE = 'grew by more than what was reclaimed';

describe('the free room of the disk beside the reclaimed bytes', () => {
  it.each<[string, Reclaimed, number | undefined, string, string | undefined]>([
    ['as much', exact(2 * GB), 64.53 * GB, '62.53GB before, 64.53GB now', undefined],
    ['some per cent more, for blocks', exact(2 * GB), 64.7 * GB, '62.53GB before, 64.7GB now', undefined],
    ['some per cent less', exact(2 * GB), 64.4 * GB, '62.53GB before, 64.4GB now', undefined],
    ['a tiny amount', exact(24_000), 62.53 * GB + 24_000, '62.53GB of 100GB', undefined],
    [
      'a tiny amount and what an engine writes',
      exact(24_000),
      62.53 * GB - 900_000,
      '62.53GB of 100GB',
      undefined,
    ],
    ['what only the last digit shows', exact(24_000), 62.54 * GB, '62.54GB of 100GB', undefined],
    ['a tiny amount, a fuller disk', exact(24_000), 62.26 * GB, '62.53GB before, 62.26GB now', FELL],
    ['much, a fuller disk', estimate(2 * GB), 60 * GB, '62.53GB before, 60GB now', FELL],
    ['much, and the disk got little', exact(2 * GB), 63 * GB, '62.53GB before, 63GB now', LESS],
    ['a limit', limit(2 * GB), 63 * GB, '62.53GB before, 63GB now', LESS],
    ['much, and the disk got nothing', exact(2 * GB), 62.53 * GB, '62.53GB of 100GB', STILL],
    ['much, and the disk got more', exact(2 * GB), 66 * GB, '62.53GB before, 66GB now', MORE],
    ['nothing, and the disk got much', exact(0), 66 * GB, '62.53GB before, 66GB now', MORE],
    ['nothing, and a fuller disk', exact(0), 60 * GB, '60GB of 100GB', undefined],
    ['no figure, and a fuller disk', off, 60 * GB, '62.53GB before, 60GB now', undefined],
    ['no figure, and more room', off, 66 * GB, '62.53GB before, 66GB now', undefined],
    ['a dry run', exact(2 * GB), undefined, '62.53GB of 100GB', undefined],
  ])('%s', (_, reclaimed, freeAfter, shown, difference) => {
    const of = host(reclaimed, freeAfter);
    expect(roomOf(of)).toBe(shown);
    const sentences = differencesOf(of);
    expect(sentences).toHaveLength(difference === undefined ? 0 : 1);
    expect(sentences.join()).toContain(difference ?? '');
  });

  it('is nothing to speak of while nothing was removed', () => {
    for (const freeAfter of [60 * GB, 66 * GB]) {
      const of = host(exact(0), freeAfter, { items: [anOutcome({ verdict: 'kept' })] });
      expect(notesOf(of, false)).toStrictEqual([]);
      expect(roomOf(of)).toBe(`${freeAfter / GB}GB of 100GB`);
    }
  });

  it('is unknown where the disk cannot be seen', () => {
    expect(roomOf(aHost(gone, { reclaimed: exact(GB) }))).toBeUndefined();
  });

  it('shows a small difference on a small disk', () => {
    const disk = { size: 256 * MB, freeBefore: 100 * MB, freeAfter: 108 * MB };
    const of = aHost(gone, { reclaimed: exact(8 * MB), disk });
    expect(roomOf(of)).toBe('100MB before, 108MB now, of 256MB');
  });
});

describe('the sentence about a difference', () => {
  const said = (of: HostReport): string => differencesOf(of).join('\n');
  const saved = [anOutcome({ deleted: [id('1')], backup: '/backup/app.tar' })];
  const containersRemoved = [{ id: 'c0ffee', name: 'web', image: id('1'), state: 'running' }];

  it('stands beside both figures in the log and in the summary', () => {
    const of = host(exact(24_000), 62.26 * GB);
    const sentence = 'disk: less is free than before, because others wrote to it meanwhile';
    const lines = linesOf(aReport([of]));
    expect(lines.slice(lines.indexOf(sentence) - 1, -1)).toStrictEqual([
      'disk: 62.53GB free before, 62.26GB now, of 100GB',
      sentence,
    ]);
    const text = summary(aReport([of]));
    expect(text).toContain('Free on the disk: 62.53GB before, **62.26GB** now, of 100GB\n');
    expect(text).toContain(`- ${sentence.replace(':', '&#58;')}\n`);
    expect(text.split('62.26GB')).toHaveLength(2);
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
