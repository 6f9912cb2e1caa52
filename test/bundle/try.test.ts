import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';

const root = join(import.meta.dirname, '..', '..');

interface Shown {
  readonly code: number | null;
  readonly text: string;
}

/** @param host '' for a machine without an engine of its own */
async function npmRunTry(host: string, stopAt?: string): Promise<Shown> {
  const demonstration = spawn(process.execPath, ['scripts/try.mjs'], {
    cwd: root,
    env: { ...process.env, DOCKER_HOST: host },
    stdio: ['ignore', 'pipe', 'pipe'],
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

onEngines(newestOfEachStore, (engine) => {
  it('on an engine of the machine, the demonstration touches nothing but what it made', async () => {
    await engine().load({ tags: ['image-rm-test/mine:1', 'demo/web:1'], layers: [layer('base', 8_000_000)] });
    const before = await engine().snapshot();
    const { code, text } = await npmRunTry(engine().host);
    expect(text).toContain(`this machine's own, at ${engine().host}`);
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
      const { code } = await npmRunTry(engine().host, heading);
      expect(code).toBe(130);
      expect(await engine().snapshot()).toStrictEqual(before);
    },
  );
});

onEngines(['graphdriver-28.5'], (engine) => {
  it('without one, it starts its own', async (context) => {
    context.skip(engine().running === undefined, 'this machine has an engine of its own');
    const { code, text } = await npmRunTry('');
    expect(text).toContain("started for this, from Debian's packages");
    expect(text).toContain('yes  every item has the verdict that it should have');
    expect(code).toBe(0);
  });
});
