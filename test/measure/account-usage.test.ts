import { emptyStore } from '../support/in-memory/state.ts';
import { BUILD_CACHE_HOLDS, certaintyOfAccount } from '../../src/measure/certainty.ts';
import { describe, expect, it } from 'vitest';
import type { Container } from '../../src/model/container.ts';
import { account, deletes, usage, type Surroundings } from '../support/accounts.ts';
import { aContainer, anAttempt, byId, byName, full, removed, stopped } from '../support/build.ts';

describe('bytes on the containerd store', () => {
  const before = usage(100, { 1: [30, 10], 9: [70] });

  it('are the drop of the account', () => {
    expect(account(before, usage(80, { 9: [70] }))).toStrictEqual({
      bytes: 20,
      method: 'exact',
      shares: [20],
    });
  });

  it('are none when nothing changed', () => {
    const untags = anAttempt(byName('app:1', '9'), removed([full('app:1')]));
    expect(account(before, before, [untags])).toStrictEqual({
      bytes: 0,
      method: 'exact',
      shares: [undefined],
    });
  });

  it.each([
    ['1.41', 'exact', 'estimate'],
    ['1.54', 'exact', 'estimate'],
    ['1.55', 'upper-bound', 'upper-bound'],
    ['1.100', 'upper-bound', 'upper-bound'],
  ])(
    'of an engine whose newest API is %s are %s beside a stopped container, %s beside a running one',
    (newestApi, whenStopped, whenRunning) => {
      const after = usage(80, { 9: [70] });
      const methodWith = (containers: readonly Container[]) =>
        account(before, after, [deletes('1')], { newestApi, containers }).method;
      expect(methodWith([])).toBe('exact');
      expect(methodWith([stopped('9')])).toBe(whenStopped);
      expect(methodWith([aContainer('9')])).toBe(whenRunning);
    },
  );

  it('are at most the sizes of the images that went when somebody else added one', () => {
    const after = usage(180, { 9: [70], 8: [100] });
    expect(account(before, after)).toStrictEqual({ bytes: 30, method: 'upper-bound', shares: [30] });
  });

  it('are at most that when what somebody else added hides a part of the drop', () => {
    const after = usage(90, { 9: [70], 8: [10] });
    expect(account(before, after)).toStrictEqual({ bytes: 30, method: 'upper-bound', shares: [30] });
  });

  it('are none when the images that went held nothing of their own', () => {
    expect(account(before, usage(100, { 9: [70] }))).toStrictEqual({
      bytes: 0,
      method: 'exact',
      shares: [0],
    });
  });

  it('are at most that when somebody else removed one', () => {
    expect(account(before, usage(0, {}))).toStrictEqual({ bytes: 30, method: 'upper-bound', shares: [30] });
  });

  it('are at most that when the account grew', () => {
    expect(account(before, usage(101, { 9: [70] }))).toStrictEqual({
      bytes: 30,
      method: 'upper-bound',
      shares: [30],
    });
  });

  it('are at most that when the engine no longer says', () => {
    expect(account(before, undefined)).toStrictEqual({ bytes: 30, method: 'upper-bound', shares: [30] });
  });

  it('count an image whose answer was lost, once it is gone', () => {
    const lost = anAttempt(byId('9'), { kind: 'error', message: 'broken', broken: true });
    const attempts = [deletes('1'), lost];
    expect(account(before, usage(0, {}), attempts, { gone: ['9'] })).toStrictEqual({
      bytes: 100,
      method: 'exact',
      shares: [30, 70],
    });
    expect(account(before, undefined, attempts, { gone: ['9'] })).toStrictEqual({
      bytes: 100,
      method: 'upper-bound',
      shares: [30, 70],
    });
    expect(account(before, usage(80, { 9: [70] }), attempts)).toStrictEqual({
      bytes: 20,
      method: 'exact',
      shares: [20, undefined],
    });
  });

  it('are at most the drop when there is a build cache, which may keep a part', () => {
    expect(account(before, usage(80, { 9: [70] }, true)).method).toBe('upper-bound');
    expect(account({ ...before, hasBuildCache: true }, usage(80, { 9: [70] })).method).toBe('upper-bound');
  });

  it('are a bound where the build cache holds a part, whatever a container writes', () => {
    const withCache = usage(80, { 9: [70] }, true);
    const running = [aContainer('9')];
    expect(account(before, withCache, [deletes('1')], { containers: running }).method).toBe('upper-bound');
    // The report looks for the cache by the beginning of the reason.
    const { reason } = certaintyOfAccount(emptyStore('containerd').facts, true, running);
    expect(reason.startsWith(BUILD_CACHE_HOLDS.reason)).toBe(true);
  });

  it('are an estimate while a container runs, which may write', () => {
    const after = usage(80, { 9: [70] });
    const running = [aContainer('9')];
    const notRunning = [stopped('9', { id: 'a' }), stopped('9', { id: 'b' })];
    const method = (more: Surroundings) => account(before, after, [deletes('1')], more).method;
    expect(method({ containers: running })).toBe('estimate');
    expect(method({ containers: notRunning, containersAfter: [...notRunning, ...running] })).toBe('estimate');
    expect(method({ containers: running, containersAfter: [stopped('9')] })).toBe('estimate');
    expect(method({ containers: notRunning, containersAfter: notRunning.slice(1) })).toBe('estimate');
    expect(method({ containers: notRunning.slice(1), containersAfter: notRunning.slice(0, 1) })).toBe(
      'estimate',
    );
    expect(method({ containers: notRunning, containersAfter: notRunning.toReversed() })).toBe('exact');
    expect(method({ containers: notRunning, containersAfter: [stopped('9', { id: 'ab' })] })).toBe(
      'estimate',
    );
  });

  it('of the only image are the drop, though it is less than the image takes', () => {
    const alone = usage(100, { 1: [30] });
    expect(account(alone, usage(80, {}))).toStrictEqual({ bytes: 20, method: 'exact', shares: [20] });
  });

  it('are not disturbed by a parent that shows up when its child is gone', () => {
    expect(account(before, usage(80, { 9: [70], 5: [1] })).method).toBe('exact');
  });

  it('are not disturbed by parents that our removal took along', () => {
    const attempt = deletes('1', ['9']);
    expect(account(before, usage(5, {}), [attempt])).toStrictEqual({
      bytes: 95,
      method: 'exact',
      shares: [95],
    });
  });

  it('count nothing for an image that the store keeps although it says that it deleted it', () => {
    const after = usage(100, { 1: [30, 10], 9: [70], 8: [0] });
    expect(account(before, after)).toStrictEqual({ bytes: 0, method: 'exact', shares: [undefined] });
  });

  it('are not known of an image that the account does not know', () => {
    expect(account(before, undefined, [deletes('7')])).toStrictEqual({ method: 'off', shares: [undefined] });
  });
});
