import { describe, expect, it } from 'vitest';
import { holdNewest } from '../../src/choose/newest.ts';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import type { Image } from '../../src/model/image.ts';
import type { Protection } from '../../src/model/outcome.ts';
import { familiar } from '../../src/model/reference.ts';
import { type PresentTarget, removalName, type Target } from '../../src/model/removal.ts';
import { anAbsentTarget, anImage, byId, byName, digestOf, full, id } from '../support/build.ts';
import { aPattern } from '../support/patterns.ts';

function chosen(name: string, digits: string): PresentTarget {
  return { kind: 'reference', selector: aPattern('**'), reference: full(name), image: id(digits) };
}

/** Every name of the images, chosen by a pattern. */
function allOf(...images: readonly Image[]): readonly PresentTarget[] {
  return images.flatMap(({ id: image, tags, digests }) =>
    [...tags, ...digests].map((name) => chosen(name, image.replace(/^sha256:/, ''))),
  );
}

interface More {
  readonly count?: number;
  readonly store?: EngineKind;
  readonly protections?: ReadonlyMap<Target, Protection>;
}

/** What is held, and why. */
function held(
  targets: readonly Target[],
  images: readonly Image[],
  { count = 1, store = 'graphdriver', protections = new Map() }: More = {},
): Readonly<Record<string, string>> {
  const found = holdNewest(targets, protections, {
    images: new Map(images.map((image) => [image.id, image])),
    store,
    keepNewest: count,
  });
  return Object.fromEntries(
    targets.flatMap((target) => {
      const protection = found.protections.get(target);
      return target.kind === 'absent' || protection === undefined
        ? []
        : [[familiar(removalName(target)), `${protection.verdict}: ${protection.reason ?? ''}`]];
    }),
  );
}

const one = anImage('1', ['app:1'], { created: 1000 });
const two = anImage('2', ['app:2'], { created: 2000 });
const three = anImage('3', ['app:3'], { created: 3000 });
const images = [one, two, three];
const NEWEST = 'kept: keep-newest: it is the newest of app';
const AMONG = 'kept: keep-newest: it is one of the 2 newest of app';

describe('what keep-newest holds', () => {
  it('is so many of each repository, by when an image was built', () => {
    expect(held(allOf(...images), images)).toStrictEqual({ 'app:3': NEWEST });
    expect(held(allOf(...images), images, { count: 2 })).toStrictEqual({ 'app:2': AMONG, 'app:3': AMONG });
    expect(Object.keys(held(allOf(...images), images, { count: 9 }))).toHaveLength(3);
  });

  it('goes by the name that an image got here, where that came later', () => {
    const named = { ...one, tagged: 4000 };
    expect(held(allOf(named, two), [named, two])).toStrictEqual({ 'app:1': NEWEST });
    const pulled = { ...two, tagged: 500 };
    expect(held(allOf(one, pulled), [one, pulled])).toStrictEqual({ 'app:2': NEWEST });
  });

  it('counts an image once in a repository, whatever tags it has there', () => {
    const twice = anImage('3', ['app:3', 'app:latest'], { created: 3000 });
    const all = [one, two, twice];
    expect(held(allOf(...all), all, { count: 2 })).toStrictEqual({
      'app:2': AMONG,
      'app:3': AMONG,
      'app:latest': AMONG,
    });
  });

  it('loses none of its chosen names, also in a repository where it is old', () => {
    const shared = anImage('1', ['other:1', 'app:1'], { created: 1000 });
    const all = [shared, two];
    expect(held(allOf(...all), all)).toStrictEqual({
      'other:1': 'kept: keep-newest: it is the newest of other',
      'app:1': 'kept: keep-newest: it is the newest of other',
      'app:2': NEWEST,
    });
  });

  it('has a digest as one of the names of its repository', () => {
    const pinned = anImage('3', [digestOf('app', 'd')], { created: 3000 });
    expect(Object.values(held(allOf(one, pinned), [one, pinned]))).toStrictEqual([NEWEST]);
  });

  it('is never an image without a name', () => {
    const untagged = anImage('9', [], { created: 9000 });
    const target: PresentTarget = { kind: 'id', selector: aPattern('**'), image: untagged.id };
    expect(held([target, ...allOf(one)], [untagged, one])).toStrictEqual({ 'app:1': NEWEST });
  });
});

describe('where the engine does not tell which image is newer, none of them goes', () => {
  const MAY =
    'kept: keep-newest: it may be the newest of app: the engine does not tell which of several images is newer';

  it('at the same moment', () => {
    const twin = anImage('4', ['app:4'], { created: 3000 });
    expect(held(allOf(...images, twin), [...images, twin])).toStrictEqual({ 'app:3': MAY, 'app:4': MAY });
    expect(held(allOf(...images, twin), [...images, twin], { count: 2 })).toStrictEqual({
      'app:3': AMONG,
      'app:4': AMONG,
    });
  });

  it('without a moment, which takes the place of none that has one', () => {
    const ageless = anImage('4', ['app:4']);
    expect(held(allOf(...images, ageless), [...images, ageless])).toStrictEqual({
      'app:3': MAY,
      'app:4': MAY,
    });
    expect(held(allOf(ageless), [ageless])).toStrictEqual({ 'app:4': NEWEST });
  });
});

describe('what is decided already', () => {
  const targets = allOf(...images);
  const [, , last] = targets;
  const protectedBy = (verdict: Protection['verdict']): More => ({
    protections: new Map([[last ?? anAbsentTarget('none'), { verdict, reason: 'a reason' }]]),
  });

  it('does not count when it is kept', () => {
    expect(held(targets, images, protectedBy('kept'))).toStrictEqual({
      'app:2': NEWEST,
      'app:3': 'kept: a reason',
    });
  });

  it('counts when it is in use, and would stay without its container too', () => {
    expect(held(targets, images, protectedBy('in-use'))).toStrictEqual({ 'app:3': NEWEST });
  });
});

describe('what is named outright', () => {
  it('is not held and does not count, but a name that a pattern chose of the same image is', () => {
    expect(held([byName('app:3', '3'), ...allOf(one, two)], images)).toStrictEqual({ 'app:2': NEWEST });
    const shared = anImage('3', ['app:3', 'other:3'], { created: 3000 });
    const targets = [byName('other:3', '3'), ...allOf(one), chosen('app:3', '3')];
    expect(held(targets, [one, shared])).toStrictEqual({ 'app:3': NEWEST });
  });

  it('takes along what goes with it: all names by an ID, on the containerd store tags by a digest', () => {
    expect(held([byId('3'), ...allOf(...images)], images)).toStrictEqual({ 'app:2': NEWEST });
    const digest = digestOf('app', 'd');
    const pulled = anImage('3', ['app:3', digest], { created: 3000 });
    const targets = [byName(digest, '3'), ...allOf(one), chosen('app:3', '3')];
    expect(held(targets, [one, pulled])).toStrictEqual({ 'app:3': NEWEST });
    expect(held(targets, [one, pulled], { store: 'containerd' })).toStrictEqual({ 'app:1': NEWEST });
  });

  it('takes nothing along when it is kept itself', () => {
    const named = byId('3');
    const protections = new Map([[named, { verdict: 'kept', reason: 'a reason' } as const]]);
    const { 'app:3': reason } = held([named, ...allOf(...images)], images, { protections });
    expect(reason).toBe(NEWEST);
  });

  it('may be absent', () => {
    expect(held([anAbsentTarget('app:9'), ...allOf(one)], [one])).toStrictEqual({ 'app:1': NEWEST });
  });
});
