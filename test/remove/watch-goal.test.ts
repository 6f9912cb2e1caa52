import { expect, it } from 'vitest';
import type { Attempt } from '../../src/model/removal.ts';
import { goalWatch } from '../../src/remove/watch-goal.ts';
import { anImage } from '../support/build.ts';
import { emptyStore } from '../support/in-memory/state.ts';

const ids = ['1', '2', '3', '4'].map((id) => anImage(id).id);

function watchOf(layersOf: readonly (readonly string[])[], free: number | undefined) {
  const images = new Map(layersOf.map((layers, at) => [ids[at] ?? '', { ...anImage(`${at + 1}`), layers }]));
  const survey = {
    engine: emptyStore('graphdriver').facts,
    targets: [],
    protections: new Map(),
    mustStay: new Set<string>(),
    holdsParentsThatStay: new Set<string>(),
    images,
    containers: [],
    hasPatterns: true,
    history: new Map(),
  };
  const disk = free === undefined ? undefined : { free, size: 100 };
  return goalWatch(
    { bytes: 50, disk: { free: 0, size: 100 } },
    { disk: () => Promise.resolve(disk) },
    survey,
  );
}

function removed(at: number, ...layers: readonly string[]): readonly Attempt[] {
  const image = ids[at] ?? '';
  const selector = { kind: 'id', requested: image, hex: image.slice('sha256:'.length) } as const;
  const answer = { kind: 'removed', untagged: [], deleted: [image, ...layers] } as const;
  return [{ target: { kind: 'id', selector, image }, answer }];
}

it('stops when enough is free', async () => {
  expect(await watchOf([], 49).whyStop()).toBeUndefined();
  expect(await watchOf([], 50).whyStop()).toBe('enough');
});

it('goes on where nobody can say how much is free', async () => {
  expect(await watchOf([], undefined).whyStop()).toBeUndefined();
});

it('stops after three images that gave nothing back although each has a layer of its own', async () => {
  const watch = watchOf(
    [
      ['base', 'a'],
      ['base', 'b'],
      ['base', 'c'],
      ['base', 'd'],
    ],
    0,
  );
  for (const at of [0, 1]) watch.note(removed(at));
  expect(await watch.whyStop()).toBeUndefined();
  watch.note(removed(2));
  expect(await watch.whyStop()).toBe('no-room');
});

it('goes on after an image that gave a layer back, however small it is', async () => {
  const watch = watchOf(
    [
      ['base', 'a'],
      ['base', 'b'],
      ['base', 'c'],
      ['base', 'd'],
    ],
    0,
  );
  watch.note(removed(0));
  watch.note(removed(1));
  watch.note(removed(2, 'c'));
  watch.note(removed(3));
  expect(await watch.whyStop()).toBeUndefined();
});

it('does not count an image whose layers another known image has', async () => {
  const watch = watchOf([['a'], ['a'], ['a'], ['a']], 0);
  for (const at of [0, 1, 2]) watch.note(removed(at));
  expect(await watch.whyStop()).toBeUndefined();
});
