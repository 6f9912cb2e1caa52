import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sources } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';
import { obedientEngine } from '../support/bundle/obedient-engine.ts';

const src = join(import.meta.dirname, '..', '..', 'src');
/** What a newcomer can follow in one sitting. */
const MOST_FILES_OF_A_REMOVAL = 45;

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/** The files of src/ in which a function ran, as V8 says. The first function of a file is the file itself. */
async function filesThatRan(folder: string): Promise<ReadonlySet<string>> {
  const ran = new Set<string>();
  for (const name of await readdir(folder)) {
    const { result } = JSON.parse(await readFile(join(folder, name), 'utf8')) as Coverage;
    for (const { url, functions } of result) {
      const file = url.startsWith('file:') ? relative(src, fileURLToPath(url)) : '..';
      const isRun = functions.slice(1).some(({ ranges }) => (ranges[0]?.count ?? 0) > 0);
      if (!file.startsWith('..') && isRun) ran.add(file);
    }
  }
  return ran;
}

describe('src/', () => {
  it('has no loose file, and a row in its page for each room', async () => {
    const files = await filesOf(src);
    const rooms = new Set(files.map((file) => file.split(/[\\/]/)[0] ?? ''));
    expect([...rooms].filter((room) => room.endsWith('.ts'))).toStrictEqual([]);
    const page = await readFile(join(src, 'README.md'), 'utf8');
    expect([...rooms].filter((room) => !page.includes(`| \`${room}/\``))).toStrictEqual([]);
  });

  it('compares no kind of engine outside of the table of traits', async () => {
    const comparison = /(?:[!=]==|case) '(?:graphdriver|containerd|podman)'/;
    const texts = await Promise.all(
      (await filesOf(src)).map(async (file) => [file, await readFile(join(src, file), 'utf8')] as const),
    );
    expect(texts.filter(([, text]) => comparison.test(text)).map(([file]) => file)).toStrictEqual([]);
  });

  it('one removal passes few files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'coverage-'));
    await using engine = await obedientEngine(true);
    try {
      const env = { DOCKER_HOST: engine.host, NODE_V8_COVERAGE: folder };
      const { exitCode, outputs } = await runStep(sources, { inputs: { images: 'app:1' }, env });
      expect([exitCode, outputs['deleted']]).toStrictEqual([0, expect.stringContaining('sha256:')]);
      const ran = await filesThatRan(folder);
      expect(ran).toContain(join('remove', 'remove-image.ts'));
      expect(ran.size).toBeLessThanOrEqual(MOST_FILES_OF_A_REMOVAL);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
