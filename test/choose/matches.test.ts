import { describe, expect, it } from 'vitest';
import {
  isListedBy,
  mayMatch,
  narrowed,
  passesTheRest,
  referencePatterns,
  removable,
  targetsOf,
} from '../../src/choose/matches.ts';
import { ENGINE_FILTERS, isFilter, parseFilter, type Filter } from '../../src/model/filter.ts';
import type { EngineFacts } from '../../src/model/engine-traits.ts';
import type { Image } from '../../src/model/image.ts';
import { removalName } from '../../src/model/removal.ts';
import { anImage, aSurvey, digestOf, full, id } from '../support/build.ts';
import { aPattern } from '../support/patterns.ts';

const digest = digestOf('app', 'd');
const app = anImage('1', ['app:1', 'app:2', 'other:1', `app@${id('d')}`, `third@${id('d')}`]);
const bare = anImage('2');
const docker = aSurvey().engine;
const podman = aSurvey({ store: 'podman' }).engine;

function filters(...texts: readonly string[]): readonly Filter[] {
  return texts.map((text) => {
    const filter = parseFilter(text);
    if (!isFilter(filter)) throw new Error(`${text} ${filter.problem}`);
    return filter;
  });
}

describe('what a pattern stands for', () => {
  it('of an image with names are those that it matches, one target each', () => {
    const pattern = aPattern('app:*');
    expect(targetsOf(pattern, app)).toStrictEqual([
      { kind: 'reference', selector: pattern, reference: full('app:1'), image: id('1') },
      { kind: 'reference', selector: pattern, reference: full('app:2'), image: id('1') },
    ]);
    expect(targetsOf(aPattern('app:3*'), app)).toStrictEqual([]);
  });

  it('of an untagged image is its ID, for ** alone', () => {
    const all = aPattern('**');
    expect(targetsOf(all, bare)).toStrictEqual([{ kind: 'id', selector: all, image: id('2') }]);
    expect(targetsOf(aPattern('*'), bare)).toStrictEqual([]);
    expect(targetsOf(aPattern('**/*'), bare)).toStrictEqual([]);
  });

  it('leaves a digest to the last tag of its repository, unless one of its tags stays', () => {
    const found = (stays?: (tag: string) => boolean): readonly string[] =>
      targetsOf(aPattern('app*'), app, stays).map(removalName);
    expect(found()).toStrictEqual([full('app:1'), full('app:2')]);
    expect(found((tag) => tag === full('other:1'))).toStrictEqual([full('app:1'), full('app:2')]);
    expect(found((tag) => tag === full('app:2'))).toStrictEqual([full('app:1'), full('app:2'), digest]);
  });
});

describe('what can be removed of an image', () => {
  const third = digestOf('third', 'd');

  it('are its tags, and the digests whose repository has no tag', () => {
    expect(removable(app)).toStrictEqual([full('app:1'), full('app:2'), full('other:1'), third]);
    expect(removable(bare)).toStrictEqual([]);
  });

  it('are all its names where a digest is a separate name', () => {
    expect(removable({ ...app, impliedDigests: [] })).toStrictEqual([...app.tags, ...app.digests]);
  });
});

describe('an image is worth looking up', () => {
  it.each<[pattern: string, image: Image, expected: boolean]>([
    ['app:2', app, true],
    ['third*', app, true],
    ['web*', app, false],
    ['**', bare, true],
    ['*', bare, false],
  ])('for %s: %#', (pattern, image, expected) => {
    expect(mayMatch(aPattern(pattern), image)).toBe(expected);
  });
});

describe('the filters that a list of images knows', () => {
  it.each<[store: EngineFacts['store'], apiVersion: string, keys: readonly string[]]>([
    ['containerd', '1.41', ['dangling', 'label', 'until', 'reference', 'before', 'since']],
    ['podman', '1.41', ['dangling', 'before', 'since']],
    ['podman', '1.51', ['dangling', 'before', 'since']],
    ['graphdriver', '1.43', ['dangling', 'label', 'reference', 'before', 'since']],
    ['graphdriver', '1.44', ['dangling', 'label', 'until', 'reference', 'before', 'since']],
    ['graphdriver', '1.51', ['dangling', 'label', 'until', 'reference', 'before', 'since']],
  ])('of %s, with API %s', (store, apiVersion, keys) => {
    const facts = { ...aSurvey().engine, store, apiVersion };
    expect(ENGINE_FILTERS.filter((key) => isListedBy(facts, key))).toStrictEqual(keys);
  });
});

