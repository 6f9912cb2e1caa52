// What a step tells the runner: lines that begin with `::`, and files that the runner reads when the step has ended.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

import process from 'node:process';
import { EOL } from 'node:os';
import { appendFileSync } from 'node:fs';

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
