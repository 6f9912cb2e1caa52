// Makes untrusted text (names, labels, messages of an engine) safe for the place where it is shown.

/** Takes lines for people who debug a workflow. */
export type DebugLog = (lines: readonly string[]) => void;

/** `1.48` → 48 */
export function minorOf(apiVersion: string): number {
  return Number(apiVersion.split('.')[1]);
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/** Bytes as Docker writes them in `Total reclaimed space`: four significant digits, powers of 1000. */
export function humanSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${String(Number(value.toPrecision(4)))}${UNITS[unit] ?? ''}`;
}

const MOST_NAMED = 5;

export function listNames(names: readonly string[]): string {
  return listSome(names, (name) => name);
}

/** The same for things that are described only if they are listed. */
export function listSome<Thing>(things: readonly Thing[], describe: (thing: Thing) => string): string {
  const rest = things.length - MOST_NAMED;
  const named = things.slice(0, MOST_NAMED).map(describe);
  return named.join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}

export function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`;
}

// Control characters, and characters that are invisible or change the direction of a line.
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;

/** One line without a workflow command: the runner obeys `##[…]` anywhere, and `::…::` at the beginning of a line. */
export function plain(text: string): string {
  return text.replace(INVISIBLE, ' ').trim().replaceAll('##[', '## [').replace(/^::/, ': :');
}

/** For a table cell or a sentence in Markdown: no part of it becomes markup, a link or a mention. */
export function markdown(text: string): string {
  // GitHub also makes links of `www.`; all other dots stay, since each escape costs bytes.
  return plain(text).replace(
    /[^\p{L}\p{N} .,;/-]|(?<=www)\./giu,
    (character) => `&#${String(character.codePointAt(0))};`,
  );
}

export function code(text: string): string {
  return `<code>${markdown(text)}</code>`;
}

/** One of our own sentences, which may quote untrusted text: only text between backticks becomes code. */
export function prose(text: string): string {
  return markdown(text).replaceAll(/&#96;(.+?)&#96;/g, '<code>$1</code>');
}
