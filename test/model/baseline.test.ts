import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineOf, baselinesText, parseBaselines, whyNotNew } from '../../src/model/baseline.ts';
import { isSelector, parseSelector } from '../../src/model/selector.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import { aContainer, anImage, byId, byName, digestOf, full, id, stopped } from '../support/build.ts';

const digits = fc.stringMatching(/^[0-9a-f]{1,8}$/);
const tag = fc
  .tuple(
    fc.constantFrom('app', 'ghcr.io/acme/app', 'localhost:5000/a/b'),
    fc.stringMatching(/^[a-z0-9_.-]{1,10}$/),
  )
  .map(([name, text]) => `${name}:x${text}`);
const image = fc.record({ digits, tags: fc.uniqueArray(tag, { maxLength: 3 }), hasDigest: fc.boolean() });
const baselines = fc
  .record({
    engine: fc.stringMatching(/^[A-Z0-9:-]{0,40}$/),
    store: fc.constantFrom('graphdriver', 'containerd', 'podman'),
    images: fc.uniqueArray(image, { maxLength: 6, selector: (one) => id(one.digits) }),
    containers: fc.uniqueArray(digits, { maxLength: 3 }),
    networks: fc.option(fc.uniqueArray(fc.string(), { maxLength: 3 }), { nil: undefined }),
    volumes: fc.option(fc.uniqueArray(fc.string(), { maxLength: 3 }), { nil: undefined }),
  })
  .map(({ engine, store, images, containers, networks, volumes }) =>
    baselineOf(
      engine,
      store,
      images.map((one) =>
        anImage(one.digits, [...one.tags, ...(one.hasDigest ? [`app@${id(one.digits)}`] : [])]),
      ),
      containers.map((one) => aContainer('1', { id: one })),
      { networks: networks?.map((one) => ({ id: one, name: one })), volumes },
    ),
  );

const before = baselineOf(
  'engine',
  'graphdriver',
  [anImage('1', ['app:1', `app@${id('d')}`]), anImage('2')],
  [stopped('1', { id: 'c1' })],
);

function matched(target: PresentTarget): PresentTarget {
  const selector = parseSelector('**');
  if (!isSelector(selector)) throw new Error(selector.problem);
  return { ...target, selector };
}

describe('a baseline', () => {
  it('comes back from its text as it was, beside those of other engines', () => {
    const hosts = fc.oneof(
      fc.constantFrom('unix:///var/run/docker.sock', 'ssh://me@far', 'unix:///tmp/a folder/of mine.sock'),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    );
    const several = fc.array(fc.tuple(hosts, baselines), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(several, (entries) => {
        const taken = new Map(entries);
        expect(parseBaselines(baselinesText(taken))).toStrictEqual(taken);
      }),
    );
  });

  it('is a line for the engine, and one for each thing', () => {
    expect(baselinesText(new Map([['tcp://far:1', before]])).split('\n')).toStrictEqual([
      'host tcp://far:1 engine graphdriver',
      `image ${id('1')}`,
      `image ${id('2')}`,
      `reference ${full('app:1')} ${id('1')}`,
      `reference ${digestOf('app', 'd')} ${id('1')}`,
      'container c1',
    ]);
  });

  it('tells networks and volumes that were recorded, none of them too', () => {
    const beside = { networks: [{ id: 'n1', name: 'bridge' }], volumes: [] };
    const one = baselineOf('engine', 'graphdriver', [], [], beside);
    expect(baselinesText(new Map([['tcp://far:1', one]])).split('\n')).toStrictEqual([
      'host tcp://far:1 engine graphdriver',
      'recorded network',
      'network n1',
      'recorded volume',
    ]);
  });

  it('of an older version of this action knows no networks and no volumes, which is not the same as none', () => {
    const older = 'host tcp://far:1 engine graphdriver\ncontainer c1';
    expect(parseBaselines(older).get('tcp://far:1')).toMatchObject({
      containers: new Set(['c1']),
      networks: undefined,
      volumes: undefined,
    });
  });

  it('of an empty engine is empty, and not none', () => {
    const empty = new Map([['tcp://far:1', baselineOf('engine', 'containerd', [], [])]]);
    expect(baselinesText(empty)).toBe('host tcp://far:1 engine containerd');
    expect(parseBaselines(baselinesText(empty))).toStrictEqual(empty);
  });
});

describe('what was chosen', () => {
  it.each([
    ['an ID of before', byId('1'), 'the image was there before this job'],
    ['an ID of before, without a name', byId('2'), 'the image was there before this job'],
    ['a new ID', byId('3'), undefined],
    ['a name of before', byName('app:1', '1'), 'it was there before this job'],
    ['a digest of before', byName(digestOf('app', 'd'), '1'), 'it was there before this job'],
    ['a new name of an image of before', byName('app:2', '1'), undefined],
    ['a new name of a new image', byName('app:2', '3'), undefined],
  ])('outright or by pattern: %s', (_, target, why) => {
    expect(whyNotNew(target, before)).toBe(why);
    expect(whyNotNew(matched(target), before)).toBe(why);
  });

  it.each([
    ['a new image', '3'],
    ['another image of before', '2'],
  ])('is left alone by a pattern, and new when named outright: a name that was moved to %s', (_, now) => {
    const target = byName('app:1', now);
    expect(whyNotNew(target, before)).toBeUndefined();
    expect(whyNotNew(matched(target), before)).toBe('the name was there before this job, for another image');
  });
});
