import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { aFolder } from '../support/folder.ts';
import { contextFiles } from '../support/surroundings.ts';

const root = join(import.meta.dirname, '..', '..');

interface Shown {
  readonly code: number | null;
  readonly text: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Call {
  readonly env: Environment;
  readonly folder?: string;
  /** As a user who is not root. */
  readonly uid?: number;
  readonly stopAt?: string;
}

async function npmRunTry({ env, folder = root, uid, stopAt }: Call): Promise<Shown> {
  const demonstration = spawn(process.execPath, ['scripts/try.mjs'], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let text = '';
  for (const stream of [demonstration.stdout, demonstration.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (stopAt !== undefined && text.includes(stopAt)) demonstration.kill('SIGTERM');
    });
  }
  const [code] = (await once(demonstration, 'close')) as [number | null];
  return { code, text };
}

/** Of a machine without an engine where the action looks first. */
const NOWHERE = { DOCKER_HOST: 'unix:///no/such/docker.sock' };

onEngines(newestOfEachStore, (engine) => {
  it('on an engine of the machine, the demonstration touches nothing but what it made', async () => {
    await engine().load({ tags: ['image-rm-test/mine:1', 'demo/web:1'], layers: [layer('base', 8_000_000)] });
    const before = await engine().snapshot();
    const { code, text } = await npmRunTry({ env: { DOCKER_HOST: engine().host } });
    expect(text).toContain(`It uses the engine at ${engine().host} (DOCKER_HOST)`);
    expect(text).toContain('Not shown on an engine that others use');
    expect(text).not.toContain('NO ');
    // Of the summary only what is for people.
    expect(text).not.toMatch(/```|&[a-z#0-9]+;|<[a-z]+>/);
    expect(code).toBe(0);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it.each(['What there is', 'A dry run', 'The removal'])(
    'interrupted at "%s" it leaves nothing behind',
    async (heading) => {
      await engine().load({ tags: ['image-rm-test/mine:1'], layers: [layer('mine', 1000)] });
      const before = await engine().snapshot();
      const { code } = await npmRunTry({ env: { DOCKER_HOST: engine().host }, stopAt: heading });
      expect(code).toBe(130);
      expect(await engine().snapshot()).toStrictEqual(before);
    },
  );
});

onEngines(['graphdriver-28.5'], (engine) => {
  it('finds the engine of the current docker context, as the action does', async () => {
    await using config = await aFolder();
    const { host } = engine();
    for (const [file, text] of Object.entries(contextFiles('mine', { Host: host }, [], config.path))) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await writeFile(join(config.path, 'config.json'), JSON.stringify({ currentContext: 'mine' }));
    const { text } = await npmRunTry({
      env: { DOCKER_HOST: '', DOCKER_CONTEXT: '', DOCKER_CONFIG: config.path },
      stopAt: 'What there is',
    });
    expect(text).toContain(`It uses the engine at ${host} (the current docker context "mine")`);
  });

  it('without one, it starts its own, and shows a build whose room comes back', async (context) => {
    context.skip(engine().running === undefined, 'this machine has an engine of its own');
    const { code, text } = await npmRunTry({ env: NOWHERE });
    expect(text).toContain("started for this, from Debian's packages");
    expect(text).toContain('yes  every item has the verdict that it should have');
    expect(text).toContain('yes  the room of the build came back');
    expect(code).toBe(0);
  });
});

it('without an engine and without root, it says what helps before it installs anything', async (context) => {
  context.skip(process.getuid?.() !== 0, 'only root can be somebody else');
  await using clone = await aFolder();
  await chmod(clone.path, 0o755);
  // Without package-lock.json, it would fail as soon as it tried to install.
  for (const part of ['scripts', 'dist'])
    await cp(join(root, part), join(clone.path, part), { recursive: true });
  const { code, text } = await npmRunTry({ env: NOWHERE, folder: clone.path, uid: 65534 });
  expect(text).toContain('There is no engine to show anything on: unix:///no/such/docker.sock');
  expect(text).toContain('None can be started for it either: that needs root.');
  for (const help of ['start Docker', 'DOCKER_HOST=', 'sudo npm run try']) expect(text).toContain(help);
  expect(text).toContain('Nothing was installed.');
  expect(text).not.toContain('package-lock.json');
  expect(code).toBe(1);
});
