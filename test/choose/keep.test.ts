import { describe, expect, it } from 'vitest';
import { holdersOfParents, protectParentHolders, protectKept } from '../../src/choose/protect.ts';
import { isSelector, keeperOf, parseSelector, type Selector } from '../../src/model/selector.ts';
import type { Image } from '../../src/model/image.ts';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import { removalName, type PresentTarget } from '../../src/model/removal.ts';
import { anImage, byId, byName, digestOf, id, anAbsentTarget } from '../support/build.ts';

function selectors(...texts: readonly string[]): readonly Selector[] {
  return texts.map((text) => {
    const parsed = parseSelector(text);
    if (!isSelector(parsed)) throw new Error(`${text}: ${parsed.problem}`);
    return parsed;
  });
}

const stores: readonly EngineKind[] = ['graphdriver', 'containerd'];
const digest = digestOf('app', '1');
const otherDigest = digestOf('other', '1');

function keptBy(keep: readonly string[]): (id: string) => boolean {
  const keeper = keeperOf(selectors(...keep));
  return (image) => keeper.ofImage({ id: image }) !== undefined;
}

/** The targets that are protected, and why. */
function protectedTargets(
  image: Image,
  asked: readonly PresentTarget[],
  keep: readonly string[],
  store: EngineKind,
  wasThere = false,
): object {
  const found = protectKept(asked, image, { keep: selectors(...keep), store, wasThere });
  return Object.fromEntries(
    [...found].map(([target, { reason }]) => [
      'selector' in target && target.kind !== 'absent' ? removalName(target) : '',
      reason,
    ]),
  );
}

describe.each(stores)('keep on the %s store', (store) => {
  const image = anImage('1abc', ['app:1', 'app:2', 'other:1']);
  const all = ['app:1', 'app:2', 'other:1'].map((name) => byName(name, '1abc'));
  const names = ['docker.io/library/app:1', 'docker.io/library/app:2', 'docker.io/library/other:1'];

  it.each<[keep: string, stays: readonly string[]]>([
    ['app:1', names.slice(0, 1)],
    ['docker.io/library/app:1', names.slice(0, 1)],
    // Whoever keeps a repository keeps all of it.
    ['app', names.slice(0, 2)],
    ['docker.io/library/other', names.slice(2)],
    ['app:*', names.slice(0, 2)],
    ['ap?', names.slice(0, 2)],
    ['docker.io/library/*:1', [names[0] ?? '', names[2] ?? '']],
    ['**', names],
    ['1abc', names],
    ['sha256:1abc000', names],
    [id('1abc'), names],
    ['2abc', []],
    [id('2abc'), []],
    ['nobody:1', []],
  ])('%s', (keep, stays) => {
    expect(Object.keys(protectedTargets(image, all, [keep], store))).toStrictEqual(stays);
  });

  it('says what names it', () => {
    expect(protectedTargets(image, all, ['app:1', 'o*'], store)).toStrictEqual({
      [names[0] ?? '']: '`keep` names it: app:1',
      [names[2] ?? '']: '`keep` names it: o*',
    });
  });

  it('says that the image itself is named', () => {
    expect(protectedTargets(image, [byId('1abc')], ['1abc'], store)).toStrictEqual({
      [id('1abc')]: '`keep` names it: 1abc',
    });
  });

  it('a repository with a port is kept whole', () => {
    const local = anImage('1', ['localhost:5000/app:1', 'localhost:5000/web:1']);
    const both = ['localhost:5000/app:1', 'localhost:5000/web:1'].map((name) => byName(name, '1'));
    expect(Object.keys(protectedTargets(local, both, ['localhost:5000/app'], store))).toStrictEqual([
      'localhost:5000/app:1',
    ]);
  });

  it('an image from before the job keeps its last name and its ID', () => {
    const last = 'the image was there before this job, and would go with its last name';
    expect(protectedTargets(image, all.slice(0, 2), [], store, true)).toStrictEqual({});
    expect(protectedTargets(image, all, [], store, true)).toStrictEqual({ [names[2] ?? '']: last });
    expect(protectedTargets(image, [byId('1abc')], [], store, true)).toStrictEqual({ [id('1abc')]: last });
    expect(protectedTargets(image, [...all, byId('1abc')], [], store, false)).toStrictEqual({});
  });

  it('an ID would take every reference along, so one kept reference protects it', () => {
    expect(protectedTargets(image, [byId('1abc')], ['other:1'], store)).toStrictEqual({
      [id('1abc')]: 'other:1 would go with it, and `keep` names that: other:1',
    });
    expect(protectedTargets(image, [byId('1abc'), ...all], ['other:1'], store)).toStrictEqual({
      [names[2] ?? '']: '`keep` names it: other:1',
      [id('1abc')]: 'other:1 would go with it, and `keep` names that: other:1',
    });
  });

  it('an ID is removed if all its references are chosen, even if a kept name once belonged to it', () => {
    expect(protectedTargets(image, [byId('1abc'), ...all], ['third:1'], store)).toStrictEqual({});
  });

  it('an untagged image is kept by its ID, and by ** alone', () => {
    const untagged = anImage('1abc');
    for (const keep of ['**', '1abc'])
      expect(protectedTargets(untagged, [byId('1abc')], [keep], store)).not.toStrictEqual({});
    for (const keep of ['*', '**/*', '1abd'])
      expect(protectedTargets(untagged, [byId('1abc')], [keep], store)).toStrictEqual({});
  });

  it('the last tag of a repository would take its digests along', () => {
    const tagged = anImage('1', ['app:1', 'app:2', 'other:1', digest, otherDigest]);
    const one = byName('app:1', '1');
    const two = byName('app:2', '1');
    const keep = [`app@${id('1')}`];
    expect(protectedTargets(tagged, [one], keep, store)).toStrictEqual({});
    expect(protectedTargets(tagged, [one, two], keep, store)).toStrictEqual({
      'docker.io/library/app:2': `app@${id('1')} would go with it, and \`keep\` names that: ${keep.join()}`,
    });
    expect(protectedTargets(tagged, [byName('other:1', '1')], keep, store)).toStrictEqual({});
  });

  it('a name with a tag and a digest keeps both', () => {
    const tagged = anImage('1', ['app:1', 'app:2', digest]);
    const keep = [`app:1@${id('1')}`];
    expect(Object.keys(protectedTargets(tagged, [byName('app:1', '1')], keep, store))).toStrictEqual([
      'docker.io/library/app:1',
    ]);
    expect(protectedTargets(tagged, [byName('app:2', '1')], keep, store)).toStrictEqual({});
  });
});

