import fc from 'fast-check';
import { parsePattern, type Pattern } from '../../src/model/pattern.ts';
import { inFull } from './naive-pattern.ts';

export function aPattern(text: string): Pattern {
  const parsed = parsePattern(text);
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem}`);
  return parsed;
}

const word = fc.constantFrom(
  'a',
  'b',
  'ab',
  'app',
  'acme',
  'library',
  'docker.io',
  'ghcr.io',
  'x-1',
  '1',
  '12',
);
const character = fc.constantFrom('a', 'b', '1', '-', '.', 'p', 'o');
const wild = fc.constantFrom('*', '?', '**', '[a-c]', '[!a]', '[^b]', '[ab1]', '[0-9p]', '[!a-o.]');
const choice = fc
  .array(fc.oneof(word, wild, fc.constant('')), { minLength: 2, maxLength: 3 })
  .map((parts) => `{${parts.join(',')}}`);
const nested = fc.tuple(word, choice, word).map(([before, inner, after]) => `{${before},${inner}${after}}`);
const piece = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: character },
  { weight: 4, arbitrary: wild },
  choice,
  nested,
);
const segment = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''));
const folders = fc.array(fc.oneof({ weight: 2, arbitrary: segment }, fc.constant('**')), {
  minLength: 1,
  maxLength: 4,
});

/** Texts that stand a chance to be patterns, and to match one of the names below. */
export const patternTexts: fc.Arbitrary<string> = fc
  .tuple(folders, fc.oneof(fc.constant(''), segment))
  .map(([path, tag]) => path.join('/') + (tag === '' ? '' : `:${tag}`));

const host = fc.constantFrom('', '', '', 'ghcr.io/', 'localhost:5000/', 'docker.io.x/');
const component = fc.constantFrom('a', 'b', 'ab', 'ba', 'app', 'acme', 'library', 'x-1', 'a.b', '12', 'abab');
const tag = fc.constantFrom('1', '12', 'a', 'ab', 'latest', 'x-1', 'pr-12', '1.2');
const digest = fc.constant(`@sha256:${'1a'.repeat(32)}`);

/** References as people and lists write them. */
export const referenceTexts: fc.Arbitrary<string> = fc
  .tuple(
    host,
    fc.array(component, { minLength: 1, maxLength: 3 }),
    fc.oneof({ weight: 5, arbitrary: tag.map((text) => `:${text}`) }, digest),
  )
  .map(([domain, path, end]) => domain + path.join('/') + end)
  // Docker writes these in a form of their own.
  .filter((name) => !/^library\/[^/]*$/.test(name));

/** A reference, and a pattern made of one of its forms: most often it means that reference. */
export const matchingPairs: fc.Arbitrary<{ readonly text: string; readonly name: string }> =
  referenceTexts.chain((name) =>
    fc
      .tuple(
        fc.constantFrom(name, inFull(name), name.replace(/[:@].*/, ''), inFull(name).replace(/@.*/, '')),
        fc.infiniteStream(fc.nat(9)),
      )
      .map(([form, chances]) => ({
        name,
        text: form
          .split(/([/:])/)
          .map((part) => (/[/:]/.test(part) ? part : loosened(part, Number(chances.next().value))))
          .join(''),
      })),
  );

function loosened(part: string, chance: number): string {
  const ways = [
    '*',
    `${part.slice(0, 1)}*`,
    `*${part.slice(1)}`,
    '?'.repeat(part.length),
    `[!z]${part.slice(1)}`,
    `{x,${part}}`,
    `{${part.slice(0, 1)},[ab]}*`,
  ];
  return ways[chance] ?? part;
}
