import { expect, it } from 'vitest';
import { layer } from '../../../scripts/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../on-engines.ts';
import { step } from '../step.ts';
import { hoursAgo } from './varied-store.ts';

const R = 'ghcr.io/acme';

onEngines(newestOfEachStore, (engine) => {
  const load = (
    name: string,
    more: Partial<Parameters<ReturnType<typeof engine>['load']>[0]> = {},
  ): Promise<string> =>
    engine().load({ tags: [`${R}/${name}`], layers: [layer('base', 300), layer(name, 500)], ...more });
  const left = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images
      .map(({ id, repoTags }) => (repoTags.length > 0 ? repoTags.join(' ') : id).replaceAll(`${R}/`, ''))
      .toSorted();
  const run = async (inputs: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const done = await step(engine().host, inputs);
    expect(done.exitCode, done.log).toBe(0);
    return left();
  };

  it('all that is dangling', async () => {
    await load('app:1');
    const used = await load('used', { tags: [] });
    await load('dangling', { tags: [] });
    await engine().container(used, { name: 'image-rm-test-used' });
    expect(await run({ images: '**', filters: 'dangling=true' })).toStrictEqual(['app:1', used].toSorted());
  });

  it('all that nobody uses and that is older than three days', async () => {
    await load('old:1', { created: hoursAgo(100) });
    await load('old:nameless', { created: hoursAgo(100), tags: [] });
    await load('young:1', { created: hoursAgo(10) });
    await load('used:1', { created: hoursAgo(100) });
    await engine().container(`${R}/used:1`, { name: 'image-rm-test-used' });
    const after = await run({ images: '**', filters: 'unused=true, until=72h' });
    // The containerd store counts from the moment at which an image came into it.
    if (engine().store === 'containerd') expect(after).toHaveLength(4);
    else expect(after).toStrictEqual(['used:1', 'young:1']);
  });

  it('all that has a label', async () => {
    await load('app:1', { labels: { team: 'a' } });
    await load('app:2', { labels: { team: 'b' } });
    await load('nameless', { labels: { team: 'a' }, tags: [] });
    await load('web:1');
    expect(await run({ images: '**', filters: 'label=team=a' })).toStrictEqual(['app:2', 'web:1']);
  });

  it('all of a repository but the newest', async () => {
    for (const tag of ['1', '2', '3', 'latest']) await load(`app:${tag}`);
    await load('app-too:1');
    await engine().tag(`${R}/app:3`, `${R}/app:newest`);
    const after = await run({ images: `${R}/app`.replace(/app$/, 'ap[p]'), keep: `${R}/app:3` });
    expect(after).toStrictEqual(['app-too:1', 'app:3']);
  });

  it('all pull requests below a path of a registry', async () => {
    const names = ['app:pr-1', 'web/ui:pr-22', 'app:main', 'app:my-pr-1', 'pr-1:1'];
    for (const name of names) await load(name);
    await load('other', { tags: ['ghcr.io/others/app:pr-1', 'app:pr-1'] });
    const after = await run({ images: `${R}/**:pr-*` });
    expect(after).toStrictEqual(['app:main', 'app:my-pr-1', 'app:pr-1 ghcr.io/others/app:pr-1', 'pr-1:1']);
  });
});
