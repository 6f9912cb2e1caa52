import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Numbered } from '../../src/model/pull-request.ts';
import { takeBaseline } from '../../src/step/prepare.ts';
import type { LoadedImage } from '../support/cases/store-plan.ts';
import { tagsOf } from '../support/cases/check.ts';
import { bytes } from '../support/cases/stores.ts';
import { everyStore } from '../support/every-store.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { diskOf } from '../support/in-memory/bytes.ts';
import { storeFrom, withContainer } from '../support/in-memory/from-plan.ts';
import { giveName, takeAway } from '../support/in-memory/others.ts';
import { withPlatforms } from '../support/in-memory/platforms.ts';
import { snapshotOf } from '../support/in-memory/snapshot.ts';
import type { StoreState } from '../support/in-memory/state.ts';
import { atEachMoment } from '../support/moments.ts';
import { walkThrough } from '../support/walk.ts';

const MB = 1_000_000;
const INPUTS = { images: 'acme/**', 'keep-newest': '2' };

function built(month: number, ...tags: readonly string[]): LoadedImage {
  const created = `2024-0${month}-01T00:00:00Z`;
  return { how: 'loaded', tags, layers: [bytes(`layer ${month}`, MB)], created };
}

const months = [3, 1, 4, 2];
const plan = {
  images: Object.fromEntries(months.map((month) => [`i${month}`, built(month, `acme/app:${month}`)])),
};

