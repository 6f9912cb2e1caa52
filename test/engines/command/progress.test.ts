import { expect, it } from 'vitest';
import { run } from '../../../src/step/run.ts';
import { files } from '../../../src/runner/files.ts';
import { terminalRunner } from '../../../src/runner/terminal.ts';
import { newestOfEachStore, onEngines } from '../../support/engines/on-engines.ts';
import { loadMany } from '../../support/job/hundred.ts';
import { never } from '../../support/opened.ts';
import { machine } from '../../support/surroundings.ts';

const COUNT = 12;
const CLEARED = '\r\u001b[2K';

onEngines(newestOfEachStore, (engine) => {
  it('a terminal shows progress on one line, and each image in the report below', async () => {
    const tags = await loadMany(engine(), COUNT);
    let log = '';
    const stream = { isTTY: true, write: (text: string) => (log += text) };
    const screen = { log: stream, problems: stream, report: undefined, env: {}, exit: () => undefined };
    const runner = terminalRunner({ images: tags.join('\n') }, screen);
    const surroundings = machine({ DOCKER_HOST: engine().host }, {}, { files });
    await run('main', runner, surroundings, never, new Promise(() => undefined));
    const [, ...shown] = log.split(CLEARED);
    const report = shown.pop()?.split('\n') ?? [];
    expect(shown).toHaveLength(COUNT);
    expect(shown.every((line) => /^\[\d+\/12\]/.test(line) && !line.includes('\n'))).toBe(true);
    for (const tag of tags)
      expect(report.filter((line) => new RegExp(`^deleted +${tag}(?: |$)`).test(line))).toHaveLength(1);
  });
});
