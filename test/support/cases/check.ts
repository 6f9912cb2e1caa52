import { expect } from 'vitest';
import type { Snapshot } from '../../../testbed/engines/seed/snapshot.ts';
import { countsOnlyImages } from '../../../src/measure/certainty.ts';
import type { Report } from '../../../src/report/report.ts';
import { type EngineKind, TRAITS } from '../../../src/model/engine-traits.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { minorOf } from '../../../src/model/text.ts';
import { forStore, type Case } from './case.ts';
import { withIds, type Ids } from './store-plan.ts';

/** A step that has ended, as its user sees it. */
export interface Ended {
  readonly report: Report;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly exitCode: number | null;
}

/** An engine that a case is tried on: a real one, or one in memory. */
export interface CaseEngine {
  readonly store: EngineKind;
  apiVersion(): Promise<string>;
  /** Whether nobody else uses it, so that its own account tells what a step freed. */
  readonly isAlone: boolean;
  snapshot(): Promise<Snapshot>;
  layersSize(): Promise<number>;
  step(inputs: Readonly<Record<string, string>>): Promise<Ended>;
}

/** @param before the IDs of the images that the case knows nothing of */
export async function checkCase(
  { images, inputs = {}, verdicts, left }: Case,
  engine: CaseEngine,
  ids: Ids,
  before: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { store } = engine;
  const wanted = { ...inputs, images: images.map((item) => withIds(item, ids)).join('\n') };
  if (await isRefused(inputs, engine)) {
    await expectRefusal(engine, wanted);
    return;
  }
  const full = await engine.snapshot();
  const layersBefore = await engine.layersSize();
  const predicted = await engine.step({ ...wanted, 'dry-run': 'true' });
  expect(await engine.snapshot(), 'a dry run changes nothing').toStrictEqual(full);

  const done = await engine.step(wanted);
  expect(itemsOf(done).map(told)).toStrictEqual(forStore(verdicts, store));
  const remaining = (await engine.snapshot()).images.filter(({ id }) => !before.has(id));
  expect(tagsOf(remaining, ids)).toStrictEqual(forStore(left, store).toSorted());
  expect(essence(predicted), 'the dry run tells what then happens').toStrictEqual(essence(done));
  expectForecast(predicted, done);
  expectOutputs(done);
  // Podman accounts for nothing: podman.test.ts looks at its files instead.
  if (engine.isAlone && store !== 'podman' && !heldByContainer(full, done)) {
    expect(Number(done.outputs['reclaimed-bytes'])).toBe(layersBefore - (await engine.layersSize()));
    // A container that runs may write, so what the containerd store accounts is an estimate beside one.
    const isVague = store === 'containerd' && full.containers.some(({ state }) => state === 'running');
    expect(done.outputs['reclaimed-method']).toBe(
      isVague && done.outputs['deleted'] !== '' ? 'estimate' : 'exact',
    );
  }
}

/** What Podman does otherwise than it is meant. */
async function isRefused(inputs: NonNullable<Case['inputs']>, engine: CaseEngine): Promise<boolean> {
  const { forceTakesContainers, knowsNoPruneSince } = TRAITS[engine.store];
  if (inputs['force'] === 'true') return forceTakesContainers;
  return inputs['no-prune'] === 'true' && minorOf(await engine.apiVersion()) < knowsNoPruneSince;
}

async function expectRefusal(engine: CaseEngine, inputs: Readonly<Record<string, string>>): Promise<void> {
  const before = await engine.snapshot();
  const done = await engine.step(inputs);
  expect(done.exitCode).toBe(1);
  expect(done.report.problems).toHaveLength(1);
  expect(done.report.exit.message).toBe('1 problem with the inputs; nothing was removed');
  expect(await engine.snapshot()).toStrictEqual(before);
}

function itemsOf({ report }: Ended): readonly Outcome[] {
  return report.hosts.flatMap(({ items }) => items);
}

function told({ verdict, conflict }: Outcome): string {
  return [verdict, conflict ?? []].flat().join(' ');
}

/** What is left, as a case writes it. */
export function tagsOf(images: Snapshot['images'], ids: Ids): readonly string[] {
  const called = Object.entries(ids).filter(([name]) => name !== 'short' && name !== 'sha');
  const asInTable = (text: string): string =>
    called.reduce((shown, [name, value]) => shown.replace(value, `{${name}}`), text);
  return images
    .map(({ id, repoTags }) => asInTable(repoTags.length > 0 ? repoTags.map(bare).join(' ') : id))
    .toSorted();
}

/** Podman always tells the host: its own for what was loaded without one, and Docker Hub for what was tagged so. */
function bare(name: string): string {
  return name.replace(/^(?:localhost|docker\.io)\//, '');
}

/** What a dry run must predict: all but the words of a moment. */
function essence({ report }: Ended): unknown {
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

function leavesContainersOut({ report }: Ended): boolean {
  return report.hosts.some(({ engine }) => engine !== undefined && countsOnlyImages(engine));
}

function expectForecast(predicted: Ended, done: Ended): void {
  const predictedBytes = Number(predicted.outputs['reclaimed-bytes']);
  const freed = Number(done.outputs['reclaimed-bytes']);
  const [predictedMethod, method] = [predicted, done].map(({ outputs }) => outputs['reclaimed-method']);
  if (predictedMethod === 'exact') expect(predictedBytes).toBe(freed);
  // From Docker 29.6 on a removal is bounded by an account that leaves containers out, a dry run by what these hold.
  else if (method === 'upper-bound' && leavesContainersOut(done)) expect(predictedMethod).toBe(method);
  else expect(predictedBytes).toBeGreaterThanOrEqual(freed);
}

function expectOutputs(done: Ended): void {
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
function heldByContainer({ containers }: Snapshot, done: Ended): boolean {
  const gone = new Set(lines(done.outputs['deleted']));
  return containers.some(({ image }) => gone.has(image));
}

function lines(text = ''): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
