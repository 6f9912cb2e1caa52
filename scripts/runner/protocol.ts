import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** As the runner: an input that the workflow leaves out has its default, and expressions are evaluated before. */
export async function inputDefaults(): Promise<Record<string, string>> {
  const file = join(import.meta.dirname, '..', '..', 'action.yml');
  return defaultsOf(parse(await readFile(file, 'utf8')));
}

function defaultsOf(action: unknown): Record<string, string> {
  if (typeof action !== 'object' || action === null || !('inputs' in action))
    throw new Error('action.yml has no inputs');
  return Object.fromEntries(
    Object.entries(action.inputs ?? {}).map(([name, input]: [string, unknown]) => {
      const preset =
        typeof input === 'object' && input !== null && 'default' in input ? String(input.default) : '';
      return [name, preset === '${{ github.token }}' ? 'the-token-of-this-job' : preset];
    }),
  );
}

/** The format of the runner's files: `name<<delimiter`, the value, the delimiter. */
export function keyValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const [, name, delimiter] = /^([^<=]+)<<(.+)$/.exec(lines[index] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`the value of ${name} has no end`);
    values[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}
