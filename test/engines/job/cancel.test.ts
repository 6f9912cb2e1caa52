import { expect, it } from 'vitest';
import { busyboxLayer } from '../../../testbed/engines/seed/layers.ts';
import { sources } from '../../../testbed/runner/code.ts';
import { runStep } from '../../../testbed/runner/run-step.ts';
import { faultyEngine, type Fate } from '../../support/faults/faulty-engine.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { stepIn, type Told } from '../../support/engines/step.ts';
import { aJob, EVERYTHING_NEW, itemsOf, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { loadMany, tagOf } from '../../support/job/hundred.ts';

const R = 'image-rm-test';
type Send = (signal: 'SIGINT' | 'SIGTERM') => void;

onOurEngines(newestOfEachStore, (engine) => {
  /** A step behind a script that may send a signal to it. */
  const scripted = async (
    inputs: Readonly<Record<string, string>>,
    script: (line: string, send: Send) => Fate,
  ): Promise<Told> => {
    let send: Send = () => undefined;
    let isSent = false;
    const sendOnce: Send = (signal) => {
      if (!isSent) send(signal);
      isSent = true;
    };
    const socket = engine().host.replace('unix://', '');
    await using proxy = await faultyEngine(socket, (line) => script(line, sendOnce));
    const whenStarted = (sender: Send): void => {
      send = sender;
    };
    return await stepIn({ DOCKER_HOST: proxy.host }, inputs, { whenStarted });
  };
  const counts = (told: Told): readonly string[] =>
    [
      ...new Set(itemsOf(told).map(({ verdict, cause }) => [verdict, cause ?? []].flat().join(' '))),
    ].toSorted();
  const tags = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();
  const isLook = (line: string): boolean => /\/(?:_ping|version|info)$/.test(line) || line.startsWith('GET ');

  it('a second signal ends it at once, whatever it waits for', async () => {
    await loadMany(engine(), 2);
    const socket = engine().host.replace('unix://', '');
    let send: Send = () => undefined;
    await using proxy = await faultyEngine(socket, (line) => {
      if (!line.startsWith('DELETE')) return 'forward';
      send('SIGINT');
      send('SIGTERM');
      return 'hang';
    });
    const whenStarted = (sender: Send): void => {
      send = sender;
    };
    const done = await runStep(sources, {
      inputs: { images: tagOf(1) },
      env: { DOCKER_HOST: proxy.host },
      whenStarted,
    });
    expect(done).toMatchObject({ exitCode: 1, outputs: {}, summary: '' });
    expect(await tags()).toStrictEqual([tagOf(1), tagOf(2)]);
  });

  it('removals that hang when it is cancelled are not waited for long, and what was not asked is not reached', async () => {
    const images = await loadMany(engine(), 80);
    const told = await scripted({ images: images.join('\n') }, (line, send) => {
      if (!line.startsWith('DELETE')) return 'forward';
      send('SIGINT');
      return 'hang';
    });
    expect(told.exitCode).toBe(1);
    expect(counts(told)).toStrictEqual(['not-reached cancelled']);
    const reasons = itemsOf(told).map(({ reason = '' }) => reason);
    const underWay = reasons.filter((reason) => reason.includes('asked to remove it and had not done it'));
    expect(underWay).toHaveLength(engine().store === 'containerd' ? 64 : 8);
    expect(told.outputs).toMatchObject({ deleted: '', untagged: '' });
    expect(await tags()).toHaveLength(80);
  });

  it.each([
    ['greeting', (line: string) => line.endsWith('/_ping')],
    ['greeting, at its end', (line: string) => line.endsWith('/info')],
    ['survey', (line: string) => line.includes('/containers/json')],
  ])('an engine that hangs at the %s: a signal ends that, and nothing is reached', async (_, isThere) => {
    await loadMany(engine(), 2);
    const told = await scripted({ images: `${tagOf(1)}, ${R}/**` }, (line, send) => {
      if (!isThere(line)) return 'forward';
      send('SIGTERM');
      return 'hang';
    });
    expect(told.exitCode).toBe(1);
    expect(counts(told)).toStrictEqual(['not-reached cancelled']);
    expect(itemsOf(told)).toHaveLength(2);
    expect(told.log).toContain('the step was cancelled before its turn');
    expect(told.summary).toContain('2 not reached');
    expect(await tags()).toHaveLength(2);
  });

  it.each([
    ['greeting', (line: string) => line.endsWith('/_ping')],
    ['survey', (line: string) => line.includes('/containers/json')],
  ])('an engine that hangs at the %s: the timeout ends that, and nothing is reached', async (_, isThere) => {
    await loadMany(engine(), 2);
    const told = await scripted({ images: `${tagOf(1)}, ${R}/**`, timeout: '1s' }, (line) =>
      isThere(line) ? 'hang' : 'forward',
    );
    expect(told.exitCode).toBe(1);
    expect(counts(told)).toStrictEqual(['not-reached time']);
    expect(told.log).toContain('the time was up before its turn');
    expect(await tags()).toHaveLength(2);
  });

  it.each([
    [
      'a removal',
      '10m',
      'forward',
      'the engine says that it removed it; it did not answer when asked what is left',
    ],
    ['the timeout', '1s', 'hang', 'the engine answered neither the removal nor the question what is left'],
  ] as const)(
    'a look that hangs after %s: a signal ends it, and nothing is claimed',
    async (_, timeout, fate, reason) => {
      await loadMany(engine(), 2);
      let isRemoving = false;
      const told = await scripted({ images: tagOf(1), timeout }, (line, send) => {
        isRemoving ||= line.startsWith('DELETE');
        if (!isRemoving) return 'forward';
        if (!isLook(line)) return fate;
        send('SIGINT');
        return 'hang';
      });
      expect(told.exitCode).toBe(1);
      expect(counts(told)).toStrictEqual(['failed']);
      expect(itemsOf(told)[0]?.reason).toBe(reason);
      expect(told.outputs).toMatchObject({ deleted: '', untagged: '', failed: tagOf(1) });
    },
  );

  it.each(['cancelled', 'not cancelled'])(
    'a container that went just before the step was %s is told, whatever becomes of its image',
    async (how) => {
      await engine().load({ tags: [`${R}/held:1`], layers: [await busyboxLayer()] });
      const id = await engine().container(`${R}/held:1`, { name: 'held', state: 'running' });
      const told = await scripted({ images: `${R}/held:1`, containers: 'all' }, (line, send) => {
        if (how === 'cancelled' && /^DELETE .*\/containers\//.test(line)) send('SIGINT');
        return 'forward';
      });
      expect((await engine().snapshot()).containers).toStrictEqual([]);
      expect(told.report.hosts[0]?.containersRemoved).toMatchObject([{ id, name: 'held', state: 'running' }]);
      expect(verdictsOf(told)).toStrictEqual([
        `${R}/held:1 ${how === 'cancelled' ? 'not-reached cancelled' : 'deleted'}`,
      ]);
      expect(await tags()).toStrictEqual(how === 'cancelled' ? [`${R}/held:1`] : []);
    },
  );

  it('a first phase that is cancelled fails, and its post phase removes nothing', async () => {
    await loadMany(engine(), 1);
    const before = await engine().snapshot();
    const first = await scripted(EVERYTHING_NEW, (line, send) => {
      if (!line.includes('/images/json')) return 'forward';
      send('SIGINT');
      return 'hang';
    });
    expect(first.exitCode).toBe(1);
    expect(first.report.exit.message).toContain('the step was cancelled');
    const { temp } = await aJob();
    const env = { DOCKER_HOST: engine().host, RUNNER_TEMP: temp };
    const post = await runStep(sources, { inputs: EVERYTHING_NEW, env, state: first.state });
    expect(post).toStrictEqual({ exitCode: 0, log: '', outputs: {}, summary: '', state: {} });
    expect(await engine().snapshot()).toStrictEqual(before);
  });
});
