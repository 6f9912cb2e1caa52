import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../testbed/engines/seed/layers.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { newestOfEachStore, onEngines, type EngineUnderTest } from '../support/engines/on-engines.ts';
import { step } from '../support/engines/step.ts';

const R = 'image-rm-test';
const GROUPS = 4;

/** Each group asks for 13 things, 10 of which go wrong, each in its own way, and leaves some images alone. */
async function seedGroup(
  engine: EngineUnderTest,
  n: number,
): Promise<readonly (readonly [item: string, verdict: string])[]> {
  const image = (name: string, ...tags: readonly string[]): Promise<string> =>
    engine.load({ tags, layers: [layer(`${name}-${n}`, 2000 + n)] });
  const busybox = await busyboxLayer();
  const held = async (name: string, state: 'running' | 'stopped'): Promise<string> => {
    const tag = `${R}/${name}:${n}`;
    const id = await engine.load({ tags: [tag], layers: [busybox, layer(`${name}-${n}`, 100)] });
    await engine.container(tag, { name: `${R}-${name}-${n}`, state });
    return id;
  };

  await image('good', `${R}/good:${n}`);
  const byId = await image('by-id', `${R}/by-id:${n}`);
  await image('both', `${R}/both:${n}`, `${R}/both-too:${n}`);
  await held('running', 'running');
  const runningId = await held('running-id', 'running');
  await held('stopped', 'stopped');
  const stoppedId = await held('stopped-id', 'stopped');
  const several = await image('several', `${R}/several:${n}`, `${R}/several:${n}-too`);
  await image('broken', `${R}/broken:${n}`);
  await image('cut', `${R}/cut:${n}`);
  await image('other', `${R}/left-alone:${n}`);
  return [
    [`${R}/good:${n}`, 'deleted'],
    [byId, 'deleted'],
    [`${R}/both:${n}`, 'untagged'],
    [`${R}/running:${n}`, 'conflict running-container'],
    [runningId, 'conflict running-container'],
    [`${R}/stopped:${n}`, 'conflict stopped-container'],
    [stoppedId, 'conflict stopped-container'],
    [several, 'conflict several-references'],
    [`${R}/absent:${n}`, 'absent'],
    [`sha256:${String(n).repeat(64).slice(0, 64)}`, 'absent'],
    [`${R}/good@sha256:${'e'.repeat(63)}${n}`, 'absent'],
    [`${R}/broken:${n}`, 'failed'],
    [`${R}/cut:${n}`, 'failed'],
  ];
}

onEngines(newestOfEachStore, (engine) => {
  it('52 items with ten kinds of failure: each has its verdict, and nothing else is touched', async () => {
    const wanted: (readonly [string, string])[] = [];
    for (let n = 1; n <= GROUPS; n += 1) wanted.push(...(await seedGroup(engine(), n)));
    const before = await engine().snapshot();
    const socket = engine().host.replace('unix://', '');
    await using faulty = await faultyEngine(socket, (line) => {
      if (line.startsWith('DELETE') && line.includes('broken'))
        return { status: 500, body: '{"message":"no space"}' };
      return line.startsWith('DELETE') && line.includes('/cut') ? 'cut-before' : 'forward';
    });

    const done = await step(faulty.host, { images: wanted.map(([item]) => item).join('\n') });

    const items: readonly Outcome[] = done.report.hosts.flatMap((host) => host.items);
    const told = items.map(({ requested, verdict, conflict }) => [
      requested,
      [verdict, conflict ?? []].flat().join(' '),
    ]);
    expect(told).toStrictEqual(wanted);
    expect(done.exitCode).toBe(1);
    expect(done.report.exit.message).toBe('28 of 52 items went wrong: 20 in conflict, 8 failed');
    expect(await untouched(engine(), before)).toStrictEqual([]);
    expect(done.log.match(/^::error title/gm)).toHaveLength(10);
    expect(faulty.requests.filter((line) => line.startsWith('DELETE') && line.includes('/cut'))).toHaveLength(
      2 * GROUPS,
    );
  });
});

type Images = Awaited<ReturnType<EngineUnderTest['snapshot']>>['images'];

/** Tags that went without being asked for. */
async function untouched(
  engine: EngineUnderTest,
  before: { readonly images: Images },
): Promise<readonly string[]> {
  const tags = (images: Images): readonly string[] => images.flatMap(({ repoTags }) => repoTags);
  const left = new Set(tags((await engine.snapshot()).images));
  const asked = [`${R}/good:`, `${R}/by-id:`, `${R}/both:`];
  return tags(before.images).filter((tag) => !left.has(tag) && !asked.some((start) => tag.startsWith(start)));
}
