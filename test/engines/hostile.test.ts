import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { metOn, type Endpoint } from '../support/faults/endpoints.ts';
import { faults, type Fault } from '../support/faults/faults.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { forbidden, sentBlindly, untold, untrue } from '../support/faults/promises.ts';
import { leftOf } from '../support/engines/left.ts';
import { newestOfEachStore, onEngines, type EngineUnderTest } from '../support/engines/on-engines.ts';
import { step } from '../support/engines/step.ts';

const R = 'image-rm-test';

/** One image for each endpoint, and for each a step that meets the fault there, side by side. */
onEngines(newestOfEachStore, (engine) => {
  it.each(Object.entries(faults))('%s: no endpoint makes the step break a promise', async (_, fault) => {
    const broken = await Promise.all(
      metOn(engine().store, fault).map(([name, endpoint], n) =>
        lane(engine(), `${R}/lane-${n}`, name, endpoint, fault),
      ),
    );
    expect(broken.flat()).toStrictEqual([]);
  });
});

async function lane(
  engine: EngineUnderTest,
  repository: string,
  name: string,
  endpoint: Endpoint,
  { spoil, times = Infinity, isSurvived }: Fault,
): Promise<readonly string[]> {
  const image = `${repository}:1`;
  const id = await engine.load({ tags: [image], layers: [layer('base', 500), layer(repository, 1000)] });
  if (endpoint.inputs?.['containers'] !== undefined) await engine.container(image);
  let met = 0;
  let isRemoved = false;
  await using proxy = await faultyEngine(engine.host.replace('unix://', ''), (line) => {
    const isDue = endpoint.asked.test(line) && (isRemoved || endpoint.isAfterwards !== true) && met < times;
    if (line.startsWith('DELETE ')) isRemoved = true;
    if (isDue) met += 1;
    return isDue ? spoil : 'forward';
  });
  const images = name === 'the list of images' ? `${repository}:*` : image;
  const told = await step(proxy.host, { images, timeout: '3s', ...endpoint.inputs });
  const left = await leftOf(engine, new Map([[image, id]]));
  const isFine = told.exitCode === 0 && left.get(image) === 'gone';
  const broken = [
    ...(met === 0 ? ['the fault was not met'] : []),
    ...untold(told),
    ...untrue(told, left),
    ...forbidden(proxy.requests),
    ...sentBlindly(proxy.requests),
    ...(isSurvived === true && endpoint.isRead && !isFine ? ['one fault was too much'] : []),
  ];
  return broken.length === 0 ? [] : [name, ...broken, ...proxy.requests, told.log];
}
