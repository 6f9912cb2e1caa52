import { lines, type Table } from './tables.ts';

/** The part of a README between `<!-- name:begin -->` and `<!-- name:end -->`. */
interface Section {
  readonly before: string;
  readonly body: string;
  readonly after: string;
}

export function withTable(readme: string, name: string, table: Table): string {
  const { before, after } = section(readme, name);
  // Prettier would pad every cell to the longest one, and one long row would rewrite the whole table.
  const body = [
    '',
    '',
    '<!-- prettier-ignore-start -->',
    ...lines(table),
    '<!-- prettier-ignore-end -->',
    '',
    '',
  ];
  return `${before}${body.join('\n')}${after}`;
}

/** What must change in the section so that it shows the table: one line for each row that is missing, wrong or extra. */
export function rowProblems(readme: string, name: string, table: Table): readonly string[] {
  const present = new Map<string, string>();
  for (const line of section(readme, name).body.split('\n')) {
    const named = /^\| `([^`]+)` \|/.exec(line);
    if (named?.[1] !== undefined) present.set(named[1], line);
  }
  const wanted = [...table.rows].flatMap(([key, row]) => {
    if (!present.has(key)) return [`${name}: the row of \`${key}\` is missing`];
    return present.get(key) === row ? [] : [`${name}: the row of \`${key}\` differs from action.yml`];
  });
  const extra = [...present.keys()].filter((key) => !table.rows.has(key));
  return [...wanted, ...extra.map((key) => `${name}: \`${key}\` is not in action.yml`)];
}

function section(readme: string, name: string): Section {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
  const start = from + begin.length;
  return { before: readme.slice(0, start), body: readme.slice(start, to), after: readme.slice(to) };
}
