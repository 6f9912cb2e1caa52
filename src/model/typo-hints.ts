import { isReference, parseReference } from './reference.ts';

type TypoHint = string | ((match: RegExpExecArray) => string | undefined);

/**
 * Common mistakes for which the grammar has no clear message, and what to write instead. The first match is
 * reported.
 */
const TYPO_HINTS: readonly (readonly [mistake: RegExp, hint: TypoHint])[] = [
  [
    /^\[?["']|["']\]?$|^\[[^\]]*$|^[^[]*\]$/,
    'write it without quotes or brackets; the input is text with one item a line, not a YAML list',
  ],
  [/^-\s/, 'drop the dash; the input is text with one item a line, not a YAML list'],
  [/\$\{\{/, 'an expression is not expanded here; it must stand in the workflow file itself'],
  [
    /\$(?:env:)?\{?([a-z_]\w*)|%([a-z_]\w*)%/i,
    ([, ofShell, ofWindows]) =>
      `no shell expands a variable here; write \`\${{ env.${ofShell ?? ofWindows ?? ''} }}\``,
  ],
  [
    /\$\(|`/,
    'no shell runs a command here; write what it prints, or `${{ steps.ID.outputs.NAME }}` of a step that ran it',
  ],
  [/^(?:-f|--force)(?![\w-])/, 'write `force: true` as an input of its own, and only names or IDs here'],
  [/^--no-prune(?![\w-])/, 'write `no-prune: true` as an input of its own, and only names or IDs here'],
  [/^--platform(?![\w-])/, 'write `platforms` as an input of its own, and only names or IDs here'],
  [/^--?\w/, 'write only names or IDs; options of docker have inputs of their own'],
  [/^docker\s/, 'write only the names or IDs of images'],
  [/\s#/, 'a comment needs a line of its own'],
  [/\s/, ({ input }) => hintForBlank(input)],
  [/[\s;]/, 'write one item a line, or commas between them'],
  [/<none>/, 'an untagged image has no name; write its ID'],
  [/\b([a-z]\w*:\/\/)/i, ([, scheme = '']) => `write the name without ${scheme}`],
  [/\.\.\.$|…$/, 'write the ID whole, or leave the dots out'],
  [/^sha256:/i, 'an ID is sha256: and up to 64 hex digits in lower case'],
  [/^[A-F0-9]+$/, 'an ID is written in lower case'],
  [/:sha256:/, 'a digest is written with @, as in app@sha256:…'],
];

export function typoHint(text: string): string | undefined {
  for (const [mistake, hint] of TYPO_HINTS) {
    const match = mistake.exec(text);
    if (match === null) continue;
    const message = typeof hint === 'string' ? hint : hint(match);
    if (message !== undefined) return message;
  }
  return undefined;
}

const LONGEST_NAME = 400;

/** YAML leads people to write `app: 1`. */
function hintForBlank(text: string): string | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const joined = text.replaceAll(/\s*([:@/])\s*/g, '$1');
  return isReference(parseReference(joined))
    ? `there is a blank in it; did you mean \`${joined}\`?`
    : undefined;
}
