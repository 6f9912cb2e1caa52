import { demolish } from './tear-down.ts';
import type { RunFolder } from './run-folder.ts';

/** The engines that run now. They end before this process, unless that gets SIGKILL. */
const running = new Set<RunFolder>();

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function endWithProcess(run: RunFolder): void {
  if (running.size === 0) {
    // `exit` also covers uncaught exceptions.
    process.on('exit', demolishAll);
    for (const signal of signals) process.on(signal, endBySignal);
  }
  running.add(run);
}

export function hasEnded(run: RunFolder): void {
  running.delete(run);
  if (running.size === 0) stopListening();
}

function stopListening(): void {
  process.off('exit', demolishAll);
  for (const signal of signals) process.off(signal, endBySignal);
}

function demolishAll(): void {
  for (const run of running) demolish(run);
  running.clear();
}

/** A signal with a listener no longer ends the process, so this ends it. */
function endBySignal(signal: NodeJS.Signals): void {
  demolishAll();
  stopListening();
  // Leave the end to other listeners (vitest has one).
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
