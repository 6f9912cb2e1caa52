import { expect, it } from 'vitest';
import { layer } from '../../../scripts/engines/seed/layers.ts';
import type { Store } from '../../../src/domain/store.ts';
import type { Outcome } from '../../../src/domain/verdict.ts';
import type { Ids, PerStore } from './case.ts';
import { familiesAndDigests } from './families.ts';
import { ids as byId } from './ids.ts';
import { layers } from './layers.ts';
import { names } from './names.ts';
import { everyKind, onEngines, type EngineUnderTest } from '../on-engines.ts';
import { step, type Told } from '../step.ts';

const all = [...names, ...byId, ...familiesAndDigests, ...layers];

onEngines(everyKind, (engine) => {
  it.each(all)('$name', async ({ seed, images, inputs = {}, verdicts, left }) => {
    const before = new Set((await engine().snapshot()).images.map(({ id }) => id));
    const ids = await seed(engine());
    await collectGarbage(engine());
    const wanted = { ...inputs, images: images.map((item) => withIds(item, ids)).join('\n') };
    const full = await engine().snapshot();
    const layersBefore = await engine().layersSize();

    if (engine().store === 'podman' && REFUSED.some((input) => inputs[input] === 'true')) {
      await expectRefusal(engine(), wanted);
      return;
    }
    const rehearsed = await step(engine().host, { ...wanted, 'dry-run': 'true' });
    expect(await engine().snapshot()).toStrictEqual(full);

    const done = await step(engine().host, wanted);
    expect(itemsOf(done).map(told)).toStrictEqual(forStore(verdicts, engine()));
    expect(await tagsLeft(engine(), before, ids)).toStrictEqual(forStore(left, engine()).toSorted());
    expect(essence(rehearsed), 'the dry run tells what then happens').toStrictEqual(essence(done));
    expectForecast(rehearsed, done);
    expectOutputs(done);
    // Podman accounts for nothing: podman.test.ts looks at its files instead.
    if (engine().kind !== 'own' && engine().store !== 'podman' && !heldByContainer(full, done)) {
      expect(Number(done.outputs['reclaimed-bytes'])).toBe(layersBefore - (await engine().layersSize()));
      // A container that runs may write, so what the containerd store accounts is an estimate beside one.
      const isVague =
        engine().store === 'containerd' && full.containers.some(({ state }) => state === 'running');
      expect(done.outputs['reclaimed-method']).toBe(
        isVague && done.outputs['deleted'] !== '' ? 'estimate' : 'exact',
      );
    }
  });
});

onEngines(['containerd-28.5'], (engine) => {
  const deleting = all.filter(({ verdicts }) => onStore(verdicts, 'containerd').includes('deleted'));
  it.for(deleting.map((one) => [one.name, one] as const))(
    '%s: counted exactly, to the byte of the engine’s own account',
    async ([, one], context) => {
      context.skip(engine().kind === 'own', 'the account of an engine that others use may change meanwhile');
      const ids = await one.seed(engine());
      await collectGarbage(engine());
      const { containers } = await engine().snapshot();
      const before = await engine().layersSize();

      const done = await step(engine().host, {
        ...one.inputs,
        images: one.images.map((item) => withIds(item, ids)).join('\n'),
        measure: 'exact',
      });

      expect(lines(done.outputs['deleted'])).not.toStrictEqual([]);
      expect(Number(done.outputs['reclaimed-bytes'])).toBe(before - (await engine().layersSize()));
      if (containers.length === 0) expect(done.outputs['reclaimed-method']).toBe('exact');
    },
  );
});

/** What Podman does otherwise than it is meant. */
const REFUSED = ['force', 'no-prune'];

async function expectRefusal(
  engine: EngineUnderTest,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const before = await engine.snapshot();
  const done = await step(engine.host, inputs);
  expect(done.exitCode).toBe(1);
  expect(done.report.problems).toHaveLength(1);
  expect(done.report.exit.message).toBe('1 problem with the inputs; nothing was removed');
  expect(await engine.snapshot()).toStrictEqual(before);
}

