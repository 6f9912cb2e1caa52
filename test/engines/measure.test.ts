import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { onEngines } from '../support/engines/on-engines.ts';
import { step } from '../support/engines/step.ts';

const R = 'image-rm-test';
const OTHERS = 24;

onEngines(['containerd-28.5', 'containerd-29'], (engine) => {
  it.each([
    { measure: 'auto', method: 'upper-bound', accounts: 0 },
    { measure: 'exact', method: 'exact', accounts: 2 },
    { measure: 'off', method: 'off', accounts: 0 },
  ])('one image among many, measure: $measure', async ({ measure, method, accounts }) => {
    const shared = layer('shared', 50_000);
    for (let n = 0; n <= OTHERS; n += 1) {
      await engine().load({ tags: [`${R}/app:${n}`], layers: [shared, layer(`own-${n}`, 1000)] });
    }
    const before = await engine().layersSize();
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), () => 'forward');
    const done = await step(proxy.host, { images: `${R}/app:0`, measure });
    const freed = before - (await engine().layersSize());

    expect(done.outputs['reclaimed-method']).toBe(method);
    expect(proxy.requests.filter((line) => line.includes('/system/df'))).toHaveLength(accounts);
    expect(proxy.requests.filter((line) => line.includes('/images/json'))).toStrictEqual([]);
    if (method === 'off') expect(done.outputs['reclaimed-bytes']).toBe('');
    if (method === 'exact') expect(Number(done.outputs['reclaimed-bytes'])).toBe(freed);
    if (method === 'upper-bound')
      expect(Number(done.outputs['reclaimed-bytes'])).toBeGreaterThanOrEqual(freed);
  });

  it('an engine that does not account for its images: the log says that the bytes are not known', async () => {
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('app', 1000)] });
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), (line) =>
      line.includes('/system/df') ? { status: 500, body: '{"message":"no account"}' } : 'forward',
    );
    const done = await step(proxy.host, { images: `${R}/app:1`, measure: 'exact' });
    expect(done.exitCode).toBe(0);
    expect(done.outputs).toMatchObject({ 'reclaimed-bytes': '', 'reclaimed-method': 'off' });
    expect(done.log).toContain(
      'the number of bytes freed is not known: the engine did not tell the sizes of what was removed',
    );
  });
});
