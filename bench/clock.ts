/** Tells on standard error what is done, and how many seconds after the start. */
export type Say = (text: string) => void;

export function startClock(): Say {
  const start = performance.now();
  return (text) => {
    const seconds = (performance.now() - start) / 1000;
    console.error(`${seconds.toFixed(0).padStart(5)} s  ${text}`);
  };
}
