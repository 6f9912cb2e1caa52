/** Foreign text (names, labels, messages of an engine) made harmless for the place where it is shown. */

/** `1.48` is 48. */
export function minorOf(apiVersion: string): number {
  return Number(apiVersion.split('.')[1]);
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/** Bytes as Docker writes them in `Total reclaimed space`: four digits that count, powers of 1000. */
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

/** Finds words for no more than it tells. */
export function listSome<Thing>(things: readonly Thing[], inWords: (thing: Thing) => string): string {
  const rest = things.length - MOST_NAMED;
  const named = things.slice(0, MOST_NAMED).map(inWords);
  return named.join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}

export function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`;
}

// Control characters, and those that turn the direction of a line around or hide in it.
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;

/** On one line, and no workflow command: the runner obeys `##[…]` anywhere in a line, and `::…::` at its beginning. */
export function plain(text: string): string {
  return text.replace(INVISIBLE, ' ').trim().replaceAll('##[', '## [').replace(/^::/, ': :');
}

/** For a table cell or a sentence in Markdown: nothing in it is markup, a link or a mention. */
export function markdown(text: string): string {
  // GitHub makes a link of `www.` too; a dot anywhere else is worth its byte.
  return plain(text).replace(
    /[^\p{L}\p{N} .,;/-]|(?<=www)\./giu,
    (character) => `&#${String(character.codePointAt(0))};`,
  );
}

export function code(text: string): string {
  return `<code>${markdown(text)}</code>`;
}

/** A sentence of ours, foreign parts included: what stands between backticks is shown as code, and nothing else is. */
export function prose(text: string): string {
  return markdown(text).replaceAll(/&#96;(.+?)&#96;/g, '<code>$1</code>');
}
