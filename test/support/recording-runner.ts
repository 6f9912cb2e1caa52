import type { Runner } from '../../src/runner/runner.ts';
import type { Ended } from './cases/check.ts';

type Told = Omit<Ended, 'report'> & { readonly log: string };

/** A runner that only remembers what it is told. */
export function recordingRunner(): { readonly runner: Runner; readonly told: () => Told } {
  const log: string[] = [];
  const outputs = new Map<string, string>();
  const summary: string[] = [];
  let exitCode = 0;
  const runner: Runner = {
    readHandover: () => Promise.resolve({ record: undefined }),
    endFirstPhase: () => undefined,
    handOver: () => Promise.resolve(),
    input: () => '',
    givenInputs: () => [],
    secret: () => '',
    ownContainer: () => [],
    log: (lines, title) => void log.push(...(title === undefined ? [] : [title]), ...lines),
    openGroup: (title) => void log.push(title),
    closeGroup: () => undefined,
    keepsGroups: true,
    annotate: (level, message) => void log.push(`${level}: ${message}`),
    output: (name, value) => void outputs.set(name, value),
    summary: async (markdown) => void summary.push(markdown),
    seconds: () => 1.5,
    debug: undefined,
    fail: (message) => {
      exitCode = 1;
      log.push(`error: ${message}`);
    },
  };
  const told = (): Told => ({
    log: log.join('\n'),
    outputs: Object.fromEntries(outputs),
    summary: summary.join('\n'),
    exitCode,
  });
  return { runner, told };
}