describe('filters that the engine does not apply', () => {
  const clock = { ms: Date.parse('2026-03-01T12:00:00Z'), zone: 'Z' };
  const hour = 3_600_000;
  const image = anImage('1', ['app:1'], {
    created: clock.ms - hour,
    labels: { stage: 'test', empty: '', 'a.b/c': 'x=y' },
  });

  it.each<[texts: readonly string[], passes: boolean]>([
    [[], true],
    [['label=stage'], true],
    [['label=stage=test'], true],
    [['label=stage=prod'], false],
    [['label=stag'], false],
    [['label=empty'], true],
    [['label=empty='], true],
    [['label=stage='], false],
    [['label=a.b/c=x=y'], true],
    [['label=a.b/c=x'], false],
    // What every object has is no label.
    [['label=toString'], false],
    [['label=stage', 'label=empty'], true],
    [['label=stage', 'label=missing'], false],
    [['label!=stage'], false],
    [['label!=stage=prod'], true],
    [['label!=missing'], true],
    // Any of several protects.
    [['label!=stage', 'label!=missing'], false],
    [['label!=stage=prod', 'label!=missing'], true],
    [['label!=stage', 'label!=empty'], false],
    [['until=59m'], true],
    [['until=1h'], false],
    [['until=61m'], false],
    [['until=59m', 'until=61m'], false],
    [['until=59m', 'label=missing'], false],
  ])('%j: %s', (texts, passes) => {
    expect(passesTheRest(image, filters(...texts), clock)).toBe(passes);
  });

  it('let nothing through that does not say when it was made, and no label of an image without any', () => {
    expect(passesTheRest(anImage('1'), filters('until=1h'), clock)).toBe(false);
    expect(passesTheRest(anImage('1'), filters('label=stage'), clock)).toBe(false);
    expect(passesTheRest(anImage('1'), filters('label!=stage'), clock)).toBe(true);
  });

  it('`reference` narrows an image to the names that one of its values matches', () => {
    const names = (...texts: readonly string[]): unknown => {
      const its = narrowed(app, referencePatterns(docker, filters(...texts)) ?? []);
      return its === undefined ? undefined : [its.tags, its.digests];
    };
    expect(names('reference=app:1', 'reference=other')).toStrictEqual([[full('app:1'), full('other:1')], []]);
    expect(names('reference=docker.io/library/other:*')).toStrictEqual([[full('other:1')], []]);
    expect(names('reference=third')).toStrictEqual([[], [digestOf('third', 'd')]]);
    expect(names('reference=web')).toBeUndefined();
    expect(narrowed(bare, referencePatterns(docker, filters('reference=*')) ?? [])).toBeUndefined();
    expect(referencePatterns(docker, filters('label=x'))).toBeUndefined();
  });

  it('`reference` means what Podman keeps as its own only there', () => {
    const local = anImage('1', ['localhost/app:1', 'ghcr.io/acme/app:1']);
    const tags = (facts: EngineFacts) =>
      narrowed(local, referencePatterns(facts, filters('reference=app')) ?? [])?.tags;
    expect(tags(podman)).toStrictEqual(['localhost/app:1']);
    expect(tags(docker)).toBeUndefined();
  });

  it('`reference` with a value that is not a pattern is for Docker to read, and matches nothing on Podman', () => {
    const [odd, both] = [filters('reference=a//b'), filters('reference=a//b', 'reference=app:2')];
    expect(referencePatterns(docker, odd)).toBeUndefined();
    expect(referencePatterns(docker, both)).toBeUndefined();
    expect(narrowed(app, referencePatterns(podman, odd) ?? [])).toBeUndefined();
    expect(narrowed(app, referencePatterns(podman, both) ?? [])?.tags).toStrictEqual([full('app:2')]);
  });
});
