import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { differencesTable } from '../../scripts/docs/engine-differences.ts';
import { rowProblems } from '../../scripts/docs/page.ts';
import { TRAITS } from '../../src/model/engine-traits.ts';
import { kindsOfEngine } from '../../testbed/engines/kinds.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'engines.md'), 'utf8');

it.each(Object.keys(kindsOfEngine))('the page of engines names %s, which tests run on', (kind) => {
  expect(page).toContain(`\`${kind}\``);
});

it('it tells the traits of each kind', () => {
  expect(rowProblems(page, 'differences', differencesTable(TRAITS))).toStrictEqual([]);
});

it('a trait that changes makes its row wrong', () => {
  const podman = { ...TRAITS.podman, knowsNoPruneSince: 0 };
  expect(rowProblems(page, 'differences', differencesTable({ ...TRAITS, podman }))).toStrictEqual([
    'differences: the row of `no-prune` differs from src/model/engine-traits.ts',
  ]);
});
