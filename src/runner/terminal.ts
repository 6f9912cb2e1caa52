// The command talks to people at a terminal, to files and to pipes.

import process from 'node:process';
import { ownContainer } from './own-container.ts';
import type { Runner } from './runner.ts';

interface Stream {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Screen {
  /** What the log says. */
  readonly log: Stream;
  /** Warnings and errors. */
  readonly problems: Stream;
  /** Where the report goes as JSON; undefined if nobody asked for it. */
  readonly report: Stream | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exit: (code: number) => void;
}

/** With `isJson`, nothing but the report goes to standard output. */
export function screenOf(isJson: boolean): Screen {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // The reader of a pipe may end first.
      if (error.code !== 'EPIPE') process.exitCode ??= EXIT_FAILED;
    });
  const exit = (code: number): void => void (process.exitCode = code);
  return { log: isJson ? stderr : stdout, problems: stderr, report: isJson ? stdout : undefined, env, exit };
}

const EXIT_FAILED = 1;
export const EXIT_REFUSED = 2;

const CODES = { bold: 1, error: 31, warning: 33 } as const;

const CLEAR_LINE = '\r\u001b[2K';

/** @param inputs by name; the environment gives none, except for the token */
export function terminalRunner(inputs: Readonly<Record<string, string>>, screen: Screen): Runner {
  const { log, problems, report, env, exit } = screen;
  const canMove = log.isTTY === true && env['TERM'] !== 'dumb';
  let isGroupOpen = false;
  const colour = (text: string, kind: keyof typeof CODES, stream: Stream): string =>
    stream.isTTY === true && env['TERM'] !== 'dumb' && (env['NO_COLOR'] ?? '') === ''
      ? `\u001b[${String(CODES[kind])}m${text}\u001b[0m`
      : text;
  const annotate: Runner['annotate'] = (level, message) => {
    problems.write(`${colour(`${level}:`, level, problems)} ${message}\n`);
  };
  const showProgress = (line: string): void => {
    // A longer line would wrap, and only its last part would be cleared.
    log.write(CLEAR_LINE + line.slice(0, (log.columns ?? 80) - 1));
  };
  return {
    // A command has one phase.
    readHandover: () => Promise.resolve({ record: undefined }),
    endFirstPhase: () => undefined,
    handOver: () => Promise.reject(new Error('the command has no post phase')),
    input: (name) => inputs[name] ?? '',
    // Options that do not exist are refused before.
    givenInputs: () => [],
    secret: () => env['GITHUB_TOKEN'] ?? '',
    ownContainer,
    log: (lines, title) => {
      if (isGroupOpen) {
        for (const line of lines) showProgress(line);
        return;
      }
      if (title !== undefined) log.write(`${colour(`${title}:`, 'bold', log)}\n`);
      const margin = title === undefined ? '' : '  ';
      for (const line of lines) log.write(`${margin}${line}\n`);
    },
    openGroup: (title) => {
      isGroupOpen = canMove;
      if (!canMove) log.write(`${title}:\n`);
    },
    closeGroup: () => {
      if (isGroupOpen) log.write(CLEAR_LINE);
      isGroupOpen = false;
    },
    keepsGroups: !canMove,
    annotate,
    output: (name, value) => {
      if (name === 'json') report?.write(`${value}\n`);
    },
    summary: () => Promise.resolve(),
    fail: (message, isRefused) => {
      annotate('error', message);
      exit(isRefused ? EXIT_REFUSED : EXIT_FAILED);
    },
    seconds: () => Math.round(process.uptime() * 10) / 10,
    debug: undefined,
  };
}
