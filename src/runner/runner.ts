// A step talks to the runner through lines that begin with `::`, and through files that the runner reads afterwards.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

import process from 'node:process';
import { EOL } from 'node:os';
import { appendFileSync } from 'node:fs';
import { ownContainer } from './own-container.ts';

/** What the first phase hands over to the post phase. */
export interface Handover {
  /** Its record, or why the record is lost. Undefined where it made none. */
  readonly record: { readonly text: string } | { readonly problem: string } | undefined;
}

/** All that a step needs of the runner. */
export interface Runner {
  /** For the post phase only: before it, the state may come from any other process. */
  readHandover(): Promise<Handover>;
  /** Tells the post phase to do nothing, unless {@link handOver} is called later. */
  endFirstPhase(): void;
  /** Tells the post phase to remove, with a record that it will need. */
  handOver(record: string | undefined): Promise<void>;
  input(name: string): string;
  /** The names of all inputs that the workflow sets, also unknown ones; the runner turns a blank in a name into `_`. */
  givenInputs(): readonly string[];
  /** An input that the runner masks in the log from then on. */
  secret(name: string): string;
  /** The beginnings of the ID of the container that this runs in; empty outside a container. */
  ownContainer(): readonly string[];
  /** In a folded group if there is a title. */
  log(lines: readonly string[], title?: string): void;
  openGroup(title: string): void;
  closeGroup(): void;
  annotate(level: 'error' | 'warning', message: string): void;
  output(name: string, value: string): void;
  summary(markdown: string): void;
  fail(message: string): void;
}

export const githubRunner: Runner = {
  readHandover: async () => {
    const path = state('record');
    if (path === '') return { record: undefined };
    const { readRecord } = await import('./record.ts');
    return { record: readRecord({ path, digest: state('digest') }) };
  },
  endFirstPhase: () => {
    fileCommand('STATE', 'phase', 'post');
  },
  handOver: async (record) => {
    if ((process.env['GITHUB_STATE'] ?? '') === '')
      throw new Error('the runner gave no file for it (GITHUB_STATE is not set)');
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

/** Writes a line to the log unchanged. */
export function line(text: string): void {
  process.stdout.write(`${text}${EOL}`);
}

export function command(
  name: Command,
  message: string,
  properties: Readonly<Record<string, string>> = {},
): void {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(value)}`);
  line(`::${[name, ...(pairs.length === 0 ? [] : [pairs.join(',')])].join(' ')}::${inMessage(message)}`);
}

export function fileCommand(file: 'OUTPUT' | 'STATE', name: string, value: string): void {
  const end = delimiterFor(value);
  append(file, [`${name}<<${end}`, value, end, ''].join(EOL));
}

/** Writes nothing where the file is not named: then a person runs the action by hand and reads the log. */
export function append(file: 'OUTPUT' | 'STATE' | 'STEP_SUMMARY', text: string): void {
  const path = process.env[`GITHUB_${file}`] ?? '';
  if (path !== '') appendFileSync(path, text);
}

/** A delimiter that does not occur in the text. */
function delimiterFor(text: string): string {
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
