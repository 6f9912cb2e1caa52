/** The items of a list of YAML or JSON, which an input of an action cannot be; undefined for any other text. */
export function itemsOfList(text: string): readonly string[] | undefined {
  const whole = text.trim();
  return itemsOfJson(whole) ?? itemsInBrackets(whole) ?? itemsBehindDashes(whole);
}

/** What `toJSON(…)` gives, on one line or on many. */
function itemsOfJson(whole: string): readonly string[] | undefined {
  if (!whole.startsWith('[')) return undefined;
  try {
    const parsed: unknown = JSON.parse(whole);
    return Array.isArray(parsed) ? parsed.map(String) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A pattern such as `[ab]` holds none of these signs between its brackets. */
function itemsInBrackets(whole: string): readonly string[] | undefined {
  const inside = /^\[([^[\]]*)\]$/.exec(whole)?.[1];
  if (inside === undefined || !/["',:/]/.test(inside)) return undefined;
  return inside
    .split(',')
    .map((item) => item.trim().replaceAll(/^["']|["']$/g, ''))
    .filter((item) => item !== '');
}

function itemsBehindDashes(whole: string): readonly string[] | undefined {
  const lines = whole.split(/\r\n|\r|\n/).map((line) => line.trim());
  const items = lines.filter((line) => line !== '' && !line.startsWith('#'));
  return items.length > 1 && items.every((line) => /^-\s/.test(line))
    ? items.map((line) => line.slice(1).trim())
    : undefined;
}

const MOST_SHOWN = 3;

/** What to write instead. */
export function asLines(items: readonly string[]): string {
  if (items.length === 0)
    return 'is an empty list of YAML or JSON, and the input is text; leave it empty instead';
  const shown = items.slice(0, MOST_SHOWN).map((item) => `\`${item}\``);
  const rest = items.length - shown.length;
  const more = rest === 0 ? [] : [`${String(rest)} more`];
  const last = [...shown, ...more].at(-1) ?? '';
  const others = [...shown, ...more].slice(0, -1).join(', ');
  const lines = others === '' ? `write ${last}` : `write ${others} and ${last}, each on a line of its own`;
  return `is a list of YAML or JSON, and the input is text; ${lines}`;
}
