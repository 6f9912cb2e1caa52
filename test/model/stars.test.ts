import { expect, it } from 'vitest';
import { throughSlashes } from '../../src/model/pattern.ts';

it.each([
  ['ghcr.io/*:pr-1', 'ghcr.io/**:pr-1'],
  ['*:dev', '**:dev'],
  ['acme/*/app', 'acme/**/app'],
  ['*/app-*:*', '**/app-**:*'],
  ['localhost:5000/*', 'localhost:5000/**'],
])('%s that stops at slashes: %s does not', (pattern, deeper) => {
  expect(throughSlashes(pattern)).toBe(deeper);
});

it.each(['*', '**', 'app:*', 'ghcr.io/**:pr-*', 'localhost:5000/app:1*', 'app-[0-9]'])(
  '%s is as deep as it gets, or not to be made everything',
  (pattern) => {
    expect(throughSlashes(pattern)).toBeUndefined();
  },
);
