import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { rowProblems } from '../../scripts/docs/page.ts';
import { outputsTable, type ActionMetadata } from '../../scripts/docs/tables.ts';
import { outputs } from '../../src/report/messages.ts';
import { aReport } from '../support/reports.ts';

const text = (file: string): string => readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8');
const action = parse(text('action.yml')) as ActionMetadata;

it('the code writes the outputs of action.yml, all of them, in that order', () => {
  expect(outputs(aReport([])).map(([name]) => name)).toStrictEqual(Object.keys(action.outputs ?? {}));
});

it('the README has a row for each, with the words of action.yml', () => {
  expect(rowProblems(text('README.md'), 'outputs', outputsTable(action))).toStrictEqual([]);
});
