import { isReference, parseReference } from './reference.ts';

type Hint = string | ((found: RegExpExecArray) => string | undefined);

/** Slips that the grammar would answer with a riddle, and what to write instead. In order: the first that fits is told. */
const HINTS: readonly (readonly [slip: RegExp, hint: Hint])[] = [
  [
    /^\[?["']|["']\]?$|^\[[^\]]*$|^[^[]*\]$/,
    'write it without quotes or brackets; the input is text with one item a line, no YAML list',
  ],
  [/^-\s/, 'drop the dash; the input is text with one item a line, no YAML list'],
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
  [/\s/, ({ input }) => withoutBlank(input)],
  [/[\s;]/, 'write one item a line, or commas between them'],
  [/<none>/, 'an untagged image has no name; write its ID'],
  [/\b([a-z]\w*:\/\/)/i, ([, scheme = '']) => `write the name without ${scheme}`],
  [/\.\.\.$|…$/, 'write the ID whole, or leave the dots out'],
  [/^sha256:/i, 'an ID is sha256: and up to 64 hex digits in lower case'],
  [/^[A-F0-9]+$/, 'an ID is written in lower case'],
  [/:sha256:/, 'a digest is written with @, as in app@sha256:…'],
];

export function typoHint(text: string): string | undefined {
  for (const [slip, hint] of HINTS) {
    const found = slip.exec(text);
    if (found === null) continue;
    const told = typeof hint === 'string' ? hint : hint(found);
    if (told !== undefined) return told;
  }
  return undefined;
}

const LONGEST_NAME = 400;

/** `app: 1` is what YAML makes a habit of. */
function withoutBlank(text: string): string | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const joined = text.replaceAll(/\s*([:@/])\s*/g, '$1');
  return isReference(parseReference(joined))
    ? `there is a blank in it; did you mean \`${joined}\`?`
    : undefined;
}
