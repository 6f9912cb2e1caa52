/** Slips that the grammar would answer with a riddle, and what to write instead. In order: the first that fits is told. */
const HINTS: readonly (readonly [slip: RegExp, hint: string])[] = [
  [
    /^\[?["']|["']\]?$|^\[[^\]]*$|^[^[]*\]$/,
    'write it without quotes or brackets; the input is text with one item a line, no YAML list',
  ],
  [/^-\s/, 'drop the dash; the input is text with one item a line, no YAML list'],
  [/^docker\s/, 'write only the names or IDs of images'],
  [/\s#/, 'a comment needs a line of its own'],
  [/[\s;]/, 'write one item a line, or commas between them'],
  [/<none>/, 'an untagged image has no name; write its ID'],
  [/:\/\//, 'write the name without https://'],
  [/\.\.\.$|…$/, 'write the ID whole, or leave the dots out'],
  [/^sha256:/i, 'an ID is sha256: and up to 64 hex digits in lower case'],
  [/^[A-F0-9]+$/, 'an ID is written in lower case'],
  [/:sha256:/, 'a digest is written with @, as in app@sha256:…'],
];

export function hintFor(text: string): string | undefined {
  return HINTS.find(([slip]) => slip.test(text))?.[1];
}
