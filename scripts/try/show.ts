import process from 'node:process';
import { styleText } from 'node:util';
import { stringify } from 'yaml';
import type { StepResult } from '../../testbed/runner/run-step.ts';
import { asText } from './summary-text.ts';

export function heading(text: string): void {
  console.log(`\n${styleText('bold', text, { stream: process.stdout })}\n${'═'.repeat(text.length)}`);
}

/** A step as GitHub shows it: what was asked for, its log, its outputs and its summary. */
export function showStep(inputs: Readonly<Record<string, string>>, result: StepResult): void {
  part('Step', asWorkflow(inputs));
  part('Log', result.log.split('\n').map(readableLine).join('\n'));
  part('Outputs', keysAndValues({ ...result.outputs, json: shortened(result.outputs['json'] ?? '') }));
  part('Summary', asText(result.summary));
  part('Exit code', String(result.exitCode));
}

function part(title: string, text: string): void {
  const lines = text.trimEnd().split('\n');
  console.log(`\n${styleText('underline', title, { stream: process.stdout })}`);
  for (const line of lines) console.log(`  ${line}`.trimEnd());
}

function asWorkflow(inputs: Readonly<Record<string, string>>): string {
  // `true` and not `"true"`: as people write it.
  const plain = (value: string): string | boolean =>
    ['true', 'false'].includes(value) ? value === 'true' : `${value}\n`;
  const values = new Map(Object.entries(inputs).map(([key, value]) => [key, plain(value)]));
  return stringify([{ uses: './', with: values }]);
}

function keysAndValues(values: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(values).map((key) => key.length));
  const rows = Object.entries(values).map(([key, value]) => {
    const shown = value === '' ? '(empty)' : value.replaceAll('\n', `\n${' '.repeat(width + 2)}`);
    return `${key.padEnd(width)}  ${shown}`;
  });
  return rows.join('\n');
}

const beginning = 100;

function shortened(json: string): string {
  return json.length <= beginning ? json : `${json.slice(0, beginning)}… (${json.length} characters)`;
}

/** The runner turns commands such as `::warning title=…::message` into annotations, and so does this. */
function readableLine(line: string): string {
  const [, level, message] = /^::(error|warning|notice)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
  if (level === undefined || message === undefined) return line;
  const text = message.replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
  return `${level.charAt(0).toUpperCase()}${level.slice(1)}: ${text}`;
}
