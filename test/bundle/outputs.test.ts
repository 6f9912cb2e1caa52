import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { scriptedEngine, withImage } from '../support/bundle/scripted-engine.ts';
import { tell } from '../support/bundle/telling.ts';

const R = 'image-rm-test';

onEngines(newestOfEachStore, (engine) => {
  it('each output says what became of what', async () => {
    const images = [`${R}/two:1`, `${R}/two:2`, `${R}/some:1`, `${R}/held:1`, `${R}/gone:1`];
    const two = await engine().load({ tags: [`${R}/two:1`, `${R}/two:2`], layers: [layer('two', 4000)] });
    await engine().load({ tags: [`${R}/some:1`, `${R}/some:2`], layers: [layer('some', 2000)] });
    await engine().load({ tags: [`${R}/held:1`], layers: [await busyboxLayer()] });
    await engine().container(`${R}/held:1`, { name: `${R}-holds`, state: 'running' });
    const before = await engine().layersSize();

    const told = await tell({ inputs: { images: images.join('\n') }, env: { DOCKER_HOST: engine().host } });

    const freed = before - (await engine().layersSize());
    const { json = '', ...outputs } = told.outputs;
    expect(outputs).toStrictEqual({
      untagged: `${R}/two:1\n${R}/two:2\n${R}/some:1`,
      deleted: two,
      conflicts: `${R}/held:1`,
      failed: '',
      absent: `${R}/gone:1`,
      'in-use': '',
      'reclaimed-bytes': `${freed}`,
      reclaimed: expect.stringMatching(/^\d[\d.]*k?B$/),
      // A container runs, and the containerd store counts what it writes.
      'reclaimed-method': engine().store === 'graphdriver' ? 'exact' : 'estimate',
    });
    expect(freed).toBeGreaterThanOrEqual(4000);
    expect(JSON.parse(json)).toMatchObject({
      schemaVersion: 1,
      dryRun: false,
      phase: 'main',
      totals: { deleted: 2, untagged: 1, conflict: 1, absent: 1, reclaimedBytes: freed },
      exit: { failed: true, message: '1 of 5 items went wrong: 1 in conflict' },
    });
    expect(told.exitCode).toBe(1);
    expect(told.errors).toStrictEqual([
      expect.stringContaining(`${R}-holds`),
      '1 of 5 items went wrong: 1 in conflict',
    ]);
    expect(told.warnings).toStrictEqual([`${R}/gone:1 (absent): no such image`]);
    // What a person wants first is last: after all annotations the headline, and what the step failed for.
    const [headline, failure] = told.log.trimEnd().split('\n').slice(-2);
    expect(headline).toMatch(/^Freed .*B: 2 deleted, 1 untagged, 1 absent, 1 in conflict$/);
    expect(failure).toBe('::error::1 of 5 items went wrong: 1 in conflict');
    for (const image of images)
      expect(told.summary).toContain(image.replaceAll(':', '&#58;').replaceAll('_', '&#95;'));
  });
});

const { script, id } = withImage('app:1');

it('summary: false writes none, and all else', async () => {
  await using engine = await scriptedEngine(script);
  const inputs = { images: 'app:1', summary: 'false', 'dry-run': 'true' };
  const told = await tell({ inputs, env: { DOCKER_HOST: engine.host } });
  expect(told.summary).toBe('');
  expect(told.outputs['deleted']).toBe(id);
  expect(told.lines.at(-1)).toBe('Would free 1kB: 1 image');
});

// All of them, by name and value: an output that is new fails here until somebody says what it should be.
it('each output is written, by a dry run too', async () => {
  await using engine = await scriptedEngine(script);
  const { outputs } = await tell({
    inputs: { images: 'app:1\ngone:1', 'dry-run': 'true' },
    env: { DOCKER_HOST: engine.host },
  });
  expect(outputs).toStrictEqual({
    untagged: 'app:1',
    deleted: id,
    conflicts: '',
    failed: '',
    absent: 'gone:1',
    'in-use': '',
    'reclaimed-bytes': '1000',
    reclaimed: '1kB',
    'reclaimed-method': 'exact',
    json: expect.stringMatching(/^\{"schemaVersion":1,"dryRun":true,/),
  });
});

it('measure: off leaves the bytes empty', async () => {
  await using engine = await scriptedEngine(script);
  const inputs = { images: 'app:1', measure: 'off', 'dry-run': 'true' };
  const { outputs } = await tell({ inputs, env: { DOCKER_HOST: engine.host } });
  expect(outputs).toMatchObject({ 'reclaimed-bytes': '', reclaimed: '', 'reclaimed-method': 'off' });
});

it.each([
  ['ignore', 0, 0, 0],
  ['warn', 0, 0, 1],
  ['fail', 1, 2, 0],
])('missing: %s', async (missing, exitCode, errors, warnings) => {
  await using engine = await scriptedEngine();
  const told = await tell({ inputs: { images: 'app:1', missing }, env: { DOCKER_HOST: engine.host } });
  expect(told.exitCode).toBe(exitCode);
  expect(told.errors).toHaveLength(errors);
  expect(told.warnings).toHaveLength(warnings);
  expect(told.outputs).toMatchObject({
    absent: 'app:1',
    'reclaimed-bytes': '0',
    'reclaimed-method': 'exact',
  });
});
