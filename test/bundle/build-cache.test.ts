import { expect, it } from 'vitest';
import { bundle } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';
import { type Reply, say, scriptedEngine } from '../support/bundle/scripted-engine.ts';

interface Entry {
  readonly ID: string;
  readonly Size: number;
  readonly LastUsedAt: string;
}

const entry = (id: number): Entry => ({
  ID: `r${id}`,
  Size: 1000,
  LastUsedAt: new Date(Date.UTC(2026, 0, 1, 0, id)).toISOString(),
});

/** An engine with a cache, whose answer to a prune is given. */
async function stepOn(
  held: Entry[],
  prune: (query: URLSearchParams) => Reply,
  more: Record<string, string> = {},
) {
  const asked: URLSearchParams[] = [];
  await using engine = await scriptedEngine({
    'GET /system/df': (answer) => {
      say(answer, 200, { LayersSize: 0, Images: [], BuildCache: held });
    },
    'POST /build/prune': (answer, incoming) => {
      const query = new URL(incoming.url ?? '', 'http://engine').searchParams;
      asked.push(query);
      const reply = prune(query);
      if (typeof reply === 'function') reply(answer, incoming);
      else say(answer, 200, reply);
    },
  });
  const result = await runStep(bundle, {
    inputs: { 'build-cache': 'unused', ...more },
    env: { DOCKER_HOST: engine.host },
  });
  const { hosts } = JSON.parse(result.outputs['json'] ?? '') as {
    hosts: readonly { buildCache?: unknown }[];
  };
  return { ...result, asked, cache: hosts[0]?.buildCache };
}

it('an answer that is lost: what went is seen afterwards, and no figure is called exact', async () => {
  const held = [entry(1), entry(2)];
  const { cache, outputs, log, exitCode } = await stepOn(held, () => (answer) => {
    held.length = 0;
    answer.destroy();
  });
  expect(cache).toMatchObject({ removed: 2, kept: 0 });
  expect(outputs).toMatchObject({ 'reclaimed-bytes': '2000', 'reclaimed-method': 'estimate' });
  expect(log).toContain('the build cache could not be removed: ');
  expect(exitCode).toBe(1);
});

it('a failure that removed nothing is not called "0 bytes, exact"', async () => {
  const { cache, outputs, exitCode } = await stepOn([entry(1)], () => (answer) => {
    say(answer, 500, { message: 'no\n::error::x' });
  });
  expect(cache).toMatchObject({ removed: 0, kept: 1 });
  expect(outputs).toMatchObject({ 'reclaimed-bytes': '0', 'reclaimed-method': 'estimate' });
  expect(exitCode).toBe(1);
});

it('what the engine calls deleted and still lists is not deleted', async () => {
  const { cache, outputs, log } = await stepOn([entry(1)], () => ({
    CachesDeleted: ['r1', '../..', '\n::error::x'],
  }));
  expect(cache).toMatchObject({ removed: 0, kept: 1 });
  expect(outputs['reclaimed-bytes']).toBe('0');
  expect(log).not.toMatch(/^::error::x/m);
});

it('`filters` without images do not claim that nothing is removed', async () => {
  const held = [entry(1)];
  const { log } = await stepOn(
    held,
    () => {
      held.length = 0;
      return { CachesDeleted: ['r1'] };
    },
    { filters: 'until=1h' },
  );
  expect(log).toContain('`images` is empty, so no image is removed');
  expect(log).toContain('build cache: 1 record removed, nothing stays');
});
