// What a step tells the runner: lines that begin with `::`, and files that the runner reads when the step has ended.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

import process from 'node:process';
import { EOL } from 'node:os';
import { appendFileSync } from 'node:fs';
import { ownContainer } from './own-container.ts';

/** What the first phase left for the post phase to do. */
export interface Left {
  /** What it wrote down, or why that is lost. */
  readonly record: { readonly text: string } | { readonly problem: string } | undefined;
}

/** What the story needs of the runner that it runs on. */
export interface Runner {
  /** For the post phase only: in the first phase anybody may have written it. */
  left(): Promise<Left>;
  /** Ends the first phase with nothing left to do, until {@link leave} says otherwise. */
  endFirstPhase(): void;
  /** Lets the post phase do the work, with a text that it will need. */
  leave(record: string | undefined): Promise<void>;
  input(name: string): string;
  /** The names of all inputs that were written, also of those that do not exist; a blank in one is `_`. */
  givenInputs(): readonly string[];
  /** An input that from then on shows up in no log. */
  secret(name: string): string;
  /** Beginnings of the IDs of the container that this runs in; none outside of one. */
  ownContainer(): readonly string[];
  /** Folded away where there is a title. */
  log(lines: readonly string[], title?: string): void;
  openGroup(title: string): void;
  closeGroup(): void;
  annotate(level: 'error' | 'warning', message: string): void;
  output(name: string, value: string): void;
  summary(markdown: string): void;
  fail(message: string): void;
}

export const githubRunner: Runner = {
  left: async () => {
    const path = state('record');
    if (path === '') return { record: undefined };
    const { readRecord } = await import('./record.ts');
    return { record: readRecord({ path, digest: state('digest') }) };
  },
  endFirstPhase: () => {
    fileCommand('STATE', 'phase', 'post');
  },
  leave: async (record) => {
    if ((process.env['GITHUB_STATE'] ?? '') === '')
      throw new Error('the runner names no file for it (GITHUB_STATE)');
    if (record !== undefined) {
      const { writeRecord } = await import('./record.ts');
      const { path, digest } = writeRecord(process.env, record);
      fileCommand('STATE', 'record', path);
      fileCommand('STATE', 'digest', digest);
    }
    fileCommand('STATE', 'phase', 'clean');
  },
  input,
  givenInputs: () =>
    Object.keys(process.env).flatMap((name) => /^INPUT_(.*)$/i.exec(name)?.[1]?.toLowerCase() ?? []),
  secret: (name) => {
    const value = input(name);
    if (value !== '') command('add-mask', value);
    return value;
  },
  ownContainer,
  log: (lines, title) => {
    if (title !== undefined) command('group', title);
    for (const text of lines) line(text);
    if (title !== undefined) command('endgroup', '');
  },
  openGroup: (title) => {
    command('group', title);
  },
  closeGroup: () => {
    command('endgroup', '');
  },
  annotate: (level, message) => {
    command(level, message, { title: 'docker-image-rm' });
  },
  output: (name, value) => {
    fileCommand('OUTPUT', name, value);
  },
  summary: (markdown) => {
    append('STEP_SUMMARY', markdown);
  },
  fail: (message) => {
    process.exitCode = 1;
    command('error', message);
  },
};

function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

function state(name: string): string {
  return process.env[`STATE_${name}`] ?? '';
}

type Command = 'group' | 'endgroup' | 'error' | 'warning' | 'add-mask';

/** A line of the log as it is. */
export function line(text: string): void {
  process.stdout.write(`${text}${EOL}`);
}

export function command(
  name: Command,
  message: string,
  properties: Readonly<Record<string, string>> = {},
): void {
  const told = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(value)}`);
  line(`::${[name, ...(told.length === 0 ? [] : [told.join(',')])].join(' ')}::${inMessage(message)}`);
}

/** Where the file is not named somebody runs the action by hand, and reads the log. */
export function fileCommand(file: 'OUTPUT' | 'STATE', name: string, value: string): void {
  const end = absentFrom(value);
  append(file, [`${name}<<${end}`, value, end, ''].join(EOL));
}

export function append(file: 'OUTPUT' | 'STATE' | 'STEP_SUMMARY', text: string): void {
  const path = process.env[`GITHUB_${file}`] ?? '';
  if (path !== '') appendFileSync(path, text);
}

/** A delimiter that no line of the text can be. */
function absentFrom(text: string): string {
  let longest = 0;
  for (const [run] of text.matchAll(/_+/g)) longest = Math.max(longest, run.length);
  return `end${'_'.repeat(longest + 1)}`;
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
