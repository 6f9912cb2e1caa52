import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../src/model/baseline.ts';
import { containersToRemoveFirst } from '../../src/plan/containers-first.ts';
import { isOwn, mayRemoveContainer, type ContainerRule } from '../../src/model/container-rule.ts';
import { planRemovals } from '../../src/plan/order.ts';
import type { Container } from '../../src/model/container.ts';
import { aContainer, anImage, aSurvey, byId, byName, id, stopped, type World } from '../support/build.ts';
import { force, withoutForce } from '../support/dry-run.ts';

const all: ContainerRule = { containers: 'all', ownContainer: [], baseline: undefined };
const onlyStopped: ContainerRule = { ...all, containers: 'stopped' };
const network = `github_network_${'0a'.repeat(16)}`;

describe('a container may go', () => {
  const running = aContainer('1');
  const ended = stopped('1');
  it.each<[string, Container, ContainerRule, boolean]>([
    ['never, when containers are kept', ended, { ...all, containers: 'keep' }, false],
    ['when it has stopped', ended, onlyStopped, true],
    ['when it was only made', aContainer('1', { state: 'created' }), onlyStopped, true],
    ['when it is dead', aContainer('1', { state: 'dead' }), onlyStopped, true],
    ['not when it runs, and only stopped ones may', running, onlyStopped, false],
    [
      'not when it is paused, and only stopped ones may',
      aContainer('1', { state: 'paused' }),
      onlyStopped,
      false,
    ],
    [
      'not when it restarts, and only stopped ones may',
      aContainer('1', { state: 'restarting' }),
      onlyStopped,
      false,
    ],
    ['when it runs, and all may', running, all, true],
    ['not when this runs in it', aContainer('1', { id: 'abc123' }), { ...all, ownContainer: ['abc'] }, false],
    ['when this runs in another', aContainer('1', { id: 'abc123' }), { ...all, ownContainer: ['bc1'] }, true],
    ['not when it is of the job', aContainer('1', { networks: ['bridge', network] }), all, false],
    ['never when it belongs to a pod', aContainer('1', { pod: 'shop' }), all, false],
    ['not even stopped when it belongs to a pod', stopped('1', { pod: 'shop' }), onlyStopped, false],
    ['not even stopped when it is of the job', stopped('1', { networks: [network] }), onlyStopped, false],
    ['when its network only looks like the job’s', aContainer('1', { networks: [`${network}0`] }), all, true],
    ['when its network ends like the job’s', aContainer('1', { networks: [`x${network}`] }), all, true],
  ])('%s', (_, container, rule, expected) => {
    expect(mayRemoveContainer(container, rule)).toBe(expected);
  });

  it('only when it is new, at the end of a job that leaves what was there', () => {
    const baseline = baselineOf('engine', 'graphdriver', [], [aContainer('1', { id: 'old' })]);
    expect(mayRemoveContainer(aContainer('1', { id: 'old' }), { ...all, baseline })).toBe(false);
    expect(mayRemoveContainer(aContainer('1', { id: 'older' }), { ...all, baseline })).toBe(true);
  });

  it('unless it is the one that this runs in, of which only the beginning may be known', () => {
    expect(isOwn(aContainer('1', { id: 'abc123' }), [])).toBe(false);
    expect(isOwn(aContainer('1', { id: 'abc123' }), ['9', 'abc1'])).toBe(true);
  });
});

describe('the containers that go before an image', () => {
  const going = (world: World, rule: ContainerRule = all, options = withoutForce): unknown => {
    const survey = aSurvey(world);
    const found = containersToRemoveFirst(planRemovals(survey), survey, options, rule);
    return [...found].map(([image, containers]) => [image, containers.map(({ name }) => name)]);
  };
  const firstImage = anImage('1', ['app:1']);
  const two = anImage('2', ['app:2', 'app:two']);
  const web = aContainer('1', { name: 'web' });
  const old = stopped('1', { name: 'old' });
  const targets = [byName('app:1', '1')];

  it('are all of it, and none of another', () => {
    const other = stopped('2', { name: 'other' });
    const world = { images: [firstImage, two], targets, containers: [web, old, other] };
    expect(going(world)).toStrictEqual([[id('1'), ['web', 'old']]]);
  });

  it('are none where there is no container', () => {
    expect(going({ images: [firstImage], targets })).toStrictEqual([]);
  });

  it('are none where one of them must stay', () => {
    expect(going({ images: [firstImage], targets, containers: [web, old] }, onlyStopped)).toStrictEqual([]);
  });

  it('are those that mount it', () => {
    const mounts = aContainer('9', { name: 'mounts', mountedImages: ['app:1'] });
    expect(going({ images: [firstImage], targets, containers: [mounts] })).toStrictEqual([
      [id('1'), ['mounts']],
    ]);
  });

  it('are none where another name stays', () => {
    const containers = [stopped('2')];
    expect(going({ images: [two], targets: [byName('app:2', '2')], containers })).toStrictEqual([]);
    const both = [byName('app:2', '2'), byName('app:two', '2')];
    expect(going({ images: [two], targets: both, containers })).toStrictEqual([[id('2'), ['old']]]);
  });

  it.each(['graphdriver', 'containerd'] as const)('are none where something is built on it: %s', (store) => {
    const child = anImage('3', ['child:1'], { parent: id('1') });
    const world = { store, images: [firstImage, child], containers: [old] };
    expect(going({ ...world, targets })).toStrictEqual([]);
    expect(going({ ...world, targets: [...targets, byId('3')] })).toStrictEqual([
      [id('3'), []],
      [id('1'), ['old']],
    ]);
  });

  it('are not those of a parent that would only go along', () => {
    const parent = anImage('5');
    const child = anImage('3', ['child:1'], { parent: id('5') });
    const world = { images: [parent, child], containers: [stopped('5')], targets: [byName('child:1', '3')] };
    expect(going(world)).toStrictEqual([[id('3'), []]]);
  });

  it('are none by force where the engine leaves the image to its container all the same', () => {
    const kept = { images: [firstImage], targets, containers: [web] };
    expect(going(kept, onlyStopped, force)).toStrictEqual([]);
  });
});
