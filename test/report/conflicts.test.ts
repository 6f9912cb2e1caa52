import { describe, expect, it } from 'vitest';
import { plural, listNames } from '../../src/model/text.ts';
import { describeContainer } from '../../src/model/container.ts';
import { explainConflict } from '../../src/report/conflicts.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import {
  aContainer,
  afterwards,
  anImage,
  aSurvey,
  byId,
  byName,
  digestOf,
  id,
  stopped,
  type World,
} from '../support/build.ts';

const app = anImage('1', ['app:1']);

function explain(target: PresentTarget, world: World, image = app, gone: readonly string[] = []) {
  const stateAfter = afterwards(
    gone.map((digits) => [digits, 'absent'] as const),
    world.containers,
  );
  return explainConflict({ target, image, survey: aSurvey(world), stateAfter });
}

describe('a container in the way', () => {
  it('is named with its state, when it runs', () => {
    expect(explain(byName('app:1', '1'), { containers: [aContainer('1')] })).toStrictEqual({
      conflict: 'running-container',
      reason: 'used by the running container web',
      next: 'stop and remove web first (`docker rm -f web`), or set `containers: all`',
    });
  });

  it('is named with its compose project and service', () => {
    const container = aContainer('1', { composeProject: 'shop', composeService: 'front' });
    expect(describeContainer(container)).toBe('web (running, compose project shop, service front)');
    expect(describeContainer({ ...container, status: '' })).toBe(
      'web (running, compose project shop, service front)',
    );
  });

  it.each([
    [aContainer('1', { pod: 'shop' }), 'used by the running container web (pod shop)'],
    [stopped('1', { pod: 'shop' }), 'used by the stopped container old (Exited (0) 2 hours ago, pod shop)'],
  ])('goes with its pod only: %#', (container, reason) => {
    expect(explain(byName('app:1', '1'), { store: 'podman', containers: [container] })).toMatchObject({
      reason,
      next: 'remove the pod shop as a whole first (`podman pod rm --force shop`)',
    });
  });

  it('and others beside those of pods have their own next step', () => {
    const inPods = ['shop', 'shop', 'bank'].map((pod, n) => aContainer('1', { name: `c${n}`, pod }));
    const containers = [...inPods, aContainer('1')];
    expect(explain(byName('app:1', '1'), { store: 'podman', containers })?.next).toBe(
      'stop and remove web first (`docker rm -f web`), or set `containers: all`; remove the pods shop, bank as a whole first (`podman pod rm --force shop bank`)',
    );
  });

  it('counts as much when it mounts the image', () => {
    const containers = [aContainer('9', { mountedImages: ['app:1'] })];
    expect(explain(byId('1'), { containers })?.conflict).toBe('running-container');
  });

  it('is of no interest when it uses another image', () => {
    expect(explain(byId('1'), { containers: [aContainer('2'), stopped('3')] })).toBeUndefined();
  });

  it('weighs more when it runs than when it is stopped, and than a second name', () => {
    const image = anImage('1', ['app:1', 'app:2']);
    const containers = [stopped('1'), aContainer('1'), aContainer('1', { name: 'db' })];
    expect(explain(byId('1'), { containers }, image)).toStrictEqual({
      conflict: 'running-container',
      reason: 'used by the running containers web, db',
      next: 'stop and remove web, db first (`docker rm -f web db`), or set `containers: all`',
    });
  });

  it('is one of many that run: three are named in the command', () => {
    const containers = [1, 2, 3, 4].map((n) => aContainer('1', { name: `c${String(n)}` }));
    expect(explain(byId('1'), { containers })?.next).toBe(
      'stop and remove c1, c2, c3, c4 first (`docker rm -f c1 c2 c3`), or set `containers: all`',
    );
  });

  it.each([
    ['graphdriver', byName('app:1', '1'), ', or set `force: true`'],
    ['graphdriver', byId('1'), ', or set `force: true`'],
    ['containerd', byId('1'), ', or set `force: true`'],
    ['containerd', byName('app:1', '1'), ''],
  ] as const)('that is stopped, on %s: force is offered only where it deletes', (store, target, offer) => {
    expect(explain(target, { store, containers: [stopped('1')] })).toStrictEqual({
      conflict: 'stopped-container',
      reason: 'used by the stopped container old (Exited (0) 2 hours ago)',
      next: `remove old first (\`docker rm old\`), or set \`containers: stopped\`${offer}`,
    });
  });

  it('is one of many: five are named, three in the command', () => {
    const containers = [1, 2, 3, 4, 5, 6, 7].map((n) =>
      stopped('1', { name: `c${String(n)}`, status: 'Created' }),
    );
    expect(explain(byName('app:1', '1'), { containers })).toStrictEqual({
      conflict: 'stopped-container',
      reason:
        'used by the stopped containers c1 (Created), c2 (Created), c3 (Created), c4 (Created), c5 (Created) and 2 more',
      next: 'remove c1, c2, c3, c4, c5 and 2 more first (`docker rm c1 c2 c3`), or set `containers: stopped`, or set `force: true`',
    });
  });
});

