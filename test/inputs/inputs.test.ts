import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/input-error.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';

function read(written: Readonly<Record<string, string>>) {
  return parseInputs((name) => written[name] ?? '');
}

function problems(written: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(written);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

describe('the inputs', () => {
  it('have defaults when nothing is written', () => {
    expect(read({})).toEqual({
      images: [],
      filters: [],
      keep: [],
      keepNewest: undefined,
      force: false,
      noPrune: false,
      platforms: [],
      failOnConflict: true,
      missing: 'warn',
      dryRun: false,
      when: 'now',
      scope: 'all',
      containers: 'keep',
      buildCache: { kind: 'keep' },
      untilFree: undefined,
      timeoutMs: 600_000,
      measure: 'auto',
      backup: undefined,
      hosts: [],
      noEngine: 'fail',
      summary: true,
    });
  });

  it('are all read', () => {
    const inputs = read({
      images: 'app:1\ndead',
      filters: 'Until = 72h',
      keep: 'web:*',
      'keep-newest': '3',
      force: 'true',
      'no-prune': 'true',
      platforms: 'linux, linux/arm64',
      'fail-on-conflict': 'false',
      missing: 'fail',
      'dry-run': 'true',
      when: 'post',
      scope: 'job',
      timeout: '90s',
      measure: 'exact',
      hosts: 'build, tcp://a:2375',
      'no-engine': 'skip',
      summary: 'false',
    });
    expect(inputs).toEqual({
      images: [
        expect.objectContaining({ kind: 'reference', requested: 'app:1' }),
        expect.objectContaining({ kind: 'reference-or-id', requested: 'dead' }),
      ],
      filters: [{ key: 'until', value: '72h' }],
      keep: [expect.objectContaining({ kind: 'pattern', requested: 'web:*' })],
      keepNewest: 3,
      force: true,
      noPrune: true,
      platforms: [
        { requested: 'linux', os: 'linux' },
        { requested: 'linux/arm64', os: 'linux', architecture: 'arm64' },
      ],
      failOnConflict: false,
      missing: 'fail',
      dryRun: true,
      when: 'post',
      scope: 'job',
      containers: 'keep',
      buildCache: { kind: 'keep' },
      untilFree: undefined,
      timeoutMs: 90_000,
      measure: 'exact',
      backup: undefined,
      hosts: ['build', 'tcp://a:2375'],
      noEngine: 'skip',
      summary: false,
    });
  });

  it('report everything that is wrong at once', () => {
    const wrong = problems({
      images: 'App\nfine\n**\ndead:',
      force: 'yes',
      platforms: 'linux/',
      missing: 'maybe',
      timeout: '5',
      measure: 'all',
      'no-engine': 'no',
      summary: '0',
      backup: '~/images',
    });
    expect(wrong).toHaveLength(10);
    expect(wrong).toEqual(
      expect.arrayContaining([
        '`images`: "App" is not an image reference or ID: the repository name must be in lower case',
        '`force`: "yes" is not a boolean; write true or false',
        '`platforms`: "linux/" is not a platform; write os[/arch[/variant]], such as linux/arm64',
        '`missing`: "maybe" is not one of warn, ignore, fail',
        '`timeout`: "5" is not a duration; write 90s, 10m or 1h',
        '`backup`: "~/images" begins with ~, which is not expanded here; write `${{ runner.temp }}/images` or an absolute path',
      ]),
    );
  });

  it('need force for platforms, which the engine refuses otherwise', () => {
    expect(problems({ platforms: 'linux/arm64' })).toEqual([
      '`platforms`: "linux/arm64" needs `force: true`, since the engine refuses it otherwise',
    ]);
    expect(problems({ platforms: 'linux/arm64', force: 'true' })).toEqual([]);
  });

  it.each([
    ['when', 'now'],
    ['scope', 'all'],
    ['containers', 'keep'],
    ['filters', ' \n'],
  ])('accept the value that changes nothing: %s', (input, value) => {
    expect(problems({ [input]: value })).toEqual([]);
  });
});

describe('build-cache', () => {
  it.each([
    ['', { kind: 'keep' }],
    ['keep', { kind: 'keep' }],
    ['unused', { kind: 'unused' }],
    ['10GB', { kind: 'up-to', bytes: 10e9 }],
    ['72h', { kind: 'idle', milliseconds: 72 * 3_600_000 }],
    // Longer than any timer of Node: what is asked for must not become less.
    ['2000h', { kind: 'idle', milliseconds: 2000 * 3_600_000 }],
  ])('%j', (text, rule) => {
    expect(read({ 'build-cache': text }).buildCache).toStrictEqual(rule);
  });

  it.each(['all', 'true', '10', '15%', '0', '0GB', '3d', '999999999h', 'Unused'])('%j is refused', (text) => {
    expect(problems({ 'build-cache': text })).toStrictEqual([
      `\`build-cache\`: "${text}" is none of keep, unused, a size that may stay (10GB) and a duration without use (72h)`,
    ]);
  });

  it('cannot go with platforms', () => {
    const platforms = { platforms: 'linux/arm64', force: 'true' };
    expect(problems({ ...platforms, 'build-cache': 'unused' })).toStrictEqual([
      expect.stringContaining('`build-cache`: "unused" cannot go with `platforms`'),
    ]);
  });
});
