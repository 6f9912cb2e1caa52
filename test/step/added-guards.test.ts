import { describe, expect, it } from 'vitest';
import { takeBaseline } from '../../src/step/prepare.ts';
import type { PlannedContainer, StorePlan } from '../support/cases/store-plan.ts';
import { everyStore } from '../support/every-store.ts';
import { inMemoryEngine, type Meanwhile } from '../support/in-memory-engine.ts';
import { storeFrom, withContainer } from '../support/in-memory/from-plan.ts';
import type { StoredContainer, StoreState } from '../support/in-memory/state.ts';
import { walkThrough, type Walked } from '../support/walk.ts';

const plan: StorePlan = {
  images: { old: { how: 'loaded', tags: ['acme/old:1'], layers: [{ of: 'busybox' }] } },
  containers: [{ name: 'was-there', image: 'acme/old:1', state: 'running' }],
};
const running = (name: string): PlannedContainer => ({ name, image: 'acme/old:1', state: 'running' });
const ADDED = { images: '**', scope: 'job', when: 'post', containers: 'added' };

describe.each(everyStore)('%s: containers: added', (store) => {
  const before = storeFrom(store, plan).state;
  const adding = (name: string, more: Partial<StoredContainer> = {}, now = before): StoreState => {
    const { containers, ...rest } = withContainer(now, running(name));
    const added = containers.map((one) => (one.name === name ? { ...one, ...more } : one));
    return { ...rest, containers: added };
  };
  const end = async (
    now: StoreState,
    more: Parameters<typeof walkThrough>[2] = {},
    meanwhile?: Meanwhile,
  ): Promise<Walked & { readonly names: readonly string[] }> => {
    const recorded = await takeBaseline(inMemoryEngine(before), { buildCache: { kind: 'keep' } });
    const engine = inMemoryEngine(now, meanwhile);
    const walked = await walkThrough(engine, ADDED, { recorded, ...more });
    return { ...walked, names: engine.now().containers.map(({ name }) => name) };
  };
  const leftIn = ({ report }: Walked): readonly string[] =>
    report.hosts.flatMap(({ leftBehind = [] }) => leftBehind.map(({ kind, name }) => `${kind} ${name}`));

  it('never takes the container of the job, nor names it', async () => {
    const now = adding('own', { id: 'f00d' });
    const walked = await end(now, { ownContainer: () => ['f00d'] });
    expect(walked.names).toStrictEqual(['was-there', 'own']);
    expect(leftIn(walked)).toStrictEqual([]);
  });

  it('never takes a service of the job, nor names it', async () => {
    const walked = await end(adding('service', { networks: [`github_network_${'0a'.repeat(16)}`] }));
    expect(walked.names).toStrictEqual(['was-there', 'service']);
    expect(leftIn(walked)).toStrictEqual([]);
  });

  it.each(['buildx_buildkit_mine0', 'buildx_buildkit_node-of-mine'])(
    'never takes a builder of buildx, and names it: %s',
    async (name) => {
      const walked = await end(adding(name));
      expect(walked.names).toStrictEqual(['was-there', name]);
      expect(leftIn(walked)).toHaveLength(1);
      expect(walked.exitCode).toBe(0);
    },
  );

  it('never takes a container that came after the look, and names it', async () => {
    let came = false;
    const walked = await end(adding('seen'), {}, (request, now) => {
      if (came || !request.startsWith('remove container')) return now;
      came = true;
      return adding('late', {}, now);
    });
    expect(walked.names).toStrictEqual(['was-there', 'late']);
    expect(leftIn(walked)).toStrictEqual(['container late']);
  });

  it('tells what it did not reach when the time is up, and fails', async () => {
    const over = new AbortController();
    const never = new AbortController().signal;
    const deadline = {
      stopStarting: over.signal,
      stopWaiting: never,
      timeToLook: () => never,
      cause: () => 'time' as const,
    };
    const walked = await end(adding('two', {}, adding('one')), { deadline }, (request, now) => {
      if (request.startsWith('remove container')) over.abort();
      return now;
    });
    expect(walked.names).toStrictEqual(['was-there', 'two']);
    expect(leftIn(walked)).toStrictEqual(['container two']);
    expect(walked.exitCode).toBe(1);
    expect(walked.report.exit.message).toBe(
      '1 container that this job added could not be removed: two (the time was up before its turn)',
    );
  });

  it('needs a record of what was there: without one it takes nothing', async () => {
    const engine = inMemoryEngine(adding('one'));
    await walkThrough(engine, ADDED);
    expect(engine.now().containers).toHaveLength(2);
  });
});
