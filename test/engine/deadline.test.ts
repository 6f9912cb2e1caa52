import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deadlineOf } from '../../src/engine/deadline.ts';
import { notSent } from '../../src/model/removal.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;
const state = ({ stopStarting, stopWaiting }: ReturnType<typeof deadlineOf>): readonly boolean[] => [
  stopStarting.aborted,
  stopWaiting.aborted,
];

describe('a step ends', () => {
  it('when its time is up, and then waits for nothing', () => {
    const ending = deadlineOf(90_000, new AbortController().signal);
    vi.advanceTimersByTime(89_999);
    expect(state(ending)).toStrictEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect(state(ending)).toStrictEqual([true, true]);
    expect(ending.cause()).toBe('time');
  });

  it('when it is cancelled, and then waits five seconds for what is under way', () => {
    const canceller = new AbortController();
    const ending = deadlineOf(MINUTE, canceller.signal);
    vi.advanceTimersByTime(1000);
    canceller.abort();
    expect(state(ending)).toStrictEqual([true, false]);
    expect(ending.cause()).toBe('cancelled');
    vi.advanceTimersByTime(4999);
    expect(state(ending)).toStrictEqual([true, false]);
    vi.advanceTimersByTime(1);
    expect(state(ending)).toStrictEqual([true, true]);
  });

  it('at once when it was cancelled before it began', () => {
    const ending = deadlineOf(MINUTE, AbortSignal.abort());
    expect(state(ending)).toStrictEqual([true, false]);
    vi.advanceTimersByTime(5000);
    expect(state(ending)).toStrictEqual([true, true]);
  });

  it('by its time, should that come before the five seconds are over', () => {
    const canceller = new AbortController();
    const ending = deadlineOf(2000, canceller.signal);
    canceller.abort();
    vi.advanceTimersByTime(2000);
    expect(state(ending)).toStrictEqual([true, true]);
  });
});

describe('the look at what is left', () => {
  const isOverAfter = (look: AbortSignal, milliseconds: number): void => {
    vi.advanceTimersByTime(milliseconds - 1);
    expect(look.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(look.aborted).toBe(true);
  };

  it.each([
    ['five seconds', 1000, 5000],
    ['as long again', 20_000, 20_000],
    ['a minute at most', 10 * MINUTE, MINUTE],
  ])('has %s where the removals had %d ms, also after the time was up', (_, timeout, length) => {
    const ending = deadlineOf(timeout, new AbortController().signal);
    vi.advanceTimersByTime(timeout);
    isOverAfter(ending.timeToLook(), length);
  });

  it('has a moment after the step was cancelled', () => {
    isOverAfter(deadlineOf(MINUTE, AbortSignal.abort()).timeToLook(), 1500);
  });

  it('has no more than a moment left when the step is cancelled in the middle of it', () => {
    const canceller = new AbortController();
    const look = deadlineOf(MINUTE, canceller.signal).timeToLook();
    vi.advanceTimersByTime(30_000);
    canceller.abort();
    isOverAfter(look, 1500);
  });

  it('is over after its minute all the same when the step is cancelled in its last moment', () => {
    const canceller = new AbortController();
    const look = deadlineOf(10 * MINUTE, canceller.signal).timeToLook();
    vi.advanceTimersByTime(MINUTE - 100);
    canceller.abort();
    isOverAfter(look, 100);
  });
});

it.each([
  ['time', 'the time was up before its turn'],
  ['cancelled', 'the step was cancelled before its turn'],
  ['enough', 'enough is free without it'],
] as const)('what is not asked says why: %s', (cause, why) => {
  expect(notSent(cause)).toStrictEqual({ kind: 'not-sent', cause, why });
});
