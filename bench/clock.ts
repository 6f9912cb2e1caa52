export interface Clock {
  /** Tells on standard error what is done, and when. */
  readonly say: (text: string) => void;
}

export function startClock(): Clock {
  const start = performance.now();
  return {
    say: (text) => {
      const seconds = (performance.now() - start) / 1000;
      console.error(`${seconds.toFixed(0).padStart(5)} s  ${text}`);
    },
  };
}
