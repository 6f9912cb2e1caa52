import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import { onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { imagesLeft } from '../../support/never/meanwhile.ts';

const R = 'image-rm-test';

onOurEngines(newestOfEachStore, (engine) => {
  it('a name that no engine can be asked for fails alone, and the others are told as they are', async () => {
    const names = ['a', 'b', 'c', 'bad'].map((name) => `${R}/${name}:1`);
    for (const name of names) await engine().load({ tags: [name], layers: [layer(name, 500)] });
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), (line) =>
      /^GET .*\/(?:images|df)/.test(line)
        ? async (answer, real) => {
            const { status, body } = await real();
            const spoilt = Buffer.from(body.toString('utf8').replaceAll(`${R}/bad`, '../x'));
            answer.writeHead(status, { 'Content-Type': 'application/json' }).end(spoilt);
          }
        : 'forward',
    );
    const told = await step(proxy.host, { images: '**' });
    expect(verdictsOf(told).toSorted()).toStrictEqual([
      '../x:1 failed',
      ...names.slice(0, 3).map((name) => `${name} deleted`),
    ]);
    expect(told.log).toContain('"../x:1" is not a name that the engine can be asked for');
    for (const text of [told.log, told.summary]) expect(text).not.toContain('nothing was removed');
    expect(await imagesLeft(engine())).toStrictEqual([`${R}/bad:1`]);
  });
});
