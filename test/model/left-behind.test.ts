import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../src/model/baseline.ts';
import { builderOf, buildersAmong } from '../../src/model/builder.ts';
import { mayRemoveContainer } from '../../src/model/container-rule.ts';
import type { Container } from '../../src/model/container.ts';
import { leftBehind, type Beside } from '../../src/model/left-behind.ts';
import { aContainer } from '../support/build.ts';

const container = (name: string, more: Partial<Container> = {}): Container =>
  aContainer('1', { id: `id-of-${name}`, name, ...more });
const network = (name: string, id = `id-of-${name}`) => ({ id, name });
const old = { containers: [container('db')], networks: [network('bridge')], volumes: ['data'] };
const baseline = baselineOf('engine', 'graphdriver', [], old.containers, old);

function left(added: Partial<Beside>, before = baseline): readonly string[] {
  const beside = {
    containers: [...old.containers, ...(added.containers ?? [])],
    networks: [...old.networks, ...(added.networks ?? [])],
    volumes: [...old.volumes, ...(added.volumes ?? [])],
  };
  const rules = { baseline: before, ownContainer: ['id-of-own'], going: new Set(['id-of-going']) };
  return leftBehind(beside, rules).map(({ kind, name, command }) => `${kind} ${name}: ${command}`);
}

describe('what a job leaves behind', () => {
  it('is nothing where everything was there before', () => {
    expect(left({})).toStrictEqual([]);
  });

  it('has builders first, and each kind in the order of its names', () => {
    expect(
      left({
        containers: [container('web'), container('api'), container('buildx_buildkit_b0')],
        networks: [network('shop')],
        volumes: ['z', 'a', 'buildx_buildkit_b0_state'],
      }),
    ).toStrictEqual([
      'builder b: docker buildx rm b',
      'container api: docker container rm --force api',
      'container web: docker container rm --force web',
      'network shop: docker network rm shop',
      'volume a: docker volume rm a',
      'volume z: docker volume rm z',
    ]);
  });

  it.each<[string, Partial<Beside>]>([
    ['the container of the job', { containers: [container('own')] }],
    [
      'a service of the job',
      { containers: [container('s', { networks: [`github_network_${'0'.repeat(32)}`] })] },
    ],
    ['a container that would go', { containers: [container('going')] }],
    ['the network of the runner', { networks: [network(`github_network_${'0'.repeat(32)}`)] }],
    [
      'the networks of the engine',
      { networks: ['host', 'none', 'nat', 'podman'].map((one) => network(one)) },
    ],
  ])('leaves out %s', (_, added) => {
    expect(left(added)).toStrictEqual([]);
  });

  it('names no networks and volumes where nobody recorded those of before', () => {
    const older = baselineOf('engine', 'graphdriver', [], old.containers);
    expect(left({ networks: [network('shop')], volumes: ['z'] }, older)).toStrictEqual([]);
  });

  it.each([
    ['a quote and blanks', [network("it's my net")], [`docker network rm 'it'\\''s my net'`]],
    ['a command', [network('$(reboot)')], [`docker network rm '$(reboot)'`]],
    ['an option', [network('--all', 'n1')], ['docker network rm n1']],
    ['a line of its own', [network('a\nb', 'n2')], ['docker network rm n2']],
    [
      'that of another',
      [network('twin', 'n3'), network('twin', 'n4')],
      ['n3', 'n4'].map((id) => `docker network rm ${id}`),
    ],
  ])('has a command that a shell takes as it is meant, for a name that is %s', (_, networks, commands) => {
    expect(left({ networks }).map((line) => line.slice(line.indexOf(': docker') + 2))).toStrictEqual(
      commands,
    );
  });

  it('removes a pod as a whole', () => {
    expect(left({ containers: [container('web', { pod: 'shop' })] })).toStrictEqual([
      'container web: podman pod rm --force shop',
    ]);
  });

  it('does not take a builder of before for one of the job, though the job started its container again', () => {
    const before = baselineOf('engine', 'graphdriver', [], [], {
      ...old,
      volumes: ['buildx_buildkit_b0_state'],
    });
    const [, container0] = left({ containers: [container('buildx_buildkit_b0')] }, before);
    expect(container0).toBe('container db: docker container rm --force db');
    expect(left({ containers: [container('buildx_buildkit_b0')] }, before)).toContain(
      'container buildx_buildkit_b0: docker container rm --force buildx_buildkit_b0',
    );
  });
});

describe('a builder of buildx', () => {
  it.each([
    ['buildx_buildkit_mine0', 'mine'],
    ['buildx_buildkit_builder-1f2e0_state', 'builder-1f2e'],
    ['buildx_buildkit_two1', 'two'],
    ['buildx_buildkit_named', undefined],
    ['my_buildx_buildkit_a0', undefined],
  ])('%s belongs to %s', (name, builder) => {
    expect(builderOf(name)).toBe(builder);
  });

  it('with several nodes is one', () => {
    expect(
      buildersAmong(['buildx_buildkit_a0', 'web', 'buildx_buildkit_a1'].map((name) => ({ name }))),
    ).toStrictEqual(['a']);
  });
});

it.each(['stopped', 'all', 'added'] as const)(
  'containers: %s never takes the container of a builder',
  (containers) => {
    const baseline = baselineOf('engine', 'graphdriver', [], []);
    const rule = { containers, ownContainer: [], baseline };
    const state = 'exited';
    expect(mayRemoveContainer(aContainer('1', { name: 'web', state }), rule)).toBe(true);
    expect(mayRemoveContainer(aContainer('1', { name: 'buildx_buildkit_ci0', state }), rule)).toBe(false);
  },
);
