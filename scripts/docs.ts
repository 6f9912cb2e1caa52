/**
 * `npm run docs`: writes the tables of inputs and outputs in README.md from action.yml.
 * `npm run check:docs` (`--check`): changes nothing, exits with 1 and names the rows that differ.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { rowProblems, withTable } from './docs/readme.ts';
import { inputsTable, outputsTable, type ActionMetadata } from './docs/tables.ts';

const action = parse(await readFile('action.yml', 'utf8')) as ActionMetadata;
const readme = await readFile('README.md', 'utf8');
const tables = [['inputs', inputsTable(action)] as const, ['outputs', outputsTable(action)] as const];
const wanted = tables.reduce((text, [name, table]) => withTable(text, name, table), readme);

if (wanted === readme) {
  console.log(`README.md shows ${tables.map(([name, { rows }]) => `${rows.size} ${name}`).join(' and ')}`);
} else if (process.argv.includes('--check')) {
  const problems = tables.flatMap(([name, table]) => rowProblems(readme, name, table));
  for (const problem of problems) console.error(`README.md, ${problem}`);
  if (problems.length === 0)
    console.error('README.md: the order or the frame of a table differs from action.yml');
  console.error('Run `npm run docs` and commit the result.');
  process.exitCode = 1;
} else {
  await writeFile('README.md', wanted);
  console.log('README.md: tables written');
}
