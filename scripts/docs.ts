/**
 * `npm run docs`: writes the tables of inputs and outputs in README.md and docs/inputs.md from action.yml, the table of
 * differences in docs/engines.md from the traits of the engines, and src/command/input-texts.ts from action.yml and package.json.
 * `npm run check:docs` (`--check`): changes nothing, exits with 1 and names the rows that differ.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { TRAITS } from '../src/model/engine-traits.ts';
import { differencesTable } from './docs/engine-differences.ts';
import { inputTextsModule } from './docs/input-texts.ts';
import { rowProblems, withTable } from './docs/page.ts';
import {
  inputsTable,
  outputsTable,
  shortInputsTable,
  type ActionMetadata,
  type Table,
} from './docs/tables.ts';

const action = parse(await readFile('action.yml', 'utf8')) as ActionMetadata;
const pages: Readonly<Record<string, Readonly<Record<string, Table>>>> = {
  'README.md': { inputs: shortInputsTable(action), outputs: outputsTable(action) },
  'docs/inputs.md': { inputs: inputsTable(action) },
  'docs/engines.md': { differences: differencesTable(TRAITS) },
};

for (const [file, tables] of Object.entries(pages)) {
  const text = await readFile(file, 'utf8');
  const named = Object.entries(tables);
  const wanted = named.reduce((page, [name, table]) => withTable(page, name, table), text);
  if (wanted === text) {
    console.log(
      `${file} shows ${named.map(([name, { rows }]) => `${rows.size} rows of ${name}`).join(' and ')}`,
    );
  } else if (process.argv.includes('--check')) {
    const problems = named.flatMap(([name, table]) => rowProblems(text, name, table));
    for (const problem of problems) console.error(`${file}, ${problem}`);
    if (problems.length === 0) console.error(`${file}: the order or the frame of a table differs`);
    console.error('Run `npm run docs` and commit the result.');
    process.exitCode = 1;
  } else {
    await writeFile(file, wanted);
    console.log(`${file}: tables written`);
  }
}

const MODULE = 'src/command/input-texts.ts';
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string };
const style = { ...(await resolveConfig(MODULE)), filepath: MODULE };
const wantedModule = await format(inputTextsModule(action, version), style);
const isThere = (await readFile(MODULE, 'utf8').catch(() => '')) === wantedModule;
if (isThere) {
  console.log(`${MODULE} says what action.yml says`);
} else if (process.argv.includes('--check')) {
  console.error(`${MODULE} differs from action.yml or package.json`);
  console.error('Run `npm run docs` and commit the result.');
  process.exitCode = 1;
} else {
  await writeFile(MODULE, wantedModule);
  console.log(`${MODULE}: written`);
}
