import { expect, it } from 'vitest';
import { parseNamedSelector, parseSelector, type Selector } from '../../src/model/selector.ts';
import { keepingLocalNames, withLocalNames } from '../../src/choose/podman-names.ts';
import { namesMeant } from '../../src/choose/resolve.ts';
import { matchesReference, pullRequestsIn } from '../../src/model/pattern.ts';

it.each([
  ['app', ['localhost/app:latest', 'docker.io/library/app:latest']],
  ['acme/app:1', ['localhost/acme/app:1', 'docker.io/acme/app:1']],
  ['docker.io/app:1', ['docker.io/library/app:1']],
  ['localhost/app:1', ['localhost/app:1']],
  ['ghcr.io/acme/app:1', ['ghcr.io/acme/app:1']],
  ['localhost:5000/app', ['localhost:5000/app:latest']],
])('what %s can mean to Podman', (text, names) => {
  const named = parseNamedSelector(text);
  if (!('kind' in named) || named.kind === 'id') throw new Error('no name');
  expect(namesMeant(named, { store: 'podman' })).toStrictEqual(names);
  expect(namesMeant(named, { store: 'graphdriver' })).toStrictEqual(names.slice(-1));
});

function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if (!('kind' in parsed)) throw new Error(parsed.problem);
  return parsed;
}

it.each([
  ['app:*', true],
  ['{app,other}', true],
  ['*', true],
  ['**', true],
  ['localhost/*', true],
  ['docker.io/**', false],
  ['ghcr.io/*', false],
])('whether the pattern %s finds what Podman keeps as its own: %s', (text, finds) => {
  const [pattern] = withLocalNames([selector(text)]);
  expect(pattern?.kind === 'pattern' && matchesReference(pattern, 'localhost/app:1')).toBe(finds);
});

it('what is kept without a host is kept under both names', () => {
  const kept = keepingLocalNames(['app:1', 'docker.io/b:1', 'f'.repeat(64), 'c:*'].map(selector));
  expect(kept.map(({ kind }) => kind)).toStrictEqual([
    'reference',
    'reference',
    'reference',
    'id',
    'pattern',
  ]);
});

it.each([
  ['app:*', ['app:*', 'localhost/app:*']],
  ['app/**', ['app/**', 'localhost/app/**']],
  ['{app,ghcr.io/*/app}', ['app', 'ghcr.io/*/app', 'localhost/app']],
  ['**', ['**']],
  ['**/app', ['**/app']],
  ['docker.io/*', ['docker.io/*']],
  // Longer than any pattern may be.
  [`${'a'.repeat(995)}*`, [`${'a'.repeat(995)}*`]],
])('Podman is asked for the pattern %s as what it can mean', (text, alternatives) => {
  const [pattern] = withLocalNames([selector(text)]);
  expect(pattern).toMatchObject({ requested: text, alternatives });
});

it('names and IDs stay as they are', () => {
  const selectors = ['app:1', 'dead', 'f'.repeat(64)].map(selector);
  expect(withLocalNames(selectors)).toStrictEqual(selectors);
});

it('the number of a pull request is found in what Podman keeps as its own', () => {
  const [pattern] = withLocalNames([selector('app:pr-{closed-pr}')]);
  if (pattern?.kind !== 'pattern') throw new Error('no pattern');
  expect(pullRequestsIn(pattern, 'localhost/app:pr-12')).toStrictEqual([12]);
  expect(pullRequestsIn(pattern, 'docker.io/library/app:pr-12')).toStrictEqual([12]);
  expect(pullRequestsIn(pattern, 'ghcr.io/acme/app:pr-12')).toStrictEqual([]);
});
