import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The runner fills in these defaults for omitted inputs, with expressions evaluated. */
export async function inputDefaults(): Promise<Record<string, string>> {
  const inputs = section(await readAction(), 'inputs');
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => {
      const preset = typeof input === 'object' && input !== null && 'default' in input ? input.default : '';
      return [name, preset === '${{ github.token }}' ? 'the-token-of-this-job' : String(preset)];
    }),
  );
}

/** The file that the runner starts. */
export async function entryOf(isPost: boolean): Promise<string> {
  const runs = section(await readAction(), 'runs');
  return String(isPost ? runs['post'] : runs['main']);
}

async function readAction(): Promise<unknown> {
  const file = join(import.meta.dirname, '..', '..', 'action.yml');
  return parse(await readFile(file, 'utf8'));
}

function section(action: unknown, name: string): Readonly<Record<string, unknown>> {
  const found: unknown = Object.entries(action ?? {}).find(([key]) => key === name)?.[1];
  if (typeof found !== 'object' || found === null) throw new Error(`action.yml has no ${name}`);
  return { ...found };
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
