import { isItem, parseItem, type Item } from '../domain/item.ts';
import { parseDuration } from './duration.ts';
import { InputError } from '../domain/input-error.ts';
import { Fields } from './fields.ts';
import { parsePlatform, type PlatformRequest } from '../domain/platform.ts';

export interface Inputs {
  readonly images: readonly Item[];
  readonly force: boolean;
  readonly noPrune: boolean;
  readonly platforms: readonly PlatformRequest[];
  readonly failOnConflict: boolean;
  readonly missing: 'ignore' | 'warn' | 'fail';
  readonly dryRun: boolean;
  readonly timeoutMs: number;
  readonly measure: 'auto' | 'exact' | 'off';
  readonly noEngine: 'fail' | 'skip';
  readonly summary: boolean;
}

/** Inputs of the contract that this version does not know yet, with the only value that changes nothing. */
const NOT_YET: readonly (readonly [input: string, harmless: string])[] = [
  ['filters', ''],
  ['keep', ''],
  ['when', 'now'],
  ['scope', 'all'],
  ['containers', 'keep'],
  ['until-free', ''],
  ['backup', ''],
  ['hosts', ''],
];

/** Reads every input, and throws one InputError that names everything that is wrong with them. */
export function parseInputs(read: (name: string) => string): Inputs {
  const fields = new Fields(read);
  for (const [input, harmless] of NOT_YET) {
    const value = fields.text(input);
    if (value !== '' && value !== harmless)
      fields.refuse(input, value, 'is not supported by this version; leave it out');
  }
  const inputs: Inputs = {
    images: readImages(fields),
    force: fields.boolean('force', false),
    noPrune: fields.boolean('no-prune', false),
    platforms: readPlatforms(fields),
    failOnConflict: fields.boolean('fail-on-conflict', true),
    missing: fields.choice('missing', ['warn', 'ignore', 'fail']),
    dryRun: fields.boolean('dry-run', false),
    timeoutMs: readTimeout(fields),
    measure: fields.choice('measure', ['auto', 'exact', 'off']),
    noEngine: fields.choice('no-engine', ['fail', 'skip']),
    summary: fields.boolean('summary', true),
  };
  if (inputs.platforms.length > 0 && !inputs.force) {
    fields.refuse(
      'platforms',
      fields.text('platforms'),
      'needs `force: true`, since the engine refuses it otherwise',
    );
  }
  if (fields.problems.length > 0) throw new InputError(fields.problems);
  return inputs;
}

/** What matters for telling, also when other inputs are wrong. */
export function readTelling(read: (name: string) => string): Pick<Inputs, 'dryRun' | 'summary'> {
  const fields = new Fields(read);
  return { dryRun: fields.boolean('dry-run', false), summary: fields.boolean('summary', true) };
}

function readImages(fields: Fields): readonly Item[] {
  const parsed = fields.list('images').map(parseItem);
  for (const item of parsed) {
    if (!isItem(item)) fields.refuse('images', item.requested, `is ${item.problem}`);
  }
  return parsed.filter(isItem);
}

function readPlatforms(fields: Fields): readonly PlatformRequest[] {
  return fields.list('platforms').flatMap((text) => {
    const platform = parsePlatform(text);
    if (platform === undefined)
      fields.refuse('platforms', text, 'is no platform; write os[/arch[/variant]], such as linux/arm64');
    return platform ?? [];
  });
}

const TEN_MINUTES = 600_000;

function readTimeout(fields: Fields): number {
  const text = fields.text('timeout');
  if (text === '') return TEN_MINUTES;
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) fields.refuse('timeout', text, 'is no duration; write 90s, 10m or 1h');
  return milliseconds ?? TEN_MINUTES;
}
