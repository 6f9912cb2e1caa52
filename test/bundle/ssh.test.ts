import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tell, nothingDone, type Telling } from '../support/bundle/telling.ts';
import { ended, lifeline } from '../support/lifeline.ts';
import { posingDocker } from '../support/posing-docker.ts';

const HOST = 'ssh://me@far';

/** A step whose connection through this docker CLI ends at once; the script is what the CLI does for its version. */
async function stepWhere(version: string): Promise<Telling> {
  await using docker = await posingDocker(`if (process.argv.includes('version')) { ${version} }`);
  const PATH = docker.surroundings.env['PATH'] ?? '';
  const told = await tell({ inputs: { images: 'app:1' }, env: { DOCKER_HOST: HOST, PATH } });
  expect(told.exitCode).toBe(1);
  nothingDone(told);
  return told;
}

const failed = 'the connection through the docker CLI failed (it did not say why)';
const command = `"docker --host=${HOST} version"`;

describe('a docker CLI that says only to `version` why it does not connect', () => {
  it('is heard by a person and not by the runner', async () => {
    const told = await stepWhere(`
      for (const stream of ['stdout', 'stderr']) {
        process[stream].write('::error::boo\\n::set-output name=deleted::x\\n::stop-commands::y\\n::add-mask::far\\n');
      }
      console.error('the last word');
      process.exitCode = 1;`);
    expect(told.errors).toStrictEqual([
      `${HOST}: ${failed}; ${command} says: ::error::boo ::set-output name=deleted::x ::stop-commands::y ::add-mask::far the last word`,
    ]);
    expect(told.log.match(/^\s*::(?:set-output|stop-commands|add-mask|debug)|^\s*::error::boo/gm)).toBeNull();
    expect(told.log).not.toContain('[command]');
  });

  it('gets none of the secrets of the job', async () => {
    const told = await stepWhere(`
      console.error(Object.keys(process.env).filter((name) => /^(?:INPUT|GITHUB|ACTIONS|STATE)_/.test(name)).length + ' secrets');
      process.exitCode = 1;`);
    expect(told.errors).toStrictEqual([`${HOST}: ${failed}; ${command} says: 0 secrets`]);
  });

  it('and hangs ends with the step, which does not wait for it', async () => {
    await using life = await lifeline();
    const next = life.next();
    const telling = stepWhere(life.script);
    const begun = await next;
    expect((await telling).errors).toStrictEqual([`${HOST}: ${failed}; ${command} may tell more`]);
    await ended(begun);
  });
});

it('what runs a program that answers lies in a bundle of its own, which nothing loads at the start', async () => {
  const step = join(import.meta.dirname, '..', '..', 'dist', 'step');
  const names = (await readdir(step)).filter((name) => name.endsWith('index.js'));
  const withText = async (text: string): Promise<readonly string[]> => {
    const texts = await Promise.all(names.map((name) => readFile(join(step, name), 'utf8')));
    return names.filter((_, index) => texts[index]?.includes(text));
  };
  expect(await withText('class ToolRunner')).toStrictEqual([]);
  expect(await readFile(join(step, 'programs', 'index.js'), 'utf8')).toContain('class ToolRunner');
  const [loader, ...others] = await withText('import(/* webpackIgnore: true */ "./programs/index.js")');
  expect(others).toStrictEqual([]);
  expect(['index.js', ...(await withText("'dial-stdio'"))]).not.toContain(loader);
});
