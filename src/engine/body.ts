import type { IncomingMessage } from 'node:http';
import { EngineError } from './errors.ts';

/**
 * An image takes one to five thousand bytes in a list, so even a large store stays below this. It limits all answers
 * together, since many of them arrive at the same time.
 */
const MOST_AT_ONCE = 32 * 1024 * 1024;

/** Reads whole answers as text; all that are read at the same time share one limit. */
export function bodyReader(most = MOST_AT_ONCE): (response: IncomingMessage) => Promise<string> {
  let held = 0;
  return async (response) => {
    let length = 0;
    // Use one growing buffer: an engine can send each byte as a chunk, and an object per chunk takes a hundred times
    // that.
    let buffer = Buffer.alloc(0);
    const ended = new Promise<void>((resolve, reject) => {
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        held += chunk.length;
        if (held > most) {
          response.destroy(new EngineError('nonsense', 'the engine sent an answer without end'));
          return;
        }
        if (length > buffer.length) buffer = Buffer.concat([buffer], Math.max(length, 2 * buffer.length));
        chunk.copy(buffer, length - chunk.length);
      });
      response.on('end', resolve);
      response.on('error', reject);
    });
    try {
      await ended;
      return buffer.toString('utf8', 0, length);
    } finally {
      held -= length;
    }
  };
}

// Readers of untrusted JSON: a missing optional value becomes the empty value, a wrong type is an error.

export type Json = Readonly<Record<string, unknown>>;

export function parseJson(text: string): unknown {
  if (text.length > LONG && isDeep(text)) {
    throw new EngineError(
      'nonsense',
      'the engine sent JSON that is nested deeper than any answer of the API',
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EngineError('nonsense', 'the engine sent an answer that is not JSON', { cause: error });
  }
}

const LONG = 1_000_000;

const DEEPEST = 100;

/** Parsing takes a hundred times the length of the brackets in memory, so the depth is checked before. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isInText = !isInText;
    else if (isInText) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

export function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('an object', value);
  return { ...value };
}

/** Millions of tiny entries fit into an answer, and would take a gigabyte once parsed. */
const MOST_ENTRIES = 100_000;

/** Go writes an empty list as null. */
export function list(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw wrong('a list', value);
  if (value.length > MOST_ENTRIES)
    throw new EngineError('nonsense', `the engine sent a list of ${String(value.length)} entries`);
  return value;
}

export function strings(value: unknown): readonly string[] {
  return list(value).map(string);
}

export function string(value: unknown): string {
  if (typeof value !== 'string') throw wrong('a text', value);
  return value;
}

export function optionalString(value: unknown): string {
  return value === null || value === undefined ? '' : string(value);
}

export function optionalObject(value: unknown): Json {
  return value === null || value === undefined ? {} : object(value);
}

export function wholeNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong('a whole number', value);
  return value;
}

function wrong(expected: string, value: unknown): EngineError {
  const found =
    value === undefined
      ? 'nothing'
      : value === null
        ? 'null'
        : Array.isArray(value)
          ? 'a list'
          : typeof value;
  return new EngineError('nonsense', `the engine sent ${found} where the API promises ${expected}`);
}