/** What the tests before left to the containerd store's collector must not count as freed by this one. */
async function collectGarbage(engine: EngineUnderTest): Promise<void> {
  if (engine.store !== 'containerd') return;
  const passing = await engine.load({ tags: ['image-rm-test/passing:1'], layers: [layer('passing', 1000)] });
  await engine.succeed('DELETE', `/images/${passing}`);
}

function withIds(text: string, ids: Ids): string {
  return text.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => ids[name] ?? '');
}

function forStore<Value>(value: PerStore<readonly Value[]>, { store }: EngineUnderTest): readonly Value[] {
  return onStore(value, store);
}

function onStore<Value>(value: PerStore<readonly Value[]>, store: Store): readonly Value[] {
  const its = 'graphdriver' in value ? value[store] : value;
  if (its === undefined) throw new Error('the table does not say what Podman does');
  return its;
}

function itemsOf({ report }: Told): readonly Outcome[] {
  return report.hosts.flatMap(({ items }) => items);
}

function told({ verdict, conflict }: Outcome): string {
  return [verdict, conflict ?? []].flat().join(' ');
}

async function tagsLeft(
  engine: EngineUnderTest,
  before: ReadonlySet<string>,
  ids: Ids,
): Promise<readonly string[]> {
  const { images } = await engine.snapshot();
  const called = Object.entries(ids).filter(([name]) => name !== 'short' && name !== 'sha');
  const asInTable = (text: string): string =>
    called.reduce((shown, [name, value]) => shown.replace(value, `{${name}}`), text);
  return images
    .filter(({ id }) => !before.has(id))
    .map(({ id, repoTags }) => asInTable(repoTags.length > 0 ? repoTags.map(bare).join(' ') : id))
    .toSorted();
}

/** Podman always tells the host: its own for what was loaded without one, and Docker Hub for what was tagged so. */
function bare(name: string): string {
  return name.replace(/^(?:localhost|docker\.io)\//, '');
}

/** What a dry run must foretell: all but the words of a moment. */
function essence({ report }: Told): unknown {
  return {
    items: report.hosts.flatMap(({ items }) =>
      items.map(({ requested, verdict, conflict, untagged, deleted }) => ({
        requested,
        verdict,
        conflict,
        untagged: untagged.toSorted(),
        deleted: deleted.toSorted(),
      })),
    ),
    exit: report.exit,
  };
}

function expectForecast(rehearsed: Told, done: Told): void {
  const foretold = Number(rehearsed.outputs['reclaimed-bytes']);
  const freed = Number(done.outputs['reclaimed-bytes']);
  if (rehearsed.outputs['reclaimed-method'] === 'exact') expect(foretold).toBe(freed);
  else expect(foretold).toBeGreaterThanOrEqual(freed);
}

function expectOutputs(done: Told): void {
  const items = itemsOf(done);
  const named = (verdict: string): number => items.filter((item) => item.verdict === verdict).length;
  expect(lines(done.outputs['conflicts'])).toHaveLength(named('conflict'));
  const absent = items.filter(({ verdict }) => verdict === 'absent');
  const names = new Set(absent.map(({ reference, requested }) => reference ?? requested));
  expect(lines(done.outputs['absent'])).toHaveLength(names.size);
  expect(lines(done.outputs['failed'])).toHaveLength(0);
  expect(lines(done.outputs['deleted'])).toStrictEqual([...new Set(items.flatMap(({ deleted }) => deleted))]);
  expect(done.exitCode).toBe(named('conflict') > 0 ? 1 : 0);
  expect(done.summary).toContain('| verdict | image |');
}

/** The account of a graphdriver store counts images, so it falls although a container keeps the layers on the disk. */
function heldByContainer({ containers }: { containers: readonly { image: string }[] }, done: Told): boolean {
  const gone = new Set(lines(done.outputs['deleted']));
  return containers.some(({ image }) => gone.has(image));
}

function lines(text = ''): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
