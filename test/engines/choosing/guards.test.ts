import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../../support/engines/on-engines.ts';
import { step, type Told } from '../../support/engines/step.ts';
import { nameOf } from '../../support/choosing/listing.ts';

const R = 'image-rm-test';
const runners = `abc123:${'0123456789abcdef'.repeat(2)}`;

function told({ report }: Told): readonly string[] {
  return report.hosts
    .flatMap(({ items }) => items.map((item) => `${nameOf(item)} ${item.verdict}`))
    .toSorted();
}

function reasons({ report }: Told): readonly string[] {
  return report.hosts.flatMap(({ items }) => items.flatMap(({ reason }) => reason ?? []));
}

onEngines(newestOfEachStore, (engine) => {
  const load = (...tags: readonly string[]): Promise<string> =>
    engine().load({ tags, layers: [layer(tags[0] ?? 'untagged', 500)] });
  const tagsLeft = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();
  const contained = async (
    name: string,
    state: 'created' | 'stopped' | 'running' | 'paused',
  ): Promise<void> => {
    await engine().load({ tags: [`${R}/${name}:1`], layers: [await busyboxLayer(), layer(name, 100)] });
    await engine().container(`${R}/${name}:1`, { name: `${R}-${name}`, state });
  };

  it('what a container uses is in use and no failure, whatever its state', async () => {
    await contained('created', 'created');
    await contained('stopped', 'stopped');
    await contained('running', 'running');
    await contained('paused', 'paused');
    await load(`${R}/free:1`);
    const done = await step(engine().host, { images: `${R}/*` });
    expect(told(done)).toStrictEqual([
      `${R}/created:1 in-use`,
      `${R}/free:1 deleted`,
      `${R}/paused:1 in-use`,
      `${R}/running:1 in-use`,
      `${R}/stopped:1 in-use`,
    ]);
    expect(done.exitCode).toBe(0);
    expect(done.log).not.toMatch(/^::(?:error|warning)/m);
    expect(done.log).toContain(`${R}-stopped (Exited`);
    // On a machine that several share, an advice to remove what uses an image is for what was named outright.
    for (const text of [done.log, done.summary, done.outputs['json']])
      expect(text).not.toContain('containers:');
    const items = done.report.hosts.flatMap((host) => host.items);
    expect(items.filter(({ next }) => next !== undefined)).toStrictEqual([]);
    expect(await tagsLeft()).toStrictEqual(
      ['created', 'paused', 'running', 'stopped'].map((n) => `${R}/${n}:1`),
    );
  });

  it('by force, only what runs is in use', async () => {
    await contained('stopped', 'stopped');
    await contained('running', 'running');
    const done = await step(engine().host, { images: `${R}/*`, force: 'true' });
    const stopped = engine().store === 'graphdriver' ? 'deleted' : 'untagged';
    expect(told(done)).toStrictEqual([`${R}/running:1 in-use`, `${R}/stopped:1 ${stopped}`]);
    expect(await tagsLeft()).toStrictEqual([`${R}/running:1`]);
    expect(done.exitCode).toBe(0);
  });

  it('a name reaches what a pattern does not, and is in conflict where the engine refuses', async () => {
    await contained('stopped', 'stopped');
    const done = await step(engine().host, { images: `${R}/*\n${R}/stopped:1` });
    expect(told(done)).toStrictEqual([`${R}/stopped:1 conflict`]);
    expect(done.exitCode).toBe(1);
    const forced = await step(engine().host, { images: `${R}/stopped:1\n${R}/*`, force: 'true' });
    expect(told(forced)).toStrictEqual([
      `${R}/stopped:1 ${engine().store === 'graphdriver' ? 'deleted' : 'untagged'}`,
    ]);
  });

  it('beside a pattern that chose others, a name gets no advice that would reach those too', async () => {
    await contained('running', 'running');
    await contained('bystander', 'running');
    const alone = await step(engine().host, { images: `${R}/running:1` });
    expect(alone.log).toContain(`(\`docker rm -f ${R}-running\`), or set \`containers: all\``);
    const done = await step(engine().host, { images: `**\n${R}/running:1` });
    expect(told(done)).toStrictEqual([`${R}/bystander:1 in-use`, `${R}/running:1 conflict`]);
    expect(done.log).toContain(`docker rm -f ${R}-running`);
    expect(done.log).not.toContain('set `containers:');
    expect(done.summary).not.toContain('containers');
  });

  it.each(['false', 'true'])('what a running container mounts is in use, force: %s', async (force) => {
    await load(`${R}/mounted:1`, `${R}/mounted:2`);
    await engine().load({ tags: [`${R}/runs:1`], layers: [await busyboxLayer()] });
    const hostConfig = { Mounts: [{ Type: 'image', Source: `${R}/mounted:1`, Target: '/mounted' }] };
    await engine().container(`${R}/runs:1`, { name: `${R}-mounts`, state: 'running', hostConfig });
    const before = await engine().snapshot();
    const done = await step(engine().host, { images: '**', force });
    expect(told(done)).toStrictEqual(
      ['mounted:1', 'mounted:2', 'runs:1'].map((name) => `${R}/${name} in-use`),
    );
    expect(done.exitCode).toBe(0);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('what the runner built is left alone in all its names, unless one is named', async () => {
    await load(runners, `${R}/too:1`);
    await load(`a${runners}`);
    const done = await step(engine().host, { images: '**', force: 'true' });
    expect(told(done)).toStrictEqual([`a${runners} deleted`, `${runners} kept`, `${R}/too:1 kept`]);
    expect(reasons(done).filter((reason) => reason.includes('the runner built it'))).toHaveLength(2);
    const named = await step(engine().host, { images: `**\n${runners}` });
    expect(told(named)).toStrictEqual([`${runners} untagged`, `${R}/too:1 kept`]);
  });

  it.each(['', '  \n', '# nothing', ',,'])(
    'an empty choice (%j) removes nothing and succeeds',
    async (images) => {
      await load(`${R}/app:1`);
      const done = await step(engine().host, { images });
      expect(done.exitCode).toBe(0);
      expect(done.log).toContain('nothing to remove: `images` is empty');
      expect(done.log).not.toContain('::warning');
      expect(await tagsLeft()).toStrictEqual([`${R}/app:1`]);
    },
  );

  it('filters without images remove nothing, and say what to write', async () => {
    await load(`${R}/app:1`);
    await load();
    const done = await step(engine().host, { images: '', filters: 'dangling=true' });
    expect(done.exitCode).toBe(0);
    expect(done.log).toMatch(/^::warning .*write `images: '\*\*'`/m);
    expect((await engine().snapshot()).images).toHaveLength(2);
  });

  it('a pattern that matches nothing is named, and one that another item forestalled is not', async () => {
    await load(`${R}/app:1`);
    await load(`${R}/web:1`);
    const images = [`${R}/app:1`, `${R}/app:*`, '**/nobody:*', `${R}/w?b`, `**`].join('\n');
    const done = await step(engine().host, { images });
    expect(done.exitCode).toBe(0);
    expect(done.report.hosts.flatMap(({ notes = [] }) => notes)).toStrictEqual([
      '**/nobody:* matches nothing here',
    ]);
    expect(done.log).toContain('**/nobody:* matches nothing here');
    expect(await tagsLeft()).toStrictEqual([]);
  });

  it('a star that stops at a slash, and so finds nothing, is told with the one that does not', async () => {
    await load('ghcr.io/acme/app:pr-1');
    const done = await step(engine().host, { images: 'ghcr.io/*:pr-1' });
    const note = 'ghcr.io/*:pr-1 matches nothing here; a `*` stops at `/`: did you mean `ghcr.io/**:pr-1`?';
    expect(done.log).toContain(note);
    expect(done.report.hosts.flatMap(({ notes = [] }) => notes)).toStrictEqual([note]);
    const again = await step(engine().host, { images: 'ghcr.io/**:pr-1' });
    expect(again.report.totals.deleted).toBe(1);
  });

  it('what the filters hold back is told apart from what is not there', async () => {
    await load(`${R}/app:1`);
    const done = await step(engine().host, { images: `${R}/*`, filters: 'label=nobody' });
    expect(done.exitCode).toBe(0);
    expect(done.log).toContain(`${R}/* matches nothing here that the filters let through`);
    expect(await tagsLeft()).toStrictEqual([`${R}/app:1`]);
  });

  it('before and since need an image that is there', async () => {
    await load(`${R}/app:1`);
    const done = await step(engine().host, { images: '**', filters: `before=${R}/nobody\nsince=${R}/app:1` });
    expect(done.exitCode).toBe(1);
    expect(done.report.problems).toStrictEqual([
      `\`filters\`: "before=${R}/nobody" names an image that is not there, so nothing can be compared with it`,
    ]);
    expect(await tagsLeft()).toStrictEqual([`${R}/app:1`]);
  });

  it('keep takes an ID, or the beginning of one, and whatever it fits stays', async () => {
    const id = await load(`${R}/app:1`, `${R}/app:2`);
    await load(`${R}/web:1`);
    const untagged = await load();
    const digits = untagged.replace('sha256:', '');
    const images = `**\n${id}\n${R}/app:2`;
    const done = await step(engine().host, {
      images,
      keep: `${id.slice(0, 19)}, ${digits.slice(0, 8)}`,
      force: 'true',
    });
    expect(done.exitCode).toBe(0);
    const { images: left } = await engine().snapshot();
    expect(left.map((image) => image.id).toSorted()).toStrictEqual([id, untagged].toSorted());
    expect(left.flatMap(({ repoTags }) => repoTags)).toStrictEqual([`${R}/app:1`, `${R}/app:2`]);
    expect(told(done).filter((line) => line.endsWith('kept'))).toHaveLength(4);
  });
});
