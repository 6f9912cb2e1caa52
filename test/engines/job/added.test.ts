import { expect, it } from 'vitest';
import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { seedStore } from '../../support/seed-store.ts';
import { addedCases, type AddedCase } from '../../support/cases/added.ts';
import { checkAdded, type Holdings } from '../../support/cases/check-added.ts';
import type { EngineUnderTest } from '../../support/engines/on-engines.ts';
import { aJob, onOurEngines } from '../../support/job/a-job.ts';

interface Named {
  readonly Name: string;
}

const PREDEFINED = ['bridge', 'host', 'none', 'podman'];

async function networksOf(engine: EngineUnderTest): Promise<readonly string[]> {
  const listed = (await engine.succeed('GET', '/networks')).json<readonly Named[]>();
  return listed.map(({ Name }) => Name).filter((name) => !PREDEFINED.includes(name));
}

async function volumesOf(engine: EngineUnderTest): Promise<readonly string[]> {
  const listed = (await engine.succeed('GET', '/volumes')).json<{ Volumes: readonly Named[] | null }>();
  return (listed.Volumes ?? []).map(({ Name }) => Name);
}

async function holdingsOf(engine: EngineUnderTest): Promise<Holdings> {
  const { containers, images } = await engine.snapshot();
  return {
    containers: containers.map(({ name }) => name).toSorted(),
    tags: images.flatMap(({ repoTags }) => repoTags.map((tag) => tag.replace('localhost/', ''))).toSorted(),
    networks: (await networksOf(engine)).toSorted(),
    volumes: (await volumesOf(engine)).toSorted(),
  };
}

async function add(engine: EngineUnderTest, { images = {}, ...one }: AddedCase): Promise<void> {
  await seedStore(engine, { images, containers: one.containers });
  for (const name of one.networks ?? [])
    await engine.succeed('POST', '/networks/create', { Name: name, Internal: true });
  for (const name of one.volumes ?? []) await engine.succeed('POST', '/volumes/create', { Name: name });
}

async function clear(engine: EngineUnderTest): Promise<void> {
  await engine.clear();
  for (const name of await networksOf(engine)) await engine.succeed('DELETE', `/networks/${name}`);
  for (const name of await volumesOf(engine)) await engine.succeed('DELETE', `/volumes/${name}`);
}

const tried = ['graphdriver-20.10', 'graphdriver-28.5', 'containerd-28.5', ...newestPodman] as const;

onOurEngines(tried, (engine) => {
  it.each(addedCases)('$name', async (one) => {
    const inputs = { when: 'post', scope: 'job', ...one.inputs };
    await clear(engine());
    await seedStore(engine(), one.old);
    await engine().succeed('POST', '/volumes/create', { Name: 'old-volume' });
    await engine().succeed('POST', '/networks/create', { Name: 'old-network', Internal: true });
    // Older versions of Podman list only the network that is theirs.
    const listed = await networksOf(engine());
    const job = await aJob();
    const first = await job.phase(engine().host, inputs);
    expect(first.exitCode, first.log).toBe(0);
    try {
      await checkAdded(one, {
        hasNetworks: engine().store !== 'podman' || listed.includes('old-network'),
        holdings: () => holdingsOf(engine()),
        add: () => add(engine(), one),
        end: (isDry) =>
          job.phase(engine().host, { ...inputs, 'dry-run': String(isDry) }, { state: first.state }),
      });
    } finally {
      await clear(engine());
    }
  });
});