describe('images in the way', () => {
  const children = [anImage('2', ['child:1'], { parent: id('1') }), anImage('3', [], { parent: id('1') })];

  it('are those built on it, when it is asked for by ID', () => {
    const images = [app, ...children, anImage('4', ['stranger:1'])];
    expect(explain(byId('1'), { images, containers: [aContainer('1')] })).toStrictEqual({
      conflict: 'child-images',
      reason: `2 images built on it: child:1, ${id('3')}`,
      next: `list child:1, ${id('3')} too`,
    });
  });

  it('are not those that went meanwhile', () => {
    const world = { images: [app, ...children], containers: [aContainer('1')] };
    expect(explain(byId('1'), world, app, ['2'])?.reason).toBe(`1 image built on it: ${id('3')}`);
    expect(explain(byId('1'), world, app, ['2', '3'])?.conflict).toBe('running-container');
  });

  it.each([
    ['it is asked for by name', 'graphdriver', byName('app:1', '1')],
    ['the containerd store is asked, which deletes it all the same', 'containerd', byId('1')],
  ] as const)('are none when %s', (_, store, target) => {
    expect(explain(target, { store, images: [app, ...children] })).toBeUndefined();
  });
});

describe('several names', () => {
  it('stand in the way of an ID', () => {
    const image = anImage('1', ['app:1', 'ghcr.io/acme/app:2', digestOf('app', 'd')]);
    expect(explain(byId('1'), { containers: [stopped('1')] }, image)).toStrictEqual({
      conflict: 'several-references',
      reason: 'it has 2 names: app:1, ghcr.io/acme/app:2',
      next: 'list app:1, ghcr.io/acme/app:2 too, or set `force: true` to remove them all',
    });
  });

  it('may be digests', () => {
    const digests = [digestOf('a', '1'), digestOf('b', '1')];
    expect(explain(byId('1'), {}, anImage('1', digests))?.reason).toBe(
      `it has 2 names: a@${id('1')}, b@${id('1')}`,
    );
  });

  it('do not stand in the way of one of them', () => {
    expect(explain(byName('app:1', '1'), {}, anImage('1', ['app:1', 'app:2']))).toBeUndefined();
  });
});

describe('a list in a sentence', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
    [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e and 1 more'],
  ])('%j', (names, text) => {
    expect(listNames(names)).toBe(text);
  });

  it.each([
    [0, '0 images'],
    [1, '1 image'],
    [2, '2 images'],
  ])('%d', (count, text) => {
    expect(plural(count, 'image')).toBe(text);
  });
});

describe('several names on Podman', () => {
  it('have digests among them, and force is no way out', () => {
    const both = anImage('1', ['app:1', digestOf('app', 'd')]);
    const names = `app:1, app@${id('d')}`;
    expect(explain(byId('1'), { store: 'podman' }, both)).toStrictEqual({
      conflict: 'several-references',
      reason: `it has 2 names: ${names}`,
      next: `list ${names} too`,
    });
  });
});
