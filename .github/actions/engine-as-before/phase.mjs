import { deepStrictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import process from 'node:process';

const { GITHUB_STATE = '', STATE_before: before } = process.env;
const held = {
  images: linesOf('images', '--all', '--no-trunc', '--format', '{{.ID}} {{.Repository}}:{{.Tag}}'),
  containers: linesOf('ps', '--all', '--no-trunc', '--format', '{{.ID}} {{.Names}}'),
  buildCache: process.platform === 'win32' ? [] : cacheRecords(),
};
const counts = Object.entries(held).map(([what, { length }]) => `${length} ${what}`);
console.log(`The engine holds ${counts.join(', ')}`);
if (before === undefined) appendFileSync(GITHUB_STATE, `before=${JSON.stringify(held)}\n`);
else deepStrictEqual(held, JSON.parse(before), 'the job left something behind, or took what was not its own');

/** @param {readonly string[]} words */
function docker(...words) {
  return execFileSync('docker', words, { encoding: 'utf8' });
}

/** @param {readonly string[]} words */
function linesOf(...words) {
  const lines = docker(...words).split(/\r?\n/);
  return lines.filter((line) => line !== '').toSorted();
}

function cacheRecords() {
  const records = JSON.parse(docker('system', 'df', '--verbose', '--format', '{{json .BuildCache}}')) ?? [];
  return records.map(({ ID }) => ID).toSorted();
}
