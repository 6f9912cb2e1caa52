import { describe, expect, it } from 'vitest';
import { protect, type ProtectionRules } from '../../src/choose/protect.ts';
import { isSelector, parseSelector } from '../../src/model/selector.ts';
import type { Container } from '../../src/model/container.ts';
import type { Image } from '../../src/model/image.ts';
import type { PresentTarget, Target } from '../../src/model/removal.ts';
import { aContainer, anImage, byId, byName, full, id, anAbsentTarget, stopped } from '../support/build.ts';
import { aPattern } from '../support/patterns.ts';

const runners = `abc123:${'0123456789abcdef'.repeat(2)}`;
const image = anImage('1', ['app:1', 'app:2']);

function byPattern(name: string, digits = '1'): PresentTarget {
  return { kind: 'reference', selector: aPattern('**'), reference: full(name), image: id(digits) };
}

function ruleIn(...ownContainer: readonly string[]): ProtectionRules['rule'] {
  return { containers: 'keep', ownContainer, baseline: undefined };
}

function verdicts(
  targets: readonly Target[],
  more: Partial<ProtectionRules> & { image?: Image } = {},
): readonly string[] {
  const { image: only = image, ...rules } = more;
  const protections = protect(targets, {
    images: new Map([[only.id, only]]),
    containers: [],
    keep: [],
    store: 'graphdriver',
    force: false,
    leftOut: () => undefined,
    rule: ruleIn(),
    ...rules,
  });
  return targets.map((target) => protections.get(target)?.verdict ?? 'open');
}

describe('a container that uses the image', () => {
  const cases: readonly [string, Container, soft: string, hard: string][] = [
    ['running', aContainer('1'), 'in-use', 'in-use'],
    ['paused', aContainer('1', { state: 'paused' }), 'in-use', 'in-use'],
    ['restarting', aContainer('1', { state: 'restarting' }), 'in-use', 'in-use'],
    ['stopped', stopped('1'), 'in-use', 'open'],
    ['created', stopped('1', { state: 'created' }), 'in-use', 'open'],
    ['mounting it', aContainer('2', { mountedImages: ['app:2'] }), 'in-use', 'in-use'],
    ['stopped, and mounting it by its ID', stopped('2', { mountedImages: [id('1')] }), 'in-use', 'open'],
    ['of another image', aContainer('2'), 'open', 'open'],
  ];
  it.each(cases)('%s: no pattern removes any of its names', (_, container, soft, hard) => {
    const targets = [byPattern('app:1'), byPattern('app:2')];
    expect(verdicts(targets, { containers: [container] })).toStrictEqual([soft, soft]);
    expect(verdicts(targets, { containers: [container], force: true })).toStrictEqual([hard, hard]);
  });

  it.each(cases)('%s: a name or an ID removes it', (_, container) => {
    const targets = [byName('app:1', '1'), byId('1')];
    for (const force of [true, false]) {
      expect(verdicts(targets, { containers: [container], force })).toStrictEqual(['open', 'open']);
    }
  });
});

describe('an image of the runner', () => {
  const own = anImage('1', [runners, 'also:1']);

  it('is protected from patterns under all its names, with and without force', () => {
    const targets = [byPattern(runners), byPattern('also:1')];
    expect(verdicts(targets, { image: own, force: true })).toStrictEqual(['kept', 'kept']);
  });

  it('is removed by name and by ID', () => {
    expect(verdicts([byName(runners, '1'), byId('1')], { image: own })).toStrictEqual(['open', 'open']);
  });

  it.each([
    `abc12:${'0'.repeat(32)}`,
    `abc1234:${'0'.repeat(32)}`,
    `abc123:${'0'.repeat(31)}`,
    `abc123:${'0'.repeat(33)}`,
    `abc12g:${'0'.repeat(32)}`,
    `abc123:${'g'.repeat(32)}`,
    `acme/abc123:${'0'.repeat(32)}`,
    `ghcr.io/abc123:${'0'.repeat(32)}`,
  ])('is not %s', (name) => {
    expect(verdicts([byPattern(name)], { image: anImage('1', [name]) })).toStrictEqual(['open']);
  });
});

describe('the container that the job runs in', () => {
  const job = aContainer('1', { id: `0123456789ab${'0'.repeat(52)}`, name: 'job' });

  it.each([['0123456789ab'], [job.id]])('is known by %s', (start) => {
    const rules = { containers: [job], rule: ruleIn(start), force: true };
    expect(verdicts([byPattern('app:1')], rules)).toStrictEqual(['kept']);
    expect(verdicts([byName('app:1', '1')], rules)).toStrictEqual(['open']);
  });

  it('is none of the others', () => {
    const rules = { containers: [job], rule: ruleIn('ffffffffffff') };
    expect(verdicts([byPattern('app:1')], rules)).toStrictEqual(['in-use']);
  });
});

describe('filters and keep', () => {
  it('protect named images too', () => {
    const leftOut = (target: PresentTarget): string | undefined => (target.kind === 'id' ? 'no' : undefined);
    expect(verdicts([byName('app:1', '1'), byId('1')], { leftOut })).toStrictEqual(['open', 'kept']);
    const keep = [parseSelector('app:1')].filter(isSelector);
    expect(verdicts([byName('app:1', '1'), byName('app:2', '1'), byId('1')], { keep })).toStrictEqual([
      'kept',
      'open',
      'kept',
    ]);
  });

  it('decide about a name by the names that stay', () => {
    // The tag that a filter holds back stays, so that the other one is not the last.
    const pulled = anImage('1', ['app:1', 'app:2', `app@${id('1')}`]);
    const leftOut = (target: PresentTarget): string | undefined =>
      target.kind === 'reference' && target.reference === full('app:1') ? 'no' : undefined;
    const keep = [parseSelector(`app@${id('1')}`)].filter(isSelector);
    const targets = [byPattern('app:1'), byPattern('app:2')];
    expect(verdicts(targets, { image: pulled, keep, leftOut })).toStrictEqual(['kept', 'open']);
  });

  it('do not protect an absent image', () => {
    expect(verdicts([anAbsentTarget('gone:1')], { keep: [aPattern('**')] })).toStrictEqual(['open']);
  });
});
