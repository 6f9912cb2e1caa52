import { parse } from 'yaml';

type Entries = Readonly<Record<string, Entry>>;

/** An input or output as either file describes it. */
interface Entry {
  readonly default?: string | boolean;
  readonly type?: string;
  readonly separator?: string;
  readonly 'list-item'?: { readonly type?: string };
  readonly 'allowed-values'?: readonly unknown[];
}

interface Manifest {
  readonly inputs?: Entries;
  readonly outputs?: Entries;
}

/** What each type of github-actions-typing needs beside its name. */
const TYPES: Readonly<Record<string, (entry: Entry) => boolean>> = {
  string: () => true,
  boolean: () => true,
  integer: () => true,
  float: () => true,
  list: ({ separator, 'list-item': item }) => separator !== undefined && item?.type !== undefined,
  enum: ({ 'allowed-values': values = [] }) =>
    values.length > 0 && values.every((value) => typeof value === 'string'),
};

/** Where `action-types.yml` does not agree with `action.yml`. */
export function actionTypesProblems(actionText: string, typesText: string): readonly string[] {
  const action = parse(actionText) as Manifest;
  const types = parse(typesText) as Manifest;
  return (['inputs', 'outputs'] as const).flatMap((kind) =>
    problemsOf(kind, action[kind] ?? {}, types[kind] ?? {}),
  );
}

function problemsOf(kind: string, described: Entries, typed: Entries): readonly string[] {
  const at = `action-types.yml, ${kind}`;
  return [
    ...namesOnlyIn(described, typed).map((name) => `${at}: no \`${name}\`, which action.yml has`),
    ...namesOnlyIn(typed, described).map((name) => `${at}: action.yml has no \`${name}\``),
    ...Object.entries(typed).flatMap(([name, entry]) => {
      const problem = entryProblem(entry, String(described[name]?.default ?? ''));
      return problem === undefined ? [] : [`${at}: \`${name}\` ${problem}`];
    }),
  ];
}

function namesOnlyIn(some: Entries, others: Entries): readonly string[] {
  return Object.keys(some).filter((name) => !Object.hasOwn(others, name));
}

function entryProblem(entry: Entry, preset: string): string | undefined {
  const { type = '', 'allowed-values': values = [] } = entry;
  if (!Object.hasOwn(TYPES, type)) return `has no type, or an unknown one: "${type}"`;
  if (TYPES[type]?.(entry) !== true) return `is not a whole ${type}`;
  const choices = type === 'boolean' ? ['true', 'false'] : type === 'enum' ? values : [preset];
  return preset === '' || choices.includes(preset) ? undefined : `does not allow its default "${preset}"`;
}
