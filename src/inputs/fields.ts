import type { Problem } from '../domain/input-error.ts';
import { asLines, itemsOfList } from './list-syntax.ts';
import type { InputName } from './names.ts';

/** Readers of one input each: a value, or what is wrong with the text. */

/** Collects problems, so that the user sees all of them at once. */
export class Fields {
  readonly problems: Problem[];
  readonly #read: (name: string) => string;

  constructor(read: (name: string) => string, problems: readonly Problem[] = []) {
    this.problems = [...problems];
    this.#read = read;
  }

  text(input: InputName): string {
    return this.#read(input).trim();
  }

  refuse(input: InputName, value: string, allowed: string): void {
    this.problems.push({ input, value, allowed });
  }

  boolean(input: InputName, preset: boolean): boolean {
    const value = this.text(input);
    if (value === '') return preset;
    if (['true', 'True', 'TRUE'].includes(value)) return true;
    if (['false', 'False', 'FALSE'].includes(value)) return false;
    this.refuse(input, value, 'is no boolean; write true or false');
    return preset;
  }

  choice<const Choice extends string>(input: InputName, choices: readonly [Choice, ...Choice[]]): Choice {
    const value = this.text(input);
    if (value === '') return choices[0];
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.refuse(input, value, `is not one of ${choices.join(', ')}`);
    return chosen ?? choices[0];
  }

  list(input: InputName): readonly string[] {
    const text = this.#read(input);
    const items = itemsOfList(text);
    if (items === undefined) return splitList(text);
    this.refuse(input, shortened(text), asLines(items));
    return [];
  }
}

const LONGEST_SHOWN = 100;

function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}

/** One item a line, or several with commas between, save for commas in braces; lines that begin with # are comments. */
export function splitList(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap(splitAtCommas)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function splitAtCommas(line: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index];
    if (character === '{') depth += 1;
    if (character === '}') depth = Math.max(0, depth - 1);
    if (character === ',' && depth === 0) {
      items.push(line.slice(start, index));
      start = index + 1;
    }
  }
  return [...items, line.slice(start)];
}
