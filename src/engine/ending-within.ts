/** What `AbortSignal.any` with a timeout would do, were it not that Node before 22.16 forgets such a timeout. */
export function endingWithin(milliseconds: number, signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const end = (): void => {
    controller.abort();
  };
  setTimeout(end, milliseconds).unref();
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return controller.signal;
}
