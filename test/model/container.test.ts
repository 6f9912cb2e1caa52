import { describe, expect, it } from 'vitest';
import { containersUsing, mounts } from '../../src/model/container.ts';
import { isRunning } from '../../src/model/container.ts';
import { repositoryOf } from '../../src/model/reference.ts';
import { aContainer, anImage, digestOf, id, stopped } from '../support/build.ts';

const app = anImage('abcd1', ['app:1', 'ghcr.io/acme/app:2', digestOf('app', 'd')]);

describe('a container mounts an image', () => {
  it.each([
    ['by its short name', 'app:1', true],
    ['by its full name', 'docker.io/library/app:1', true],
    ['by a name elsewhere', 'ghcr.io/acme/app:2', true],
    ['by digest', `app@${id('d')}`, true],
    ['by ID', id('abcd1'), true],
    ['by an ID without its algorithm', id('abcd1').slice(7), true],
    ['by the start of its ID', 'abcd', true],
    ['not by what only holds an ID', 'absha256:cd', false],
    ['not by too short a start', 'abc', false],
    ['not by the end of its ID', '0000', false],
    ['not by the ID of another', id('abcd2'), false],
    ['not by a name of another', 'app:2', false],
    ['not by what is not a name', 'App', false],
    ['not by nothing', '', false],
  ])('%s: %s', (_, name, expected) => {
    expect(mounts(aContainer('9', { mountedImages: ['other:1', name] }), app)).toBe(expected);
  });
});

it('a container mounts what Podman keeps under its own host, also by the name without it', () => {
  const local = anImage('1', ['localhost/app:1']);
  const mounting = (name: string) => aContainer('9', { mountedImages: [name] });
  expect(mounts(mounting('app:1'), local)).toBe(true);
  expect(mounts(mounting('localhost/app:1'), local)).toBe(true);
  expect(mounts(mounting('docker.io/library/app:1'), local)).toBe(false);
});

describe('containers that need an image', () => {
  it('are made from it, or mount it', () => {
    const made = stopped('abcd1');
    const mounting = aContainer('9', { mountedImages: ['app:1'] });
    expect(containersUsing(app, [made, aContainer('9'), mounting])).toStrictEqual([made, mounting]);
  });

  it.each([
    ['running', true],
    ['paused', true],
    ['restarting', true],
    ['removing', true],
    ['stopping', true],
    ['created', false],
    ['exited', false],
    ['dead', false],
    ['', false],
  ])('keep it even by force when they are "%s": %s', (state, expected) => {
    expect(isRunning(aContainer('1', { state }))).toBe(expected);
  });
});

describe('the repository of a full name', () => {
  it.each([
    ['docker.io/library/app:1', 'docker.io/library/app'],
    ['localhost:5000/app', 'localhost:5000/app'],
    ['localhost:5000/app:1', 'localhost:5000/app'],
    [digestOf('app', '1'), 'docker.io/library/app'],
    [`localhost:5000/app:1@${id('1')}`, 'localhost:5000/app'],
    ['app:1', 'app'],
  ])('%s', (name, repository) => {
    expect(repositoryOf(name)).toBe(repository);
  });
});
