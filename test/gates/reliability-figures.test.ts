import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endpoints, metOn } from '../support/faults/endpoints.ts';
import { faults } from '../support/faults/faults.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reliability.md'), 'utf8');

it('docs/reliability.md counts the faults and the endpoints that there are', () => {
  const pairs = Object.values(faults).flatMap((fault) => [
    ...metOn('graphdriver', fault),
    ...metOn('containerd', fault),
  ]);
  const [all, places] = [Object.keys(faults).length, Object.keys(endpoints).length];
  expect(page).toContain(`${all} faults, ${places} endpoints, ${pairs.length} pairs;`);
});
