/**
 * Go's path.Match, with which engines filter by `reference`: https://pkg.go.dev/path#Match. `*` and `?` stop at a slash,
 * a class does not, and there is nothing else. Throws for what Go calls a bad pattern.
 */
export function pathMatch(pattern: string, name: string): boolean {
  const [first] = pattern;
  if (first === undefined) return name === '';
  if (first === '*') {
    const rest = pattern.replace(/^\*+/, '');
    const stop = name.indexOf('/');
    const most = stop < 0 ? name.length : stop;
    for (let taken = 0; taken <= most; taken += 1) if (pathMatch(rest, name.slice(taken))) return true;
    return false;
  }
  if (first === '[') {
    const { holds, length } = classAt(pattern);
    const [character] = name;
    return character !== undefined && holds(character) && pathMatch(pattern.slice(length), name.slice(1));
  }
  if (first === '?')
    return name !== '' && !name.startsWith('/') && pathMatch(pattern.slice(1), name.slice(1));
  const length = first === '\\' ? 2 : 1;
  const literal = pattern.slice(length - 1, length);
  if (literal === '') throw new Error(`a bad pattern: ${pattern}`);
  return name.startsWith(literal) && pathMatch(pattern.slice(length), name.slice(1));
}

function classAt(pattern: string): { holds: (character: string) => boolean; length: number } {
  const isNegated = pattern[1] === '^';
  const ranges: (readonly [from: string, to: string])[] = [];
  let at = isNegated ? 2 : 1;
  const next = (): string => {
    if (pattern[at] === '\\') at += 1;
    const character = pattern[at] ?? '';
    if (character === '' || (/[-\]]/.test(character) && pattern[at - 1] !== '\\'))
      throw new Error(`a bad pattern: ${pattern}`);
    at += 1;
    return character;
  };
  while (pattern[at] !== ']' || ranges.length === 0) {
    const from = next();
    if (pattern[at] !== '-') ranges.push([from, from]);
    else {
      at += 1;
      ranges.push([from, next()]);
    }
  }
  const holds = (character: string): boolean =>
    ranges.some(([from, to]) => from <= character && character <= to) !== isNegated;
  return { holds, length: at + 1 };
}

/** An engine tries the short name with its tag or digest, and the short name without. */
export function familiarMatch(pattern: string, familiarName: string): boolean {
  const bare = familiarName.replace(/@.*|:[^:/]*$/, '');
  return pathMatch(pattern, familiarName) || pathMatch(pattern, bare);
}
