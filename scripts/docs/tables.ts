type Scalar = string | number | boolean;

/** What action.yml says of its inputs and outputs, as far as the README shows it. */
export interface ActionMetadata {
  readonly inputs?: Readonly<Record<string, { readonly description?: string; readonly default?: Scalar }>>;
  readonly outputs?: Readonly<Record<string, { readonly description?: string }>>;
}

/** A Markdown table, the rows kept under their first cells so that a check can say which ones differ. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: ReadonlyMap<string, string>;
  /** The file that the rows are made from. */
  readonly source: string;
}

export function inputsTable({ inputs = {} }: ActionMetadata): Table {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]): [string, string] => [
    code(name),
    row(code(name), defaultOf(value), cell(description)),
  ]);
  return { ...INPUTS_HEAD, rows: new Map(rows) };
}

const INPUTS_HEAD = {
  head: ['| Input | Default | Meaning |', '| --- | --- | --- |'],
  source: 'action.yml',
} as const;

function defaultOf(value: Scalar | undefined): string {
  return value === undefined || value === '' ? 'empty' : code(String(value));
}

/** Every input of action.yml stands in one of these groups, in this order. */
const inputGroups: Readonly<Record<string, readonly string[]>> = {
  'What goes': ['images', 'filters', 'platforms', 'containers', 'build-cache'],
  'What stays': ['keep', 'keep-newest', 'no-prune'],
  How: ['force', 'backup', 'hosts', 'no-engine', 'timeout'],
  When: ['when', 'scope', 'until-free'],
  Report: ['dry-run', 'measure', 'missing', 'fail-on-conflict', 'summary', 'github-token'],
};

/** For readers of the README: the first sentence of each input, in groups. */
export function shortInputsTable({ inputs = {} }: ActionMetadata, groups = inputGroups): Table {
  const grouped = Object.values(groups).flat();
  const lost = Object.keys(inputs).filter((name) => !grouped.includes(name));
  if (lost.length > 0) throw new Error(`no group of the README has ${lost.join(', ')}`);
  const rows = Object.entries(groups).flatMap(([group, names]): [string, string][] => [
    [`**${group}**`, row(`**${group}**`, '', '')],
    ...names.map((name): [string, string] => {
      const { description = '', default: value } = inputs[name] ?? {};
      return [code(name), row(code(name), defaultOf(value), cell(firstSentence(description)))];
    }),
  ]);
  return { ...INPUTS_HEAD, rows: new Map(rows) };
}

function firstSentence(text: string): string {
  return /^[^]*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}

export function outputsTable({ outputs = {} }: ActionMetadata): Table {
  const rows = Object.entries(outputs).map(([name, { description }]): [string, string] => [
    code(name),
    row(code(name), cell(description)),
  ]);
  return { head: ['| Output | Value |', '| --- | --- |'], rows: new Map(rows), source: 'action.yml' };
}

export function lines({ head, rows }: Table): readonly string[] {
  return [...head, ...rows.values()];
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function code(text: string): string {
  return `\`${escaped(text)}\``;
}

/** A description of several lines is one cell: paragraphs are parted by a break, other line ends are blanks. */
function cell(description = ''): string {
  const paragraphs = description.trim().split(/\n\s*\n/);
  return escaped(paragraphs.map((text) => text.trim().replaceAll(/\s*\n\s*/g, ' ')).join('<br>'));
}

/** Inside a table even a code span ends at a bare `|`. */
function escaped(text: string): string {
  return text.replaceAll(/(?<!\\)\|/g, '\\|');
}
