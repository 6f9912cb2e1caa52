import type { Problem } from '../model/input-error.ts';
import type { InputName } from './input-names.ts';

/** Reads single inputs and collects their problems, so that the user sees all of them at once. */
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

  boolean(input: InputName, defaultValue: boolean): boolean {
    const value = this.text(input);
    if (value === '') return defaultValue;
    if (['true', 'True', 'TRUE'].includes(value)) return true;
    if (['false', 'False', 'FALSE'].includes(value)) return false;
    this.refuse(input, value, 'is not a boolean; write true or false');
    return defaultValue;
  }

  /** A whole number of 1 or more; undefined if nothing is written. */
  count(input: InputName): number | undefined {
    const value = this.text(input);
    if (value === '') return undefined;
    const count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
    if (count === 0)
      this.refuse(input, value, 'is not a whole number of 1 or more; leave it empty to keep none');
    return count;
  }

  /** The first choice is the default. */
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
    this.refuse(input, shortened(text), listProblem(items));
    return [];
  }
}

const LONGEST_SHOWN = 100;

function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}

/**
 * Items are on lines of their own or between commas, except commas in braces. Lines that begin with # are
 * comments.
 */
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

/** The items of a YAML or JSON list, which an input of an action cannot be; undefined for any other text. */
export function itemsOfList(text: string): readonly string[] | undefined {
  const trimmed = text.trim();
  return itemsOfJson(trimmed) ?? itemsInBrackets(trimmed) ?? itemsAfterDashes(trimmed);
}

/** Users write `toJSON(…)` in an expression. */
function itemsOfJson(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A pattern such as `[ab]` has no quote, comma, colon or slash between its brackets. */
function itemsInBrackets(text: string): readonly string[] | undefined {
  const inside = /^\[([^[\]]*)\]$/.exec(text)?.[1];
  if (inside === undefined || !/["',:/]/.test(inside)) return undefined;
  return inside
    .split(',')
    .map((item) => item.trim().replaceAll(/^["']|["']$/g, ''))
    .filter((item) => item !== '');
}

function itemsAfterDashes(text: string): readonly string[] | undefined {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const items = lines.filter((line) => line !== '' && !line.startsWith('#'));
  return items.length > 1 && items.every((line) => /^-\s/.test(line))
    ? items.map((line) => line.slice(1).trim())
    : undefined;
}

const MOST_SHOWN = 3;

/** Says what to write instead of a list. */
function listProblem(items: readonly string[]): string {
  if (items.length === 0)
    return 'is an empty list of YAML or JSON, and the input is text; leave it empty instead';
  const shown = items.slice(0, MOST_SHOWN).map((item) => `\`${item}\``);
  const rest = items.length - shown.length;
  const more = rest === 0 ? [] : [`${String(rest)} more`];
  const last = [...shown, ...more].at(-1) ?? '';
  const others = [...shown, ...more].slice(0, -1).join(', ');
  const lines = others === '' ? `write ${last}` : `write ${others} and ${last}, each on a line of its own`;
  return `is a list of YAML or JSON, and the input is text; ${lines}`;
}

const DURATION_UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** `90s`, `10m`, `1h` or `1h30m` in milliseconds; undefined if the text is not a duration, or zero. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d{1,9}[smh])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smh])/g)];
  const total = parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (DURATION_UNITS[unit ?? ''] ?? 0),
    0,
  );
  return total > 0 ? total : undefined;
}

/** An amount of disk: bytes, or a share of the whole disk. */
export type Amount = { readonly bytes: number } | { readonly share: number };

/** `written`: as the user wrote it, for messages. */
export type WrittenAmount = Amount & { readonly written: string };

const SIZE_UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/**
 * `20GB`, `1.5TiB` or `15%`; undefined for any other text. A number without a unit could mean any unit, so it
 * is refused.
 */
export function parseAmount(text: string): WrittenAmount | undefined {
  const [, number = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?(%|[a-z]{1,3})$/i.exec(text) ?? [];
  const amount = Number(number);
  if (unit === '%') return amount > 0 && amount < 100 ? { written: text, share: amount / 100 } : undefined;
  const factor = SIZE_UNITS[unit.toLowerCase()];
  return factor === undefined || amount === 0
    ? undefined
    : { written: text, bytes: Math.ceil(amount * factor) };
}
