import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from '../../../src/runner/hook/lock.ts';
import { thisProcess } from '../../../src/runner/hook/worker.ts';
import { never } from '../../support/opened.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('one hook at a time has the lock, and the next one gets it afterwards', async () => {
  const first = await lockFolder(folder, 0, never);
  expect(await lockFolder(folder, 0, never)).toBeUndefined();
  const next = lockFolder(folder, 60_000, never);
  first?.release();
  const second = await next;
  expect([first, second]).not.toContain(undefined);
  second?.release();
  expect(readdirSync(folder)).toStrictEqual([]);
});

it('a step that is cancelled does not wait', async () => {
  await lockFolder(folder, 0, never);
  expect(await lockFolder(folder, 60_000, AbortSignal.abort())).toBeUndefined();
});

it('the lock of a hook that ended without a word is broken', async ({ skip }) => {
  skip(process.platform !== 'linux', 'only Linux tells whether a process lives');
  writeFileSync(join(folder, '.lock'), JSON.stringify({ ...thisProcess(), began: '1' }));
  expect(await lockFolder(folder, 60_000, never)).toBeDefined();
  expect(readdirSync(folder)).toStrictEqual(['.lock']);
});

it('the lock of a hook on another machine is not', async () => {
  writeFileSync(join(folder, '.lock'), JSON.stringify({ pid: '1', began: '1', machine: 'another' }));
  expect(await lockFolder(folder, 0, never)).toBeUndefined();
});
