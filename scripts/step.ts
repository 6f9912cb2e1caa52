/**
 * `npm run step -- images=app:1 dry-run=true`: one step from src/ against your own engine, and its post phase if it has
 * one. It really removes. Words with dashes go to Node: `npm run step -- --inspect-brk images=app:1`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sources } from '../testbed/runner/code.ts';
import { keyValues } from '../testbed/runner/protocol.ts';
import { inputVariables } from '../testbed/runner/run-step.ts';

const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const inputs = words.filter((word) => !word.startsWith('--')).map(nameAndValue);

const folder = mkdtempSync(join(tmpdir(), 'step-'));
const fileFor = (name: string): string => join(folder, name);
const files = {
  GITHUB_OUTPUT: fileFor('output'),
  GITHUB_STATE: fileFor('state'),
  GITHUB_STEP_SUMMARY: fileFor('summary.md'),
};
for (const file of Object.values(files)) writeFileSync(file, '');
const given = await inputVariables({ 'github-token': '', ...Object.fromEntries(inputs) });
const env = { ...process.env, ...files, RUNNER_TEMP: folder, ...given };

await phase(false, {});
const state = Object.entries(keyValues(readFileSync(files.GITHUB_STATE, 'utf8')));
if (state.length > 0) await phase(true, Object.fromEntries(state.map(([k, v]) => [`STATE_${k}`, v])));
console.log(`\nOutputs, state and summary are in ${folder}`);

async function phase(isPost: boolean, variables: Readonly<Record<string, string>>): Promise<void> {
  const args = [...sources.flags, ...flags, await sources.entry(isPost)];
  const { status } = spawnSync(sources.node, args, { stdio: 'inherit', env: { ...env, ...variables } });
  process.exitCode = status ?? 1;
}

function nameAndValue(word: string): readonly [name: string, value: string] {
  const at = word.indexOf('=');
  if (at < 1) throw new Error(`${word}: write an input as name=value, and a flag of Node as --flag`);
  return [word.slice(0, at), word.slice(at + 1)];
}
