import { describe, expect, it } from 'vitest';
import type { LoadedImage, PlannedContainer } from '../support/cases/store-plan.ts';
import { bytes } from '../support/cases/stores.ts';
import { tagsOf } from '../support/cases/check.ts';
import { everyStore } from '../support/every-store.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import { snapshotOf } from '../support/in-memory/snapshot.ts';
import { walkThrough } from '../support/walk.ts';

function loaded(tag: string | undefined, more: Partial<LoadedImage> = {}): LoadedImage {
  const layers = [bytes(tag ?? 'loose', 1000)];
  return { how: 'loaded', tags: tag === undefined ? [] : [tag], layers, ...more };
}

describe.each(everyStore)('%s', (store) => {
  const walk = async (
    images: Readonly<Record<string, LoadedImage>>,
    inputs: Readonly<Record<string, string>>,
    containers: readonly PlannedContainer[] = [],
  ) => {
    const { state, ids } = storeFrom(store, { images, containers });
    const engine = inMemoryEngine(state);
    const walked = await walkThrough(engine, inputs);
    const items = walked.report.hosts.flatMap((host) => host.items);
    const verdicts = items.map(({ verdict }) => verdict);
    return { ...walked, engine, ids, verdicts, left: tagsOf(snapshotOf(engine.now()).images, ids) };
  };

  it('a pattern takes what it matches: a star stops at a slash, and what `keep` names stays', async () => {
    const images = {
      one: loaded('acme/app:1'),
      two: loaded('acme/app:2'),
      deep: loaded('acme/team/app:1'),
      other: loaded('other/app:1'),
    };
    const { verdicts, left } = await walk(images, { images: 'acme/*', keep: 'acme/app:2' });
    expect(verdicts).toStrictEqual(['deleted', 'kept']);
    expect(left).toStrictEqual(['acme/app:2', 'acme/team/app:1', 'other/app:1']);
  });

  it('all images with dangling=true are the untagged ones', async () => {
    const { verdicts, left } = await walk(
      { loose: loaded(undefined), named: loaded('acme/app:1') },
      { images: '**', filters: 'dangling=true' },
    );
    expect(verdicts).toStrictEqual(['deleted']);
    expect(left).toStrictEqual(['acme/app:1']);
  });

  it('labels narrow the choice alike on every engine, and any value of label! protects', async () => {
    const images = {
      plain: loaded('acme/plain:1'),
      test: loaded('acme/test:1', { labels: { stage: 'test' } }),
      kept: loaded('acme/kept:1', { labels: { stage: 'test', keep: 'yes' } }),
      live: loaded('acme/live:1', { labels: { stage: 'live' } }),
    };
    const filters = 'label=stage=test, label!=keep, label!=owner';
    const { left } = await walk(images, { images: '**', filters });
    expect(left).toStrictEqual(['acme/kept:1', 'acme/live:1', 'acme/plain:1']);
  });

  it('`reference`, `before` and `since` choose among the images as the engine knows them', async () => {
    const images = {
      old: loaded('acme/app:old', { created: '2024-01-01T00:00:00Z' }),
      middle: loaded('acme/app:middle', { created: '2024-02-01T00:00:00Z' }),
      fresh: loaded('acme/app:fresh', { created: '2024-03-01T00:00:00Z' }),
      other: loaded('acme/other:old', { created: '2024-01-01T00:00:00Z' }),
    };
    const filters = 'reference=acme/a*, before=acme/app:fresh, since=acme/app:old';
    const { left } = await walk(images, { images: '**', filters });
    expect(left).toStrictEqual(['acme/app:fresh', 'acme/app:old', 'acme/other:old']);
  });

  it('a choice that comes out empty is a success that says so', async () => {
    const { engine, exitCode, log } = await walk({ app: loaded('acme/app:1') }, { images: 'acme/web:*' });
    expect(exitCode).toBe(0);
    expect(log).toContain('acme/web:* matches nothing here');
    expect(engine.hasActed()).toBe(false);
  });

  it('a dry run asks for nothing that changes anything, and says what would go', async () => {
    const { engine, verdicts } = await walk(
      { app: loaded('acme/app:1'), web: loaded('acme/web:1') },
      { images: '**', containers: 'all', 'dry-run': 'true' },
      [{ name: 'web', image: 'acme/web:1', state: 'running' }],
    );
    expect(verdicts).toStrictEqual(['deleted', 'deleted']);
    expect(engine.hasActed()).toBe(false);
  });

  it('`containers: stopped` removes what has stopped for an image, and never what runs', async () => {
    const { engine, verdicts, left, report } = await walk(
      { app: loaded('acme/app:1'), web: loaded('acme/web:1') },
      { images: 'acme/*', containers: 'stopped' },
      [
        { name: 'old', image: 'acme/app:1', state: 'stopped' },
        { name: 'web', image: 'acme/web:1', state: 'running' },
      ],
    );
    expect(verdicts).toStrictEqual(['deleted', 'in-use']);
    expect(left).toStrictEqual(['acme/web:1']);
    expect(engine.now().containers.map(({ name }) => name)).toStrictEqual(['web']);
    expect(report.hosts[0]?.containersRemoved?.map(({ name }) => name)).toStrictEqual(['old']);
  });

  it('an image that a running container mounts stays, though the engine would remove it by its ID', async () => {
    const { state, ids } = storeFrom(store, {
      images: { app: loaded('acme/app:1'), web: loaded('acme/web:1') },
      containers: [{ name: 'web', image: 'acme/web:1', state: 'running' }],
    });
    const containers = state.containers.map((one) => ({ ...one, mountedImages: ['acme/app:1'] }));
    const engine = inMemoryEngine({ ...state, containers });
    const { report } = await walkThrough(engine, { images: ids['app'] ?? '' });
    expect(report.hosts[0]?.items[0]).toMatchObject({ verdict: 'conflict', conflict: 'running-container' });
    expect(engine.now().images.size).toBe(2);
    await engine.remove(ids['app'] ?? '', { force: false, noPrune: false });
    expect(engine.now().images.size).toBe(1);
  });
});
