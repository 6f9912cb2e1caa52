import { lines, type Table } from './tables.ts';

/** The part of a page between `<!-- name:begin -->` and `<!-- name:end -->`. */
interface Section {
  readonly before: string;
  readonly body: string;
  readonly after: string;
}

export function withTable(page: string, name: string, table: Table): string {
  const { before, after } = section(page, name);
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
export function rowProblems(page: string, name: string, table: Table): readonly string[] {
  const present = new Map<string, string>();
  for (const line of section(page, name).body.split('\n')) {
    const [, key] = table.head.includes(line) ? [] : (/^\| (\S.*?) \|/.exec(line) ?? []);
    if (key !== undefined) present.set(key, line);
  }
  const wanted = [...table.rows].flatMap(([key, row]) => {
    if (!present.has(key)) return [`${name}: the row of ${key} is missing`];
    return present.get(key) === row ? [] : [`${name}: the row of ${key} differs from ${table.source}`];
  });
  const extra = [...present.keys()].filter((key) => !table.rows.has(key));
  return [...wanted, ...extra.map((key) => `${name}: ${key} is not in ${table.source}`)];
}

function section(page: string, name: string): Section {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`);
  const start = from + begin.length;
  return { before: page.slice(0, start), body: page.slice(start, to), after: page.slice(to) };
}