describe('a digest that is asked for', () => {
  const tagged = anImage('1', ['app:1', 'app:2', 'other:1', digest]);

  it('would take the tags of its repository along on the containerd store only', () => {
    expect(protectedTargets(tagged, [byName(digest, '1')], ['app:2'], 'graphdriver')).toStrictEqual({});
    expect(protectedTargets(tagged, [byName(digest, '1')], ['app:2'], 'containerd')).toStrictEqual({
      [digest]: 'app:2 would go with it, and `keep` names that: app:2',
    });
    expect(protectedTargets(tagged, [byName(digest, '1')], ['other:1'], 'containerd')).toStrictEqual({});
  });
});

describe('an untagged parent that is kept', () => {
  const family = [
    anImage('1'),
    anImage('2', [], { parent: id('1') }),
    anImage('3', ['app:3'], { parent: id('2') }),
    anImage('4', ['app:4'], { parent: id('3') }),
    anImage('5', [], { parent: id('9') }),
  ];
  const images = new Map(family.map((image) => [image.id, image]));
  const holders = (...keep: readonly string[]): readonly string[] => [
    ...holdersOfParents(images, keptBy(keep)),
  ];

  it('is held by all images whose removal would prune it, up to the first with a name, which it may lose', () => {
    expect(holders(id('1'))).toStrictEqual([id('2'), id('3')]);
    expect(holders('2000')).toStrictEqual([id('3')]);
    expect(holders(id('3'))).toStrictEqual([id('4')]);
    expect(holders('app:3', 'app:*', id('9'))).toStrictEqual([]);
    expect(holders('**')).toStrictEqual([id('2'), id('3'), id('4')]);
  });

  it('is found in a cycle of parents, too', () => {
    const circle = [anImage('1', [], { parent: id('2') }), anImage('2', [], { parent: id('1') })];
    const keep = keptBy([id('2')]);
    expect([...holdersOfParents(new Map(circle.map((image) => [image.id, image])), keep)]).toStrictEqual([
      id('1'),
    ]);
  });
});

describe('whether a selector names an image itself', () => {
  it.each([
    ['1abc', true],
    ['sha256:1abc', true],
    ['1abcd', false],
    ['**', true],
    ['*', false],
    ['app:1', false],
  ])('%s', (text, is) => {
    expect(keptBy([text])(id('1abc'))).toBe(is);
  });
});

describe("a digest that follows from Podman's tags", () => {
  const implied = { id: id('1abc'), impliedDigests: [digest] };
  it.each([
    [`app@${id('1')}`, true],
    // One of the two that it names is enough.
    [`app:1@${id('1')}`, true],
    [`app@${id('2')}`, false],
    [`other@${id('1')}`, false],
    ['app:1', false],
    [id('1'), false],
  ])('names the image itself: %s', (text, is) => {
    expect(keeperOf(selectors(text)).ofImage(implied) !== undefined).toBe(is);
  });
});

it('an image whose parent must stay is protected where pruning cannot be turned off', () => {
  const targets = [byName('app:1', '1'), byId('1'), byId('2'), anAbsentTarget('app:1')] as const;
  expect([...protectParentHolders(targets, new Set([id('1')]))]).toStrictEqual(
    targets
      .slice(0, 2)
      .map((target) => [
        target,
        { verdict: 'kept', reason: 'Podman would also prune an untagged parent that must stay' },
      ]),
  );
  expect(protectParentHolders(targets, new Set()).size).toBe(0);
});
