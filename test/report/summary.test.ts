import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refused } from '../../src/report/report.ts';
import { VERDICTS } from '../../src/model/outcome.ts';
import { summary } from '../../src/report/summary.ts';
import { anOutcome, full, id, without } from '../support/build.ts';
import { aHost, aReport } from '../support/reports.ts';

const MEBIBYTE = 1024 * 1024;

describe('the summary', () => {
  it('has a headline, a row for each item with trouble first, and everything that went', () => {
    const items = [
      anOutcome({ reference: full('app:1'), bytes: 238_400_000, untagged: ['app:1'], deleted: [id('1')] }),
      anOutcome({ requested: 'x:1', verdict: 'absent', reason: 'no such image', bytes: 0 }),
      anOutcome({
        requested: 'db:1',
        verdict: 'conflict',
        conflict: 'stopped-container',
        reason: 'used by old',
        next: 'remove old first (`docker rm old`)',
      }),
    ];
    const text = summary(aReport([aHost(items, { reclaimed: { bytes: 238_400_000, method: 'exact' } })]));
    expect(text.split('\n')).toEqual([
      '### Docker images: 1 deleted, 1 absent, 1 in conflict; 238.4MB reclaimed',
      '',
      '❌ **The step failed:** 1 of 3 items went wrong&#58; 1 in conflict',
      '',
      '| verdict | image | bytes |',
      '| :-- | :-- | --: |',
      '| ⚠️&nbsp;**conflict** | <code>db&#58;1</code><br>used by old<br>**Next:** remove old first &#40;<code>docker rm old</code>&#41; |  |',
      '| ➖&nbsp;absent | <code>x&#58;1</code><br>no such image |  |',
      '| 🗑️&nbsp;deleted | <code>app&#58;1</code> | 238.4MB |',
      '',
      '<details><summary>Names and IDs that went</summary>',
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
    for (const part of ['Next:', '<details>', 'The step failed', '```']) expect(text).not.toContain(part);
  });

  it('has a word and a sign for every verdict, and what fails a step comes first', () => {
    const text = summary(aReport([aHost(VERDICTS.map((verdict) => anOutcome({ verdict })))]));
    const signs = [...text.matchAll(/^\| [^a-z&]+&nbsp;(\S+) \| <code>/gm)].map(([, word]) => word);
    expect(signs).toEqual([
      '**failed**',
      '**conflict**',
      '**not&nbsp;reached**',
      'absent',
      'in&nbsp;use',
      'deleted',
      'variant&nbsp;deleted',
      'untagged',
      'kept',
    ]);
  });

  it('of a dry run says what would be', () => {
    const items = [anOutcome({ untagged: ['app:1'] })];
    const text = summary(aReport([aHost(items)], { dryRun: true }));
    expect(text).toContain(
      '### Docker images: Dry run, nothing was changed. It would be&#58; 1 deleted; 0B reclaimed\n',
    );
    expect(text).toContain('| would be | image |');
    expect(text).toContain('<summary>Names and IDs that would go</summary>');
  });

  it('of a post phase says when that was', () => {
    const text = summary({ ...aReport([aHost([])]), phase: 'post' });
    expect(text).toContain('### Docker images when the job ended: nothing to remove');
  });

  it('shows the largest images as bars, the largest of all as the longest', () => {
    const bytes = [400, 100, 200, 0, 399, 50, 25].map((size) => size * 1_000_000);
    const items = bytes.map((size, index) =>
      anOutcome({ requested: `app:${index}`, bytes: size, deleted: [id(String(index))] }),
    );
    const text = summary(aReport([aHost(items)]));
    expect(text).toContain(
      [
        '**Most came from**',
        '',
        '```text',
        `400MB ${'█'.repeat(10)} app:0`,
        `399MB ${'█'.repeat(10)} app:4`,
        `200MB ${'█'.repeat(5)}${'░'.repeat(5)} app:2`,
        `100MB ${'█'.repeat(3)}${'░'.repeat(7)} app:1`,
        ` 50MB ${'█'.repeat(1)}${'░'.repeat(9)} app:5`,
        '```',
      ].join('\n'),
    );
    expect(summary(aReport([aHost(items.slice(0, 1))]))).not.toContain('Most came from');
  });

  it('shows the free room of the disk before and after, and the bars grow with it', () => {
    const disk = { size: 100e9, freeBefore: 25e9, freeAfter: 50e9 };
    const reclaimed = { bytes: 25e9, method: 'exact' } as const;
    const gone = [anOutcome({ deleted: [id('1')] })];
    expect(summary(aReport([aHost(gone, { disk, reclaimed })]))).toContain(
      `**Free on the disk of the engine (100GB)**\n\n\`\`\`text\nbefore ${'█'.repeat(5)}${'░'.repeat(15)} 25GB free\nafter  ${'█'.repeat(10)}${'░'.repeat(10)} 50GB free\n`,
    );
    for (const freeAfter of [{}, { freeAfter: 25_000_000_001 }]) {
      const still = summary(aReport([aHost([], { disk: { size: 100e9, freeBefore: 25e9, ...freeAfter } })]));
      expect(still).toContain(`\`\`\`text\nnow ${'█'.repeat(5)}${'░'.repeat(15)} 25GB free\n\`\`\``);
    }
  });

  it('of many images folds away what went well, and says what that is', () => {
    const good = Array.from({ length: 30 }, (_, index) => anOutcome({ requested: `app:${index}` }));
    const bad = anOutcome({ requested: 'db:1', verdict: 'failed', reason: 'no' });
    const [open = '', folded = ''] = summary(aReport([aHost([...good, bad])])).split('<details>');
    expect(open).toContain('| ❌&nbsp;**failed** | <code>db&#58;1</code><br>no |\n');
    expect(open).not.toContain('deleted |');
    expect(folded).toContain('<summary>30 more: 30 deleted</summary>\n\n| verdict |');
    expect(folded.match(/^\| \S+deleted \|/gm)).toHaveLength(30);
    expect(summary(aReport([aHost(good)]))).toContain('<summary>30 deleted</summary>');
    expect(summary(aReport([aHost(good.slice(0, 25))]))).not.toContain('<details>');
  });

  it('of much trouble shows the first 25', () => {
    const bad = Array.from({ length: 40 }, () => anOutcome({ verdict: 'failed' }));
    const [open = '', folded = ''] = summary(aReport([aHost(bad)])).split('<details>');
    expect(open.match(/^\| ❌/gm)).toHaveLength(25);
    expect(folded.match(/^\| ❌/gm)).toHaveLength(15);
  });

  it('has a headline of its own for each of several engines', () => {
    const one = aHost([anOutcome({})], { host: 'tcp://one', reclaimed: { bytes: 5, method: 'exact' } });
    const two = aHost([anOutcome({ verdict: 'kept' })], { host: 'tcp://two' });
    const text = summary(aReport([one, two]));
    expect(text).toContain('#### <code>tcp&#58;//one</code>: 1 deleted; 5B reclaimed\n');
    expect(text).toContain('#### <code>tcp&#58;//two</code>: 1 kept; 0B reclaimed\n');
    expect(summary(aReport([one, aHost([])]))).toContain('</code>: nothing to remove\n');
  });

  it('shortens an ID in the table, and nowhere else', () => {
    const items = [anOutcome({ requested: id('abc'), id: id('abc'), deleted: [id('abc')] })];
    const text = summary(aReport([aHost(items)]));
    expect(text).toContain('| <code>sha256&#58;abc000000000&#8230;</code> |');
    expect(text).toContain(`- deleted <code>${id('abc').replace(':', '&#58;')}</code>`);
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
    expect(text).toContain('\n⚠️ there is no &#60;such&#62; socket\n');
  });

  it('of wrong inputs lists them', () => {
    const text = summary(refused(['`force`: "yes" is no boolean', 'another'], false));
    expect(text).toContain('- <code>force</code>&#58; &#34;yes&#34; is no boolean\n- another\n');
    expect(text).toContain('❌ **The step failed:** 2 problems with the inputs; nothing was removed');
  });

  it('of nothing to do says so', () => {
    expect(summary(aReport([]))).toBe(
      '### Docker images: nothing to remove&#58; <code>images</code> is empty\n',
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
    const listed = [...text.matchAll(/^- <code>images/gm)].length;
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
