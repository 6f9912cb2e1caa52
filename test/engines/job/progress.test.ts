import { expect, it } from 'vitest';
import { newestOfEachStore, onEngines } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { loadMany, tagOf } from '../../support/job/hundred.ts';

const COUNT = 12;
const lineOf = (log: string, part: string): readonly string[] =>
  log.split('\n').filter((line) => line.includes(part));

onEngines(newestOfEachStore, (engine) => {
  it(`${COUNT} images have a line each, in one folded group, and are not told again below`, async () => {
    const tags = await loadMany(engine(), COUNT);
    await engine().tag(tagOf(1), 'image-rm-test/second:1');
    const images = [...tags, 'image-rm-test/second:1', 'image-rm-test/absent:1'].join('\n');
    const { log, exitCode, summary } = await step(engine().host, { images });
    expect(exitCode).toBe(0);
    const lines = log.split('\n');
    const [start, end] = [lines.indexOf(`::group::Removing ${COUNT} images`), lines.indexOf('::endgroup::')];
    const folded = lines.slice(start + 1, end);
    expect(lines.filter((line) => /^::(?:end)?group::/.test(line))).toHaveLength(2);
    const numbers = Array.from({ length: COUNT }, (_, index) => `[${index + 1}/${COUNT}]`);
    expect(folded.map((line) => /^\[[^\]]*\]/.exec(line)?.[0])).toStrictEqual(numbers);
    for (const tag of [...tags.slice(1), 'image-rm-test/second:1']) {
      expect(lines.filter((line) => new RegExp(`${tag}\\b`).test(line))).toHaveLength(1);
      expect(summary).toContain(tag.replace(':', '&#58;'));
    }
    expect(lineOf(log, 'image-rm-test/absent:1')[0]).toMatch(/^absent/);
    expect(lines.at(-1) === '' ? lines.at(-2) : lines.at(-1)).toContain('absent');
  });

  it.each([
    ['fewer images', 9, {}],
    ['a dry run', COUNT, { 'dry-run': 'true' }],
    ['images that stay', COUNT, { keep: '**' }],
  ])('%s: no group, and each image is told once', async (_, count, more) => {
    const tags = await loadMany(engine(), count);
    const { log } = await step(engine().host, { images: tags.join('\n'), ...more });
    expect(log).not.toContain('::group::');
    const lines = log.split('\n');
    for (const tag of tags)
      expect(lines.filter((line) => new RegExp(`^\\S+ +${tag}(?: |$)`).test(line))).toHaveLength(1);
  });

  it('no removal has a line where nothing was reached', async () => {
    const tags = await loadMany(engine(), COUNT);
    const { log } = await step(engine().host, { images: tags.join('\n'), 'until-free': '1B' });
    expect(lineOf(log, '::group::')).toStrictEqual([`::group::${COUNT} left alone`]);
    expect(lineOf(log, 'enough is free without it')).toHaveLength(COUNT);
  });
});
