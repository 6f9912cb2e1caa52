import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../src/model/baseline.ts';
import type { ContainerRule } from '../../src/model/container-rule.ts';
import { protect, type ProtectionRules } from '../../src/choose/protect.ts';
import type { Container } from '../../src/model/container.ts';
import type { Image } from '../../src/model/image.ts';
import type { PresentTarget, Target } from '../../src/model/removal.ts';
import { aContainer, anImage, byId, byName, anAbsentTarget, stopped } from '../support/build.ts';
import { aPattern } from '../support/patterns.ts';

const image = anImage('1', ['app:1', 'app:2']);
const rule: ContainerRule = { containers: 'keep', ownContainer: [], baseline: undefined };
const byPattern = (target: PresentTarget): PresentTarget => ({ ...target, selector: aPattern('**') });
const found = byPattern(byName('app:1', '1'));

function protectionsOf(
  targets: readonly Target[],
  more: Partial<ProtectionRules> = {},
  images: readonly Image[] = [image],
) {
  const protections = protect(targets, {
    images: new Map(images.map((one) => [one.id, one])),
    containers: [],
    keep: [],
    store: 'graphdriver',
    force: false,
    leftOut: () => undefined,
    rule,
    ...more,
  });
  return targets.map((target) => protections.get(target));
}

describe('a protected target has a reason', () => {
  it('when the runner built it', () => {
    const runners = `abc123:${'0123456789abcdef'.repeat(2)}`;
    const target = byPattern(byName('also:1', '1'));
    expect(protectionsOf([target], {}, [anImage('1', [runners, 'also:1'])])).toStrictEqual([
      { verdict: 'kept', reason: `the runner built it for an action of this job (${runners})` },
    ]);
  });

  it('when the job runs in it', () => {
    const job = aContainer('1', { id: 'abc123', name: 'job' });
    const rules = { containers: [job], rule: { ...rule, ownContainer: ['abc'] } };
    expect(protectionsOf([found], rules)).toStrictEqual([
      { verdict: 'kept', reason: 'this job runs in it (container job)' },
    ]);
  });

  it('when filters leave it out', () => {
    expect(protectionsOf([found], { leftOut: () => 'it is too new' })).toStrictEqual([
      { verdict: 'kept', reason: 'it is too new' },
    ]);
  });

  it('when the image was there before the job and this is its last name', () => {
    const targets = [byName('app:1', '1'), byName('app:2', '1')];
    const before = (...images: readonly Image[]): Partial<ProtectionRules> => ({
      rule: { ...rule, baseline: baselineOf('engine', 'graphdriver', images, []) },
    });
    expect(protectionsOf(targets, before(image))).toStrictEqual([
      undefined,
      {
        verdict: 'kept',
        reason: 'the image was there before this job, and would go with its last name',
      },
    ]);
    expect(protectionsOf(targets, before(anImage('2')))).toStrictEqual([undefined, undefined]);
  });
});

describe('an image in use', () => {
  const running = aContainer('1');
  const ended = stopped('1');
  /** Without a next step: advice to remove containers is only for named images. */
  const used = (by: string): unknown => ({ verdict: 'in-use', reason: `used by ${by}` });
  const web = 'web (running)';
  const old = 'old (Exited (0) 2 hours ago)';

  it.each<[string, readonly Container[], unknown]>([
    ['a running container', [running], used(web)],
    ['a stopped one', [ended], used(old)],
    ['one of each', [ended, running], used(`${old}, ${web}`)],
  ])('has no next step that removes containers: %s', (_, containers, expected) => {
    expect(protectionsOf([found], { containers })).toStrictEqual([expected]);
  });

  it('names only the containers that block the removal', () => {
    const containers = [running, ended];
    expect(protectionsOf([found], { containers, force: true })).toStrictEqual([used(web)]);
    const stoppedMayGo = { ...rule, containers: 'stopped' } as const;
    expect(protectionsOf([found], { containers, rule: stoppedMayGo })).toStrictEqual([used(web)]);
    expect(protectionsOf([found], { containers, rule: { ...rule, containers: 'all' } })).toStrictEqual([
      undefined,
    ]);
  });
});

it('an image that the engine no longer reports has no protection', () => {
  const targets = [byPattern(byId('9')), byId('9'), anAbsentTarget('gone:1')];
  const keep = [aPattern('**')];
  expect(protectionsOf(targets, { keep, containers: [aContainer('9')] })).toStrictEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(protectionsOf([byId('1')], { keep })).toStrictEqual([
    { verdict: 'kept', reason: '`keep` names it: **' },
  ]);
});
