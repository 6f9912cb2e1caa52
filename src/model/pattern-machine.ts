// Reads a name once from left to right and follows all states of the patterns at the same time (Thompson's algorithm).
// So a match takes at most the length of the patterns times the length of the name.

import { grouped } from './collections.ts';
import { type Occurrence, PLACEHOLDER } from './placeholder.ts';

type Accepts = (character: string) => boolean;

/** A position between two parts of a pattern. States refer to one another by index. */
interface State {
  readonly isEnd: boolean;
  /** Characters that may come here any number of times. */
  readonly loop?: Accepts;
  readonly edges: readonly { readonly accepts: Accepts; readonly to: number }[];
  /** States that need no further character. */
  readonly skips: readonly number[];
  /** States after the number of a pull request. */
  readonly afterNumber: readonly number[];
}

export interface Machine {
  /** How every matching name begins: this rules out most names quickly. */
  readonly head: string;
  readonly states: readonly State[];
  readonly start: number;
}

const anything: Accepts = () => true;

const noSlash: Accepts = (character) => character !== '/';

const slash: Accepts = (character) => character === '/';

/** `**` and a slash at the beginning of a part stand for any number of folders, including none. */
const TOKENS = /(?<=^|\/)\*{2,}\/|\*+|\[[^\]]+\]|\{closed-pr\}|[^]/g;

/** One machine for all alternatives, which shares equal beginnings and ends. */
export function machineFor(alternatives: readonly string[]): Machine {
  const states: State[] = [];
  const indexes = new Map<string, number>();
  const stateFor = (key: string, state: Partial<State>): number => {
    const index = indexes.get(key) ?? states.length;
    indexes.set(key, index);
    if (index === states.length) states.push({ ...DEAD_END, ...state });
    return index;
  };
  const stateAt = (texts: readonly (readonly string[])[], at: number): number => {
    const isEnd = texts.some(({ length }) => length === at);
    const longer = texts.filter(({ length }) => length > at);
    const ways = [...grouped(longer, (text) => text[at] ?? '')].map(([token, sharing]) => ({
      token,
      to: stateAt(sharing, at + 1),
    }));
    const key = ways.map(({ token, to }) => `${token} ${to}`).join(' ');
    const skips = ways.flatMap(({ token, to }) => {
      if (token.startsWith('**') && token.endsWith('/')) {
        const edges = [{ accepts: slash, to }];
        return [to, stateFor(`folders ${to}`, { loop: anything, edges })];
      }
      if (!token.startsWith('*')) return [];
      const loop = token === '*' ? noSlash : anything;
      return stateFor(`${loop === noSlash ? '*' : '**'} then ${to}`, { loop, skips: [to] });
    });
    const plain = ways.filter(({ token }) => !token.startsWith('*') && token !== PLACEHOLDER);
    const edges = plain.map(({ token, to }) => ({ accepts: accepts(token), to }));
    const afterNumber = ways.flatMap(({ token, to }) => (token === PLACEHOLDER ? to : []));
    return stateFor(`${isEnd} ${key}`, { isEnd, edges, skips, afterNumber });
  };
  const texts = alternatives.map((alternative) => alternative.match(TOKENS) ?? []);
  return { head: headOf(texts), start: stateAt(texts, 0), states };
}

function headOf([first = [], ...others]: readonly (readonly string[])[]): string {
  const end = first.findIndex(
    (token, at) => !/^[^*?[{]$/.test(token) || others.some((text) => text[at] !== token),
  );
  return first.slice(0, end < 0 ? first.length : end).join('');
}

const DEAD_END: State = { isEnd: false, edges: [], skips: [], afterNumber: [] };

function accepts(token: string): Accepts {
  if (token === '?') return noSlash;
  if (!token.startsWith('[')) return (character) => character === token;
  const isNegated = /^\[[!^]/.test(token);
  const ranges = rangesIn(token);
  return (character) =>
    character !== '/' && ranges.some(([from, to]) => from <= character && character <= to) !== isNegated;
}

/** The ranges of a class in brackets; a single character is a range too. */
export function rangesIn(token: string): readonly (readonly [from: string, to: string])[] {
  const parts = token.match(/[\w.](?:-[\w.])?/g) ?? [];
  return parts.map((part) => [part.slice(0, 1), part.slice(-1)]);
}

/** @param number where the name has the number that `{closed-pr}` must stand for */
export function matches({ head, states, start }: Machine, name: string, number?: Occurrence): boolean {
  if (!name.startsWith(head)) return false;
  const reached: number[][] = [[start]];
  const reach = (at: number, state: number): void => {
    (reached[at] ??= []).push(state);
  };
  const lastSeen = new Int32Array(states.length).fill(-1);
  for (let at = 0; at < reached.length; at += 1) {
    const open = reached[at] ?? [];
    const character = name[at];
    // The loop itself adds states to `open`.
    for (const index of open) {
      const state = states[index];
      if (state === undefined || lastSeen[index] === at) continue;
      lastSeen[index] = at;
      for (const skip of state.skips) open.push(skip);
      if (character === undefined) {
        if (state.isEnd) return true;
        continue;
      }
      if (state.loop?.(character) === true) reach(at + 1, index);
      for (const { accepts: isTaken, to } of state.edges) if (isTaken(character)) reach(at + 1, to);
      if (number?.starts.has(at) === true) for (const to of state.afterNumber) reach(at + number.length, to);
    }
  }
  return false;
}
