import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refused } from '../../src/report/report.ts';
import { summary } from '../../src/report/summary.ts';
import { anOutcome, id } from '../support/build.ts';
import { aHost, aReport } from '../support/reports.ts';

const MEBIBYTE = 1024 * 1024;

describe('GitHub shows the summary', () => {
  const long = 'w'.repeat(100);
  const many = Array.from({ length: 10_000 }, (_, index) =>
    anOutcome({
      requested: `ghcr.io/acme/${long}:${String(index)}`,
      verdict: index % 2 === 0 ? 'deleted' : 'conflict',
      untagged: [`ghcr.io/acme/${long}:${String(index)}`],
      deleted: [id(String(index))],
      reason: `because of ${'§'.repeat(50)}`,
      next: 'do this',
      bytes: 1000,
    }),
  );

  it('of ten thousand images, with rows left out and totals that count all', () => {
    const text = summary(aReport([aHost(many, { reclaimed: { bytes: 10_000_000, method: 'exact' } })]));
    expect(Buffer.byteLength(text)).toBeLessThan(MEBIBYTE);
    expect(text).toContain('### Docker images · Freed 10MB&#58; 5000 deleted, 5000 in conflict');
    const rows = [...text.matchAll(/^\| (?:🗑️|⚠️)/gm)].length;
    const [, cut = ''] = /^(\d+) more rows do not fit here/m.exec(text) ?? [];
    expect(rows + Number(cut)).toBe(10_000);
    expect(rows).toBeGreaterThan(100);
    expect(text).toMatch(/\n- and \d+ more, in the `json` output\n\n<\/details>/);
  });

  it('of ten thousand wrong inputs', () => {
    const text = summary(
      refused(
        many.map(({ requested }) => `\`images\`: "${requested}" ${'§'.repeat(50)}`),
        false,
      ),
    );
    expect(Buffer.byteLength(text)).toBeLessThan(MEBIBYTE);
    const listed = [...text.matchAll(/^- ❌ <code>images/gm)].length;
    const [, cut = ''] = /^- and (\d+) more, in the log/m.exec(text) ?? [];
    expect(listed + Number(cut)).toBe(10_000);
  });

  it('of several engines', () => {
    const text = summary(aReport([aHost(many), aHost(many), aHost(many)]));
    expect(Buffer.byteLength(text)).toBeLessThan(MEBIBYTE);
    expect(text.match(/<sub>/g)).toHaveLength(3);
    const rows = text.split('#### ').map((section) => section.match(/^\| ⚠️/gm)?.length ?? 0);
    expect(rows[0]).toBe(0);
    for (const count of rows.slice(1)) expect(count).toBeGreaterThan(100);
  });

  it('within any limit, and every line of a table has its cells', () => {
    const items = fc.array(
      fc
        .record({ reason: fc.string({ unit: 'binary' }), next: fc.string(), requested: fc.string() })
        .map(anOutcome),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(items, fc.integer({ min: 3000, max: 8000 }), (outcomes, longest) => {
        const text = summary(aReport([aHost(outcomes)]), longest);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longest);
        const table = text.split('\n').filter((line) => line.startsWith('|'));
        for (const line of table) expect(line.split('|')).toHaveLength(4);
      }),
    );
  });
});
