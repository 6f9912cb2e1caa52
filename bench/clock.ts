export interface Clock {
  readonly seconds: () => number;
  /** Tells on standard error what is done, and when. */
  readonly say: (text: string) => void;
}

export function startClock(): Clock {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  return {
    seconds,
    say: (text) => {
      console.error(`${seconds().toFixed(0).padStart(5)} s  ${text}`);
    },
  };
}
