import { demolish } from './demolition.ts';
import type { RunFolder } from './run-folder.ts';

/** The engines that run now. However this process ends (SIGKILL apart), they end before it. */
const running = new Set<RunFolder>();

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function endWithProcess(run: RunFolder): void {
  if (running.size === 0) {
    // Uncaught exceptions come by here as well.
    process.on('exit', demolishAll);
    for (const signal of signals) process.on(signal, dieOf);
  }
  running.add(run);
}

export function hasEnded(run: RunFolder): void {
  running.delete(run);
  if (running.size === 0) stopListening();
}

function stopListening(): void {
  process.off('exit', demolishAll);
  for (const signal of signals) process.off(signal, dieOf);
}

function demolishAll(): void {
  for (const run of running) demolish(run);
  running.clear();
}

/** A signal that is listened to doesn't end the process by itself any more. */
function dieOf(signal: NodeJS.Signals): void {
  demolishAll();
  stopListening();
  // Somebody else who listens (vitest does) has plans of their own for the end.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