describe.each(everyStore)('%s: keep-newest', (store) => {
  const { state, ids } = storeFrom(store, plan);
  const idOf = (month: number): string => ids[`i${month}`] ?? '';
  const walk = async (inputs: Readonly<Record<string, string>>, start: StoreState = state) => {
    const engine = inMemoryEngine(start);
    const walked = await walkThrough(engine, { ...INPUTS, ...inputs });
    const left = tagsOf(snapshotOf(engine.now()).images, ids).map((tags) =>
      tags.replaceAll(/\S*acme\//g, ''),
    );
    const reasons = walked.report.hosts.flatMap(({ items }) => items.map(({ reason }) => reason));
    return { ...walked, left, reasons, engine };
  };

  it('says of what stays why it does', async () => {
    const { left, reasons, log, exitCode } = await walk({});
    expect(left).toStrictEqual(['app:3', 'app:4']);
    expect(reasons.filter((reason) => reason !== undefined)).toHaveLength(2);
    expect(log).toMatch(/keep-newest: it is one of the 2 newest of (?:localhost\/)?acme\/app/);
    expect(exitCode).toBe(0);
  });

  it('holds among what the job added, and older images take no place', async () => {
    const recorded = await takeBaseline(inMemoryEngine([1, 2].map(idOf).reduce(takeAway, state)), {
      buildCache: { kind: 'keep' },
    });
    const engine = inMemoryEngine(state);
    await walkThrough(engine, { images: '**', when: 'post', scope: 'job', 'keep-newest': '1' }, { recorded });
    const left = tagsOf(snapshotOf(engine.now()).images, ids).map((tags) => tags.split('/').at(-1));
    expect(left).toStrictEqual(['app:2', 'app:3', 'app:4']);
  });

  it('is not spent for a goal of free disk that is out of reach', async () => {
    const disk = { size: 2000 * MB, takenByOthers: 1000 * MB };
    const { left } = await walk({ 'until-free': '1999MB' }, { ...state, disk });
    expect(left).toStrictEqual(['app:3', 'app:4']);
    const free = diskOf({ ...state, disk })?.free ?? 0;
    const enough = await walk({ 'until-free': `${free + MB / 2}B` }, { ...state, disk });
    expect(enough.left).toStrictEqual(['app:2', 'app:3', 'app:4']);
  });

  it.each(store === 'podman' ? ['stopped'] : ['stopped', 'all'])(
    'a container of what stays stays with `containers: %s`, and that of an older image goes',
    async (containers) => {
      const used = [1, 4].reduce(
        (before, month) =>
          withContainer(before, { name: `of-${month}`, image: idOf(month), state: 'stopped' }),
        state,
      );
      const { left, engine } = await walk({ containers }, used);
      expect(left).toStrictEqual(['app:3', 'app:4']);
      expect(engine.now().containers.map(({ name }) => name)).toStrictEqual(['of-4']);
    },
  );

  it('counts what is in use: the newest stay, and what a container uses besides', async () => {
    const used = [1, 4].reduce(
      (before, month) => withContainer(before, { name: `of-${month}`, image: idOf(month), state: 'running' }),
      state,
    );
    const { left, report } = await walk({}, used);
    expect(left).toStrictEqual(['app:1', 'app:3', 'app:4']);
    expect(report.totals).toMatchObject({ deleted: 1, kept: 2, 'in-use': 1 });
  });

  it('counts what closed pull requests left, and no image of an open one', async () => {
    const engine = inMemoryEngine(
      [1, 2, 3, 4].reduce((before, month) => giveName(before, `acme/app:pr-${month}`, idOf(month)), state),
    );
    const open = { number: 4, kind: 'pull-request', state: 'open', url: '' } as const;
    const closed = [1, 2, 3].map((number): [number, Numbered] => [
      number,
      { ...open, number, state: 'closed' },
    ]);
    await walkThrough(
      engine,
      { images: 'acme/app:pr-{closed-pr}', 'keep-newest': '1' },
      {
        askPullRequests: () => Promise.resolve({ known: new Map<number, Numbered>([...closed, [4, open]]) }),
      },
    );
    const left = [...engine.now().images.values()].flatMap(({ tags }) => tags);
    const numbers = left.flatMap((tag) => /pr-(\d)$/.exec(tag)?.[1] ?? []).toSorted();
    // Podman does not record when an image got a name, and the images were built in the same order.
    expect(numbers).toStrictEqual(['3', '4']);
  });
});

// Podman does not record when an image gets a name, and always prunes.
describe.each(['graphdriver', 'containerd'] as const)(
  '%s: keep-newest, whatever happens meanwhile',
  (store) => {
    it('an older image that gets a name by then does not go', async () => {
      const { state, ids } = storeFrom(store, plan);
      const { i1: oldest = '' } = ids;
      // The containerd store does not record a name that the image has already.
      const again = store === 'graphdriver' ? ['acme/app:1'] : [];
      for (const name of [...again, 'acme/app:new', 'other:1']) {
        const moments = await atEachMoment(
          state,
          (engine) => walkThrough(engine, INPUTS),
          (now) => (now.images.has(oldest) ? giveName(now, name, oldest) : now),
        );
        const lastLook = moments.findLastIndex(({ request }) => request === 'inspect docker.io/acme/app:1');
        const inTime = moments.slice(0, lastLook + 1);
        expect(inTime.length).toBeGreaterThan(months.length);
        for (const { engine, request } of inTime)
          expect([...engine.now().images.keys()], `${name} before ${request}`).toContain(oldest);
      }
    });

    it('the newest is not pruned as the parent of an older one when it loses its name', async () => {
      const child = { how: 'committed', parent: 'base', tags: ['acme/app:child'], bytes: 1000 } as const;
      const { state, ids } = storeFrom(store, { images: { base: built(9, 'acme/app:base'), child } });
      const { base = '' } = ids;
      const untag = (now: StoreState): StoreState => {
        const image = now.images.get(base);
        const untagged = image === undefined ? [] : [[base, { ...image, tags: [], digests: [] }] as const];
        return { ...now, images: new Map([...now.images, ...untagged]) };
      };
      const inputs = { images: 'acme/**', 'keep-newest': '1' };
      const moments = await atEachMoment(state, (engine) => walkThrough(engine, inputs), untag);
      const [late] = moments.filter(({ request }) => request.startsWith('remove '));
      expect([...(late?.engine.now().images.keys() ?? [])]).toStrictEqual([base]);
    });
  },
);

it('an image that is held loses no variant, by none of its names', async () => {
  const { state, ids } = storeFrom('containerd', { images: { app: built(1, 'acme/app:1', 'acme/other:1') } });
  const start = withPlatforms(state, ids['app'] ?? '', {
    amd64: [bytes('amd', 1000)],
    arm64: [bytes('arm', 2000)],
  });
  const inputs = { platforms: 'linux/arm64', force: 'true', 'keep-newest': '1' };
  const engine = inMemoryEngine(start);
  const { report } = await walkThrough(engine, { ...inputs, images: 'acme/app:*\nacme/other:1' });
  expect(report.hosts[0]?.items.map(({ verdict, reason }) => `${verdict}: ${reason ?? ''}`)).toStrictEqual([
    'kept: keep-newest: it is the newest of acme/app',
    'kept: keep-newest: it is the newest of acme/app',
  ]);
  expect(engine.hasActed()).toBe(false);
});

it('a variant of an older image stays when the image is pulled again meanwhile', async () => {
  const { state, ids } = storeFrom('containerd', {
    images: { old: built(1, 'acme/app:1'), young: built(2, 'acme/app:2') },
  });
  const { old = '' } = ids;
  const start = withPlatforms(state, old, { amd64: [bytes('amd', 1000)], arm64: [bytes('arm', 2000)] });
  const inputs = { platforms: 'linux/arm64', force: 'true', images: 'acme/*', 'keep-newest': '1' };
  const pulledAgain = (now: StoreState): StoreState => {
    const image = now.images.get(old);
    const named = image === undefined ? [] : [[old, { ...image, tagged: Date.parse('2026-01-01') }] as const];
    return { ...now, images: new Map([...now.images, ...named]) };
  };
  const moments = await atEachMoment(start, (engine) => walkThrough(engine, inputs), pulledAgain);
  const last = moments.findLast(({ request }) => request.startsWith('inspect'));
  expect(last?.result.log).toContain('it got a name meanwhile, so it may be the newest of acme/app now');
  expect(last?.engine.hasActed()).toBe(false);
});

describe('on any store', () => {
  const tag = fc.constantFrom('a:1', 'a:2', 'a:3', 'a:4', 'b:1', 'b:2', 'b:3', 'c/d:1', 'c/d:2');
  const stores = fc
    .uniqueArray(fc.record({ name: tag, image: fc.nat(5) }), { minLength: 1, selector: ({ name }) => name })
    .chain((names) =>
      fc.record({
        names: fc.constant(names),
        months: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 6, maxLength: 6 }),
      }),
    );

  it.each(everyStore)(
    '%s: each repository keeps just its newest, and a greater number only more',
    async (store) => {
      await fc.assert(
        fc.asyncProperty(stores, fc.integer({ min: 1, max: 4 }), async ({ names, months: ages }, count) => {
          const images = ages.flatMap((month, index): LoadedImage[] => {
            const tags = names.flatMap(({ name, image }) => (image === index ? [`acme/${name}`] : []));
            return tags.length === 0 ? [] : [{ ...built(month, ...tags), labels: { index: `${index}` } }];
          });
          const { state, ids } = storeFrom(store, {
            images: Object.fromEntries(images.map((image, index) => [`i${index}`, image])),
          });
          const leftWith = async (keepNewest: number): Promise<readonly string[]> => {
            const engine = inMemoryEngine(state);
            await walkThrough(engine, { ...INPUTS, 'keep-newest': `${keepNewest}` });
            return tagsOf(snapshotOf(engine.now()).images, ids).map((tags) =>
              tags.replaceAll('localhost/', ''),
            );
          };
          const left = await leftWith(count);
          expect(left).toStrictEqual(newestOf(images, count));
          expect(await leftWith(count + 1)).toEqual(expect.arrayContaining([...left]));
        }),
        { numRuns: 60 },
      );
    },
  );

  /** Without a thought for how the action does it: fewer than so many of some repository are newer. */
  function newestOf(images: readonly LoadedImage[], count: number): readonly string[] {
    const repositories = (image: LoadedImage): readonly string[] =>
      image.tags.map((name) => name.split(':')[0] ?? '');
    return images
      .filter((image) =>
        repositories(image).some(
          (repository) =>
            images.filter(
              (other) =>
                repositories(other).includes(repository) && (other.created ?? '') > (image.created ?? ''),
            ).length < count,
        ),
      )
      .map(({ tags }) => tags.toSorted().join(' '))
      .toSorted();
  }
});
