import { isAbsolute } from 'node:path';
import { INPUT_NAMES, type InputName, nearestTo } from '../inputs/input-names.ts';
import { plain } from '../model/text.ts';
import { isList } from './options.ts';

/** What the administrator of a runner wants of the hooks. */
export interface Settings {
  readonly inputs: Readonly<Record<string, string>>;
  /** The folder for records; undefined for the one in the home of the user. */
  readonly records: string | undefined;
  /** What becomes of what a job left that never came to its end. */
  readonly afterLostJob: 'tell' | 'remove';
  /** What a hook removes while jobs of other runners use the engine. */
  readonly besideOtherJobs: 'nothing' | 'labelled-images';
}

/** What a job adds goes. */
const HOOK_INPUTS = {
  images: '**',
  containers: 'added',
  'build-cache': 'unused',
  when: 'post',
  scope: 'job',
} as const;

const NOT_SET: Readonly<Partial<Record<InputName, string>>> = {
  when: 'is set by the hooks',
  scope: 'is set by the hooks',
  'github-token': 'is not for hooks, since a job can read this file',
};

/** Settings that are no inputs, and what they may be. The first choice is the default. */
const CHOICES = {
  'after-lost-job': ['tell', 'remove'],
  'beside-other-jobs': ['nothing', 'labelled-images'],
} as const;

const INPUTS = INPUT_NAMES.filter((name) => NOT_SET[name] === undefined);
const NAMES = [...INPUTS, 'records', 'after-lost-job', 'beside-other-jobs'] as const;

type Name = (typeof NAMES)[number];

/** Reads lines such as `keep: app:1`. Lists have a line for each item. All problems are told at once. */
export function parseSettings(
  text: string,
): Settings | { readonly problems: readonly string[]; readonly records: string | undefined } {
  const values = new Map<Name, string>();
  const problems: string[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const problem = readLine(line.trim(), values);
    if (problem !== undefined) problems.push(`line ${String(index + 1)}: ${problem}`);
  }
  const afterLostJob = choice('after-lost-job', values, problems);
  const besideOtherJobs = choice('beside-other-jobs', values, problems);
  const records = values.get('records');
  const isPlace = records !== undefined && isAbsolute(records);
  if (records !== undefined && !isPlace)
    problems.push(`\`records\`: "${plain(records)}" is not an absolute path`);
  if (besideOtherJobs === 'labelled-images' && !/^label=/m.test(values.get('filters') ?? ''))
    problems.push('`beside-other-jobs: labelled-images` needs a line `filters: label=…`');
  if (problems.length > 0) return { problems, records: isPlace ? records : undefined };
  const given = INPUTS.flatMap((name) => {
    const value = values.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    inputs: { ...HOOK_INPUTS, ...Object.fromEntries(given) },
    records,
    afterLostJob,
    besideOtherJobs,
  };
}

/** Returns what is wrong with the line. */
function readLine(line: string, values: Map<Name, string>): string | undefined {
  if (line === '' || line.startsWith('#')) return undefined;
  const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) return `"${plain(line)}" is not written as \`name: value\``;
  const known = NAMES.find((one) => one === name);
  if (known === undefined) return whyUnknown(name);
  const before = values.get(known);
  if (value === '') return `\`${name}\` has no value; leave the line out if that is meant`;
  const isItem = INPUTS.some((input) => input === known && isList(input));
  if (before !== undefined && !isItem) return `\`${name}\` stands there twice, and takes one value`;
  values.set(known, [before ?? [], withoutQuotes(value)].flat().join('\n'));
  return undefined;
}

function whyUnknown(name: string): string {
  const reason = Object.entries(NOT_SET).find(([input]) => input === name)?.[1];
  if (reason !== undefined) return `\`${name}\` ${reason}`;
  const meant = nearestTo(name, NAMES);
  return `\`${name}\` is not a setting${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`;
}

/** People copy `images: '**'` from a workflow. */
function withoutQuotes(value: string): string {
  return /^(['"])(.*)\1$/.exec(value)?.[2] ?? value;
}

function choice<Key extends keyof typeof CHOICES>(
  name: Key,
  values: ReadonlyMap<Name, string>,
  problems: string[],
): (typeof CHOICES)[Key][number] {
  const choices: readonly (typeof CHOICES)[Key][number][] = CHOICES[name];
  const value = values.get(name);
  const chosen = choices.find((one) => one === value);
  if (value !== undefined && chosen === undefined)
    problems.push(`\`${name}\`: "${plain(value)}" is not one of ${choices.join(', ')}`);
  return chosen ?? CHOICES[name][0];
}
