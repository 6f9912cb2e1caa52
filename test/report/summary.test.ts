import { describe, expect, it } from 'vitest';
import { refused } from '../../src/report/report.ts';
import { VERDICTS } from '../../src/model/outcome.ts';
import { summary } from '../../src/report/summary.ts';
import { anOutcome, full, id, without } from '../support/build.ts';
import { aHost, aReport } from '../support/reports.ts';

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
      '### Docker images · Freed 238.4MB&#58; 1 deleted, 1 absent, 1 in conflict',
      '',
      '❌ **The step failed:** 1 of 3 items went wrong&#58; 1 in conflict ([Troubleshooting](https://github.com/docker-image-rm/docker-image-rm/blob/main/docs/troubleshooting.md))',
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
    const items = [
      anOutcome({ untagged: ['app:1'], id: id('1') }),
      anOutcome({ requested: 'app:2', id: id('1') }),
      anOutcome({ requested: 'db:1', id: id('2') }),
      anOutcome({ requested: 'web:1', verdict: 'untagged', id: id('3') }),
      anOutcome({ requested: 'ci:1', verdict: 'kept', id: id('4') }),
    ];
    const reclaimed = { bytes: 42_000_000, method: 'exact' } as const;
    const text = summary(aReport([aHost(items, { reclaimed })], { dryRun: true }));
    expect(text).toContain(
      '### Docker images · Would free 42MB&#58; 2 images, 1 name, 1 kept\n\nThis was a dry run&#58; nothing was changed.\n',
    );
    expect(text).toContain('| would be | image |');
    expect(text).toContain('<summary>Names and IDs that would go</summary>');
  });

  it('of a post phase says when that was', () => {
    const text = summary({ ...aReport([aHost([])]), phase: 'post' });
    expect(text).toContain('### Docker images when the job ended · nothing to remove');
  });

  it('has the largest of what went first', () => {
    const items = [400, 100, 399].map((size) =>
      anOutcome({ requested: `app:${size}`, bytes: size, deleted: [id(String(size))] }),
    );
    const bytes = [...summary(aReport([aHost(items)])).matchAll(/ (\d+)B \|$/gm)].map(([, size]) => size);
    expect(bytes).toStrictEqual(['400', '399', '100']);
  });

  it('shows no 0 where the reason says that nothing came back, and names the backup', () => {
    const item = anOutcome({ bytes: 0, deleted: [id('1')], reason: 'no layers', backup: '/b/app.tar' });
    const text = summary(aReport([aHost([item])]));
    expect(text).toContain('<br>no layers; saved to <code>/b/app.tar</code> |\n');
    expect(text).not.toContain('0B');
  });

  it('says once how long it took', () => {
    const text = summary({ ...aReport([aHost([])]), seconds: 3.2 });
    expect(text).toContain('; bytes: exact; 3.2 s</sub>\n');
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
    expect(text).toContain('#### <code>tcp&#58;//one</code> · Freed 5B&#58; 1 deleted\n');
    expect(text).toContain('#### <code>tcp&#58;//two</code> · Freed nothing&#58; 1 kept\n');
    expect(summary(aReport([one, aHost([])]))).toContain('</code> · nothing to remove\n');
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
    expect(text).toContain('### Docker images · nothing was removed&#58; no engine answered\n');
    expect(text.match(/there is no &#60;such&#62; socket/g)).toHaveLength(1);
    const skipped = summary(aReport([host], { noEngine: 'skip' }));
    expect(skipped).toContain('\n⚠️ there is no &#60;such&#62; socket\n');
    expect(skipped).not.toContain('Troubleshooting');
  });

  it('of several engines names in the heading those that are down, and says of each once why', () => {
    const up = aHost([anOutcome({})], { reclaimed: { bytes: 5, method: 'exact' } });
    const down = aHost([], {
      host: 'tcp://down',
      problem: { kind: 'no-engine', message: 'nobody answers' },
      reclaimed: { method: 'off' },
    });
    const text = summary(aReport([up, down]));
    expect(text).toContain(
      '### Docker images · Freed 5B&#58; 1 deleted; 1 of 2 engines could not be cleaned\n',
    );
    expect(text).toContain('#### <code>tcp&#58;//down</code> · could not be cleaned\n');
    expect(text.match(/nobody answers/g)).toHaveLength(1);
  });

  it('of wrong inputs lists them', () => {
    const text = summary(refused(['`force`: "yes" is not a boolean', 'another'], false));
    expect(text).toContain('- ❌ <code>force</code>&#58; &#34;yes&#34; is not a boolean\n- ❌ another\n');
    expect(text).toContain('❌ **The step failed:** 2 problems with the inputs; nothing was removed');
  });

  it('of nothing to do says so', () => {
    expect(summary(aReport([]))).toBe(
      '### Docker images · nothing to remove&#58; <code>images</code> is empty\n',
    );
    expect(summary(aReport([aHost([])]))).toContain('nothing to remove');
  });
});
