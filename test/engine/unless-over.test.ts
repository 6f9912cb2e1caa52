import { expect, it } from 'vitest';
import { unlessOver } from '../../src/engine/deadline.ts';

const hangs = new Promise<string>(() => undefined);

it('is what the work comes to', async () => {
  const { signal } = new AbortController();
  expect(await unlessOver(Promise.resolve('done'), signal, 'over')).toBe('done');
  await expect(unlessOver(Promise.reject(new Error('no')), signal, 'over')).rejects.toThrow('no');
});

it('is something in its place when the end comes, or was there before', async () => {
  const end = new AbortController();
  const waited = unlessOver(hangs, end.signal, 'over');
  end.abort();
  expect(await waited).toBe('over');
  expect(await unlessOver(hangs, end.signal, 'over')).toBe('over');
});

it('gives what ends at once a chance even then', async () => {
  expect(await unlessOver(Promise.resolve('done'), AbortSignal.abort(), 'over', 1000)).toBe('done');
});
