/**
 * What the work comes to, or from the end on something in its place: a file operation that hangs cannot be broken off, only
 * be waited for no longer.
 */
export async function unlessOver<Result, Instead>(
  work: Promise<Result>,
  end: AbortSignal,
  instead: Instead,
  patienceMs = 0,
): Promise<Result | Instead> {
  const waiting = new AbortController();
  const over = new Promise<Instead>((resolve) => {
    const giveUp = (): void => {
      const timer = setTimeout(resolve, patienceMs, instead);
      waiting.signal.addEventListener('abort', () => {
        clearTimeout(timer);
      });
    };
    if (end.aborted) giveUp();
    else end.addEventListener('abort', giveUp, { once: true, signal: waiting.signal });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    waiting.abort();
  }
}
