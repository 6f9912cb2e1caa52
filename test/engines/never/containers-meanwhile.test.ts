import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { faultyEngine, type Fate } from '../../support/faults/faulty-engine.ts';
import { itemsOf, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { step, stepIn, type Told } from '../../support/engines/step.ts';
import { beforeTheRemoval, imagesLeft, stepWhile } from '../../support/never/meanwhile.ts';

const R = 'image-rm-test';
const APP = `${R}/app:1`;

onOurEngines(newestOfEachStore, (engine) => {
  const runnable = async (...tags: readonly string[]): Promise<string> =>
    engine().load({ tags, layers: [await busyboxLayer(), layer(tags.join(), 100)] });
  const states = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).containers.map(({ name, state }) => `${name} ${state}`);

  it.each([{ force: 'true' }, { force: 'true', containers: 'all' }])(
    'a container that starts meanwhile keeps the name of its image from a pattern with %o',
    async (inputs) => {
      await runnable(APP);
      const told = await stepWhile(
        engine(),
        { images: `${R}/*`, ...inputs },
        {
          ...beforeTheRemoval,
          happens: () => engine().container(APP, { name: 'started', state: 'running' }),
        },
      );
      expect(verdictsOf(told)).toStrictEqual([`${APP} in-use`]);
      expect(told.log).toContain('used by started (running');
      expect(told.exitCode).toBe(0);
      expect(await imagesLeft(engine())).toStrictEqual([APP]);
      expect(await states()).toStrictEqual(['started running']);
    },
  );

  /** A container that mounts an image whose name then moves to another one. */
  const mountedThenMoved = async (...more: readonly string[]): Promise<string> => {
    const mounted = `${R}/mounted:1`;
    const id = await engine().load({ tags: [mounted, ...more], layers: [layer('mounted', 1000)] });
    await runnable(`${R}/runs:1`);
    const hostConfig = { Mounts: [{ Type: 'image', Source: mounted, Target: '/mounted' }] };
    await engine().container(`${R}/runs:1`, { name: 'mounts', state: 'running', hostConfig });
    await engine().load({ tags: [mounted], layers: [layer('newer', 1000)] });
    return id;
  };

  it.each([
    ['the pattern **', (): string => '**', 'in-use'],
    ['its ID', (id: string): string => id, 'conflict running-container'],
  ])(
    'an image that a running container mounts stays after its name moved: %s',
    async (_, images, verdict) => {
      const id = await mountedThenMoved();
      for (const force of ['false', 'true']) {
        const told = await step(engine().host, { images: images(id), force });
        expect(verdictsOf(told)).toContain(`${id} ${verdict}`);
        expect(told.log).toContain(
          'which may mount it by the name image-rm-test/mounted:1 that it no longer has',
        );
      }
      expect(await imagesLeft(engine())).toContain(id);
    },
  );

  it('an image that loses the name it is mounted by during the step stays', async () => {
    const mounted = `${R}/mounted:1`;
    const id = await engine().load({ tags: [mounted, `${R}/second:1`], layers: [layer('mounted', 1000)] });
    await runnable(`${R}/runs:1`);
    const hostConfig = { Mounts: [{ Type: 'image', Source: mounted, Target: '/mounted' }] };
    await engine().container(`${R}/runs:1`, { name: 'mounts', state: 'running', hostConfig });
    const told = await stepWhile(
      engine(),
      { images: `${R}/second:1` },
      {
        ...beforeTheRemoval,
        happens: () => engine().load({ tags: [mounted], layers: [layer('newer', 1000)] }),
      },
    );
    expect(verdictsOf(told)).toStrictEqual([`${R}/second:1 conflict running-container`]);
    expect(told.log).toContain('which mounts it by the name image-rm-test/mounted:1 that it no longer has');
    expect((await engine().snapshot()).images.map((image) => image.id)).toContain(id);
  });

  /** A container whose stop never ends as far as the step can see, since its request does not reach the engine. */
  const whileItStops = async (
    inputs: Readonly<Record<string, string>>,
    asked: (send: (signal: 'SIGINT') => void) => void,
  ): Promise<Told> => {
    let send: (signal: 'SIGINT') => void = () => undefined;
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), (line): Fate => {
      if (!/^POST .*\/stop/.test(line)) return 'forward';
      asked(send);
      return 'hang';
    });
    return await stepIn({ DOCKER_HOST: proxy.host }, inputs, {
      whenStarted: (sender) => {
        send = sender;
      },
    });
  };

  it.each([
    ['the time is up', APP, 'time'],
    ['the time is up', `${R}/*`, 'time'],
    ['the step is cancelled', APP, 'cancelled'],
    ['the step is cancelled', `${R}/*`, 'cancelled'],
  ])('%s while a container is being stopped for %s: not reached, and told', async (_, images, cause) => {
    const id = await runnable(APP);
    const container = await engine().container(APP, { name: 'slow', state: 'running' });
    const timeout = cause === 'time' ? '2s' : '10m';
    const told = await whileItStops({ images, containers: 'all', timeout }, (send) => {
      if (cause === 'cancelled') send('SIGINT');
    });
    expect(verdictsOf(told)).toStrictEqual([`${APP} not-reached ${cause}`]);
    expect(told.exitCode).toBe(1);
    expect(told.report.hosts[0]?.containersStopping).toStrictEqual([
      { id: container, name: 'slow', image: id, state: 'running' },
    ]);
    for (const text of [told.log, told.summary])
      expect(text).toMatch(/container slow .* was asked to stop and had not ended/);
    expect(itemsOf(told)[0]?.reason).toContain('its containers were being stopped: slow');
  });
});
