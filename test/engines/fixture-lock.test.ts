import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { whileLocked } from '../../testbed/engines/lock.ts';
import { isAlive, thisProcess } from '../../testbed/engines/process-identity.ts';

const onLinux = process.platform === 'linux';

it('lets one at a time in, also when all of them find the lock of a dead owner', async ({ skip }) => {
  skip(!onLinux, 'processes are told apart by /proc');
  const folder = await mkdtemp(join(tmpdir(), 'lock-'));
  try {
    const lock = join(folder, 'lock');
    await mkdir(lock);
    // A pid that lives again, as another process.
    await writeFile(join(lock, 'owner'), `${process.pid} 1`);
    let inside = 0;
    const most: number[] = [];
    const work = async (): Promise<void> => {
      inside += 1;
      await readdir(folder);
      most.push(inside);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => whileLocked(lock, work)));
    expect(most).toEqual(Array.from({ length: 8 }, () => 1));
    expect(await readdir(folder)).toEqual(['abandoned']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('knows a process by its start time, and not by its pid alone', ({ skip }) => {
  skip(!onLinux, 'processes are told apart by /proc');
  const me = thisProcess();
  expect(isAlive(me)).toBe(true);
  expect(isAlive({ ...me, started: '1' })).toBe(false);
});
