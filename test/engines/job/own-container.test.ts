import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { sources } from '../../../testbed/runner/code.ts';
import { newestOfEachStore, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import { stepIn, type Told } from '../../support/engines/step.ts';
import { onOurEngines, verdictsOf } from '../../support/job/a-job.ts';

const R = 'image-rm-test';
const OWN = `${R}/own:1`;

/** A Node that finds itself on a machine of that name, as in the container that Docker named so. */
async function nodeNamed(host: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'named-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'node');
  // Not sh: dash would not hand on `INPUT_UNTIL-FREE`.
  const rename = `echo ${host} > /proc/sys/kernel/hostname && exec "$0" "$@"`;
  await writeFile(file, `#!/usr/bin/env bash\nexec unshare --uts bash -c '${rename}' ${sources.node} "$@"\n`);
  await chmod(file, 0o755);
  return file;
}

onOurEngines(newestOfEachStore, (engine) => {
  const inOwnContainer = async (inputs: Readonly<Record<string, string>>): Promise<Told> => {
    const id = await ownAndOther(engine());
    return stepIn({ DOCKER_HOST: engine().host }, inputs, { node: await nodeNamed(id.slice(0, 12)) });
  };
  const namesLeft = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).containers.map(({ name }) => name).toSorted();

  it.each([
    ['**', 'all', `${OWN} kept`],
    [OWN, 'all', `${OWN} conflict running-container`],
    [OWN, 'stopped', `${OWN} conflict running-container`],
  ])(
    'the container that the step runs in stays: images: %s, containers: %s',
    async (images, containers, own) => {
      const told = await inOwnContainer({ images, containers });
      expect(verdictsOf(told)).toContain(own);
      expect(await namesLeft()).toContain('own');
      expect((await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags)).toContain(OWN);
    },
  );

  it.each([
    ['named, now', { images: `${R}/other:1` }],
    ['chosen by pattern, now', { images: `${R}/**` }],
    ['named, when the job ends', { images: `${R}/other:1`, when: 'post' }],
  ])('from within it the disk of the engine cannot be seen: %s', async (_, inputs) => {
    const told = await inOwnContainer({ ...inputs, 'until-free': '99.9%' });
    expect(told.exitCode).toBe(1);
    expect(told.log).toContain('the disk of the engine');
    expect(await namesLeft()).toStrictEqual(['other', 'own']);
    expect((await engine().snapshot()).images).toHaveLength(2);
  });

  it('nor is anything told of that disk', async () => {
    const told = await inOwnContainer({ images: `${R}/other:1`, force: 'true' });
    expect(told.report.hosts.map(({ disk }) => disk)).toStrictEqual([undefined]);
  });
});

/** Resolves to the ID of the container that will be taken for the step's own. */
async function ownAndOther(engine: EngineUnderTest): Promise<string> {
  await engine.load({ tags: [`${R}/other:1`], layers: [layer('other', 500)] });
  await engine.container(`${R}/other:1`, { name: 'other' });
  await engine.load({ tags: [OWN], layers: [await busyboxLayer()] });
  return engine.container(OWN, { name: 'own', state: 'running' });
}
