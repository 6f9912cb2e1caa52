import type { CacheRule } from '../model/build-cache.ts';
import { contradiction, type Filter, isFilter, parseFilter } from '../model/filter.ts';
import { InputError } from '../model/input-error.ts';
import { parsePlatform, type PlatformRequest } from '../model/platform.ts';
import { isSelector, parseSelector, type Selector } from '../model/selector.ts';
import { Fields, parseAmount, parseDuration, type WrittenAmount } from './fields.ts';
import { misspelt } from './input-names.ts';

export interface Inputs {
  readonly images: readonly Selector[];
  readonly filters: readonly Filter[];
  /** Images that are never removed, whatever the other inputs are. */
  readonly keep: readonly Selector[];
  /** How many of the images that patterns choose stay of each repository. */
  readonly keepNewest: number | undefined;
  readonly force: boolean;
  readonly noPrune: boolean;
  readonly platforms: readonly PlatformRequest[];
  readonly failOnConflict: boolean;
  readonly missing: 'ignore' | 'warn' | 'fail';
  readonly dryRun: boolean;
  readonly when: 'now' | 'post';
  readonly scope: 'all' | 'job';
  readonly containers: 'keep' | 'stopped' | 'all' | 'added';
  readonly buildCache: CacheRule;
  readonly untilFree: WrittenAmount | undefined;
  readonly timeoutMs: number;
  readonly measure: 'auto' | 'exact' | 'off';
  /** The folder that images are saved to before they are deleted. */
  readonly backup: string | undefined;
  /** Addresses of engines as the user wrote them; if empty, the engine that the docker CLI would use. */
  readonly hosts: readonly string[];
  readonly noEngine: 'fail' | 'skip';
  readonly summary: boolean;
}

/**
 * Reads every input and throws one InputError that names all problems.
 * @param given the names of all inputs that the user wrote, including unknown ones
 */
export function parseInputs(read: (name: string) => string, given: readonly string[] = []): Inputs {
  const fields = new Fields(read, misspelt(given));
  const inputs: Inputs = {
    images: readImages(fields, 'images'),
    filters: readFilters(fields),
    keep: readImages(fields, 'keep'),
    keepNewest: fields.count('keep-newest'),
    force: fields.boolean('force', false),
    noPrune: fields.boolean('no-prune', false),
    platforms: readPlatforms(fields),
    failOnConflict: fields.boolean('fail-on-conflict', true),
    missing: fields.choice('missing', ['warn', 'ignore', 'fail']),
    dryRun: fields.boolean('dry-run', false),
    when: fields.choice('when', ['now', 'post']),
    scope: fields.choice('scope', ['all', 'job']),
    containers: fields.choice('containers', ['keep', 'stopped', 'all', 'added']),
    buildCache: readBuildCache(fields),
    untilFree: readAmount(fields),
    timeoutMs: readTimeout(fields),
    measure: fields.choice('measure', ['auto', 'exact', 'off']),
    backup: readBackup(fields),
    hosts: fields.list('hosts'),
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
  if (inputs.platforms.length > 0 && inputs.backup !== undefined) {
    fields.refuse('backup', inputs.backup, 'cannot go with `platforms`: only whole images can be saved');
  }
  if (inputs.scope === 'job' && inputs.when === 'now') {
    fields.refuse('scope', 'job', 'needs `when: post`: what a job adds is known when it ends');
  }
  if (inputs.platforms.length > 0 && inputs.untilFree !== undefined) {
    fields.refuse('until-free', fields.text('until-free'), 'cannot go with `platforms`; remove whole images');
  }
  if (inputs.platforms.length > 0 && inputs.containers !== 'keep') {
    fields.refuse('containers', inputs.containers, 'cannot go with `platforms`; remove whole images');
  }
  if (inputs.platforms.length > 0 && inputs.buildCache.kind !== 'keep') {
    fields.refuse(
      'build-cache',
      fields.text('build-cache'),
      'cannot go with `platforms`: the cache holds no single variants; clean it in a step of its own',
    );
  }
  if (inputs.containers === 'added' && inputs.scope !== 'job') {
    fields.refuse('containers', 'added', 'needs `scope: job`: it takes the containers that a job added');
  }
  if (fields.problems.length > 0) throw new InputError(fields.problems);
  return inputs;
}

/** The inputs that the report needs even if other inputs are wrong. */
export function readReportInputs(read: (name: string) => string): Pick<Inputs, 'dryRun' | 'summary'> {
  const fields = new Fields(read);
  return { dryRun: fields.boolean('dry-run', false), summary: fields.boolean('summary', true) };
}

function readImages(fields: Fields, input: 'images' | 'keep'): readonly Selector[] {
  const parsed = fields.list(input).map(parseSelector);
  for (const selector of parsed) {
    if (!isSelector(selector))
      fields.refuse(input, withoutPassword(selector.requested), `is ${selector.problem}`);
    else if (input === 'keep' && selector.kind === 'pattern' && selector.isNumbered)
      fields.refuse(input, selector.requested, 'has `{closed-pr}`, which can stand only in `images`');
  }
  return parsed.filter(isSelector);
}

function readFilters(fields: Fields): readonly Filter[] {
  const filters = fields.list('filters').flatMap((text) => {
    const filter = parseFilter(text);
    if (!isFilter(filter)) fields.refuse('filters', text, filter.problem);
    return isFilter(filter) ? filter : [];
  });
  const key = filters.length < 2 ? undefined : contradiction(filters);
  if (key !== undefined) fields.refuse('filters', key, 'cannot be true and false at once');
  return filters;
}

function readPlatforms(fields: Fields): readonly PlatformRequest[] {
  return fields.list('platforms').flatMap((text) => {
    const platform = parsePlatform(text);
    if (platform === undefined)
      fields.refuse('platforms', text, 'is not a platform; write os[/arch[/variant]], such as linux/arm64');
    return platform ?? [];
  });
}

const TEN_MINUTES = 600_000;

// A timer of Node ends at once if its delay needs more than 31 bits.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function readTimeout(fields: Fields): number {
  const text = fields.text('timeout');
  if (text === '') return TEN_MINUTES;
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) fields.refuse('timeout', text, 'is not a duration; write 90s, 10m or 1h');
  return Math.min(milliseconds ?? TEN_MINUTES, LONGEST_TIMER_MS);
}

