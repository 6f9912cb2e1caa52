import { describe, expect, it } from 'vitest';
import { ownApiVersion } from '../../src/engine/greeting.ts';
import { withPodNames } from '../../src/engine/podman.ts';
import { aContainer } from '../support/build.ts';

describe('the pods of Podman', () => {
  const containers = [
    aContainer('1', { id: 'a' }),
    aContainer('1', { id: 'b' }),
    aContainer('1', { id: 'c' }),
  ];
  const pods = (list: unknown): unknown =>
    withPodNames(containers, JSON.stringify(list)).map(({ pod }) => pod ?? '-');

  it('are listed with the containers that are in one', () => {
    const list = [
      { Id: 'b', Pod: 'f'.repeat(64), PodName: 'shop', IsInfra: true },
      { Id: 'a', Pod: '', PodName: '' },
      { Id: 'c', Pod: 'e'.repeat(64) },
      { Id: 'of another', Pod: 'x', PodName: 'x' },
    ];
    expect(pods(list)).toStrictEqual(['-', 'shop', 'e'.repeat(12)]);
    expect(pods(null)).toStrictEqual(['-', '-', '-']);
  });

  it.each([[{ Id: 1, Pod: 'x' }], [{ Id: 'a', Pod: 7 }], ['a']])('are nonsense in %j', (entry) => {
    expect(() => pods([entry])).toThrow('the engine sent');
  });

  it.each([
    ['4.3.1', '4.3.1'],
    ['6.0.0-dev', '6.0.0-dev'],
    ['', '1.41'],
    ['../..', '1.41'],
    ['4/../../images', '1.41'],
    ['4?x', '1.41'],
  ])('are asked for in the version %j: %s', (reported, version) => {
    expect(ownApiVersion(reported, '1.41')).toBe(version);
  });
});
