import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refused } from '../../src/domain/report.ts';
import { VERDICTS } from '../../src/domain/verdict.ts';
import { summary } from '../../src/report/summary.ts';
import { anOutcome, full, id, without } from '../domain/build.ts';
import { aHost, aReport } from './reports.ts';

const MEBIBYTE = 1024 * 1024;

describe('the summary', () => {
  it('has a headline, a row for each item, the next steps, and everything that went', () => {
    const items = [
      anOutcome({ reference: full('app:1'), bytes: 238_400_000, untagged: ['app:1'], deleted: [id('1')] }),
      anOutcome({
        requested: 'db:1',
        verdict: 'conflict',
        conflict: 'stopped-container',
        reason: 'used by old',
        next: 'remove old first',
      }),
      anOutcome({ requested: 'x:1', verdict: 'absent', reason: 'no such image', bytes: 0 }),
    ];
    const text = summary(aReport([aHost(items, { reclaimed: { bytes: 238_400_000, method: 'exact' } })]));
    expect(text.split('\n')).toEqual([
      '### Docker images: 1 deleted, 1 absent, 1 in conflict; 238.4MB reclaimed',
      '',
      '**The step failed:** 1 of 3 items went wrong&#58; 1 in conflict',
      '',
      '| verdict | image | what happened | bytes |',
      '| :-- | :-- | :-- | --: |',
      '| 🗑️ deleted | <code>app&#58;1</code> |  | 238.4MB |',
      '| ⚠️ conflict | <code>db&#58;1</code> | used by old |  |',
      '| ➖ absent | <code>x&#58;1</code> | no such image |  |',
      '',
      '**What to do about it**',
      '',
      '- <code>db&#58;1</code>: remove old first',
      '',
      '<details><summary>References and IDs that went</summary>',
      '',
      '- untagged <code>app&#58;1</code>',
      `- deleted <code>sha256&#58;${'1'.padEnd(64, '0')}</code>`,
      '',
      '</details>',
      '',
      '<sub>unix&#58;///var/run/docker.sock&#58; Docker 28.5.2, API 1.51, containerd store; bytes: exact</sub>',
      '',
    ]);
  });

  it('leaves out what there is nothing to say about', () => {
    const text = summary(aReport([aHost([anOutcome({ verdict: 'kept', reason: 'keep names it' })])]));
    expect(text).not.toContain('What to do');
    expect(text).not.toContain('<details>');
    expect(text).not.toContain('The step failed');
  });

  it('has a sign for every verdict', () => {
    const text = summary(aReport([aHost(VERDICTS.map((verdict) => anOutcome({ verdict })))]));
    const signs = [...text.matchAll(/^\| (\S+ [a-z ]+) \| <code>/gm)].map(([, sign]) => sign);
    expect(new Set(signs).size).toBe(VERDICTS.length);
  });

  it('names the platform of a variant', () => {
    expect(summary(aReport([aHost([anOutcome({ platform: 'linux/arm64' })])]))).toContain(
      '<code>app&#58;1 &#40;linux/arm64&#41;</code>',
    );
  });

  it('of an engine that did not answer says so', () => {
    const host = without(
      aHost([], {
        problem: { kind: 'no-engine', message: 'there is no <such> socket' },
        reclaimed: { method: 'off' },
      }),
      'engine',
    );
    const text = summary(aReport([host]));
    expect(text).toContain('### Docker images: nothing was removed\n');
    expect(text).toContain('\nthere is no &#60;such&#62; socket\n');
  });

  it('of wrong inputs lists them', () => {
    const text = summary(refused(['`force`: "yes" is no boolean', 'another'], false));
    expect(text).toContain('- &#96;force&#96;&#58; &#34;yes&#34; is no boolean\n- another\n');
    expect(text).toContain('**The step failed:** 2 problems with the inputs; nothing was removed');
  });

  it('of nothing to do says so', () => {
    expect(summary(aReport([]))).toBe(
      '### Docker images: nothing to remove&#58; &#96;images&#96; is empty\n',
    );
    expect(summary(aReport([aHost([])]))).toContain('nothing to remove');
  });
});

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
    expect(text).toContain('### Docker images: 5000 deleted, 5000 in conflict; 10MB reclaimed');
    const rows = [...text.matchAll(/^\| (?:🗑️|⚠️)/gm)].length;
    const [, cut = ''] = /^(\d+) more rows do not fit here/m.exec(text) ?? [];
    expect(rows + Number(cut)).toBe(10_000);
    expect(rows).toBeGreaterThan(100);
    expect(text).toMatch(/\n- and \d+ more, in the `json` output\n\n<details>/);
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
    const listed = [...text.matchAll(/^- &#96;images/gm)].length;
    const [, cut = ''] = /^- and (\d+) more, in the log/m.exec(text) ?? [];
    expect(listed + Number(cut)).toBe(10_000);
  });

  it('of several engines', () => {
    const text = summary(aReport([aHost(many), aHost(many), aHost(many)]));
    expect(Buffer.byteLength(text)).toBeLessThan(MEBIBYTE);
    expect(text.match(/<sub>/g)).toHaveLength(3);
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
        for (const line of table) expect(line.split('|')).toHaveLength(6);
      }),
    );
  });
});