/** The text before an `@` without a digest belongs to an address and can hold a password. */
function withoutPassword(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 0 || /^@(?:sha\d|$)/.test(text.slice(at)) ? text : `…${text.slice(at)}`;
}

function readBackup(fields: Fields): string | undefined {
  const folder = fields.text('backup');
  if (/\p{Cc}/u.test(folder)) fields.refuse('backup', folder, 'is more than one line; write one folder');
  // No shell expands `~`, and nobody wants a folder called "~".
  if (/^~/.test(folder)) {
    fields.refuse(
      'backup',
      folder,
      'begins with ~, which is not expanded here; write `${{ runner.temp }}/images` or an absolute path',
    );
  }
  if (/^\$\w|\$\{/.test(folder)) {
    fields.refuse(
      'backup',
      folder,
      'holds a variable, which is not expanded here; write `${{ runner.temp }}/images` or an absolute path',
    );
  }
  return folder === '' ? undefined : folder;
}

/** Engines count nanoseconds in 63 bits. */
const LONGEST_IDLE_MS = 9e12;

function readBuildCache(fields: Fields): CacheRule {
  const text = fields.text('build-cache');
  if (text === '' || text === 'keep') return { kind: 'keep' };
  if (text === 'unused') return { kind: 'unused' };
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds <= LONGEST_IDLE_MS) return { kind: 'idle', milliseconds };
  const amount = parseAmount(text);
  if (amount !== undefined && 'bytes' in amount) return { kind: 'up-to', bytes: amount.bytes };
  const allowed = 'is none of keep, unused, a size that may stay (10GB) and a duration without use (72h)';
  fields.refuse('build-cache', text, allowed);
  return { kind: 'keep' };
}

function readAmount(fields: Fields): WrittenAmount | undefined {
  const text = fields.text('until-free');
  if (text === '') return undefined;
  const amount = parseAmount(text);
  if (amount === undefined) {
    fields.refuse('until-free', text, 'is neither a size such as 20GB or 512MiB nor a share such as 15%');
  }
  return amount;
}

/** Only then no engine is asked. */
export function isNothingAsked({ images, containers, buildCache }: Inputs): boolean {
  return images.length === 0 && containers !== 'added' && buildCache.kind === 'keep';
}

/**
 * Warns if only filters or a scope are given: they choose nothing, so that an empty expression never means "all
 * images".
 */
export function emptyChoice(inputs: Inputs): readonly string[] {
  const { images, filters, scope } = inputs;
  const narrowsOther = filters.length === 0 && !isNothingAsked(inputs);
  if (images.length > 0 || narrowsOther || (filters.length === 0 && scope === 'all')) return [];
  const what = filters.length > 0 ? '`filters` only narrow' : '`scope: job` only narrows';
  return [
    `${what} what \`images\` chooses, and \`images\` is empty, so no image is removed; to choose every image that passes, write \`images: '**'\``,
  ];
}

/** Warns of an input that can change nothing beside the others. */
export function idleInputs({ images, keepNewest }: Inputs): readonly string[] {
  if (keepNewest === undefined || images.some(({ kind }) => kind === 'pattern')) return [];
  return [
    '`keep-newest` holds back only what a pattern in `images` chooses, and `images` has no pattern, so it changes nothing',
  ];
}
