/** What a pattern means, written as plainly as can be: no regular expressions, no cleverness, one character at a time. */

/** `a{b,c{d,e}}` is `ab`, `acd` and `ace`. */
export function braceless(pattern: string): readonly string[] {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  const choices: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < pattern.length; at += 1) {
    if (pattern[at] === '{') depth += 1;
    const isEnd = pattern[at] === '}' && depth === 1;
    if (isEnd || (pattern[at] === ',' && depth === 1)) {
      choices.push(pattern.slice(start, at));
      start = at + 1;
    }
    if (isEnd) {
      const rest = pattern.slice(at + 1);
      return choices.flatMap((choice) => braceless(pattern.slice(0, open) + choice + rest));
    }
    if (pattern[at] === '}') depth -= 1;
  }
  throw new Error(`${pattern} has an open brace`);
}

/** Whether a pattern without braces fits the whole text. */
export function fits(pattern: string, text: string, isStart = true): boolean {
  const [first = ''] = pattern;
  if (first === '') return text === '';
  if (pattern.startsWith('**')) {
    const rest = pattern.replace(/^\*+/, '');
    // Nothing between the slashes, or before the first, is any number of folders.
    const folders = isStart && rest.startsWith('/') ? [rest.slice(1)] : [];
    const ends = Array.from({ length: text.length + 1 }, (_, at) => text.slice(at));
    return folders.some((after) => fits(after, text, true)) || ends.some((end) => fits(rest, end, false));
  }
  if (first === '*') {
    if (fits(pattern.slice(1), text, false)) return true;
    return text !== '' && !text.startsWith('/') && fits(pattern, text.slice(1), false);
  }
  const [character = ''] = text;
  if (character === '') return false;
  if (first === '[') {
    const close = pattern.indexOf(']');
    return (
      character !== '/' &&
      inClass(pattern.slice(1, close), character) &&
      fits(pattern.slice(close + 1), text.slice(1), false)
    );
  }
  const isSame = first === '?' ? character !== '/' : first === character;
  return isSame && fits(pattern.slice(1), text.slice(1), first === '/');
}

function inClass(inside: string, character: string): boolean {
  if (inside.startsWith('!') || inside.startsWith('^')) return !inClass(inside.slice(1), character);
  for (let at = 0; at < inside.length; at += 1) {
    const from = inside[at] ?? '';
    const isRange = inside[at + 1] === '-';
    const to = isRange ? (inside[at + 2] ?? '') : from;
    if (from <= character && character <= to) return true;
    if (isRange) at += 2;
  }
  return false;
}

/** `nginx:1` and `docker.io/library/nginx:1`, with and without the tag; a digest only where the pattern speaks of one. */
function namesOf(name: string, withDigest: boolean): readonly string[] {
  const digest = name.indexOf('@');
  const colon = name.lastIndexOf(':');
  const repository = digest >= 0 ? name.slice(0, digest) : name.slice(0, colon);
  const short = digest >= 0 && !withDigest ? [repository] : [repository, name];
  return [...short, ...short.map(inFull)];
}

export function inFull(name: string): string {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  return /[.:]|^localhost$/.test(first) ? name : `docker.io/${name}`;
}

export function means(pattern: string, name: string): boolean {
  const names = namesOf(name, pattern.includes('@'));
  return braceless(pattern).some((one) => names.some((text) => fits(one, text)));
}
