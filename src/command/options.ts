import { INPUT_NAMES, type InputName } from '../inputs/input-names.ts';

/** Inputs that are no options of the command, and why. */
const NOT_OFFERED = {
  images: 'what to remove is written without an option',
  when: 'the command removes at once',
  scope: '`docker-image-rm hook` is for what a job adds',
  summary: 'there is no job summary here',
  'github-token': 'the token is read from the environment variable GITHUB_TOKEN, where nobody sees it',
} as const satisfies Partial<Record<InputName, string>>;

export type OfferedInput = Exclude<InputName, keyof typeof NOT_OFFERED>;

const LISTS: readonly InputName[] = ['filters', 'keep', 'platforms', 'hosts'];

const FLAGS: readonly InputName[] = ['force', 'no-prune', 'fail-on-conflict', 'dry-run'];

export interface Option {
  /** What stands between `--` and the value. */
  readonly name: string;
  /** A flag needs no value, a list may be given several times, and a switch takes no value at all. */
  readonly kind: 'flag' | 'list' | 'text' | 'switch';
  /** The input that it fills, if it fills one. */
  readonly input?: OfferedInput;
}

const INPUT_OPTIONS: readonly Option[] = INPUT_NAMES.filter(isOffered).map((input) => ({
  name: input,
  kind: FLAGS.includes(input) ? 'flag' : LISTS.includes(input) ? 'list' : 'text',
  input,
}));

/** Options of `docker-image-rm IMAGE…`. `--platform` is what `docker image rm` calls `--platforms`. */
export const REMOVE_OPTIONS: readonly Option[] = [
  ...INPUT_OPTIONS,
  { name: 'platform', kind: 'list', input: 'platforms' },
  { name: 'json', kind: 'switch' },
  { name: 'help', kind: 'switch' },
  { name: 'version', kind: 'switch' },
];

/** Options of `docker-image-rm hook`. */
export const HOOK_OPTIONS: readonly Option[] = [
  { name: 'settings', kind: 'text' },
  { name: 'strict', kind: 'switch' },
  { name: 'help', kind: 'switch' },
];

export const SHORT: Readonly<Record<string, string>> = { f: 'force', h: 'help' };

export function isList(input: InputName): boolean {
  return input === 'images' || LISTS.includes(input);
}

export function isOffered(input: InputName): input is OfferedInput {
  return !Object.hasOwn(NOT_OFFERED, input);
}

/** Why an input is not an option; undefined for any other name. */
export function whyNotOffered(name: string): string | undefined {
  return Object.entries(NOT_OFFERED).find(([input]) => input === name)?.[1];
}
