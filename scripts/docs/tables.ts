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
    row(code(name), value === undefined || value === '' ? 'empty' : code(String(value)), cell(description)),
  ]);
  return {
    head: ['| Input | Default | Meaning |', '| --- | --- | --- |'],
    rows: new Map(rows),
    source: 'action.yml',
  };
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
