import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/input-error.ts';
import { parseInputs, readReportInputs } from '../../src/inputs/inputs.ts';

type Written = Readonly<Record<string, string>>;

function read(written: Written) {
  return parseInputs((name) => written[name] ?? '');
}

function problems(written: Written): readonly string[] {
  try {
    read(written);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

describe('an input has the value that is written', () => {
  it.each(['keep', 'stopped', 'all'])('containers: %s', (containers) => {
    expect(read({ containers }).containers).toBe(containers);
  });

  it.each(['auto', 'exact', 'off'])('measure: %s', (measure) => {
    expect(read({ measure }).measure).toBe(measure);
  });

  it.each([
    ['20GB', { written: '20GB', bytes: 20e9 }],
    ['15%', { written: '15%', share: 0.15 }],
  ])('until-free: %s', (text, amount) => {
    expect(read({ 'until-free': text }).untilFree).toStrictEqual(amount);
  });

  it.each([
    ['1', 1],
    [' 25 ', 25],
    ['', undefined],
    ['  ', undefined],
  ])('keep-newest: "%s"', (text, count) => {
    expect(read({ 'keep-newest': text }).keepNewest).toBe(count);
  });

  it.each(['/tmp/images', 'images', 'a~b', './~'])('backup: %s', (backup) => {
    expect(read({ backup }).backup).toBe(backup);
  });

  it('filters, in their order', () => {
    expect(read({ filters: 'label=a\ndangling=true' }).filters).toStrictEqual([
      { key: 'label', value: 'a', label: { name: 'a' } },
      { key: 'dangling', value: 'true', is: true },
    ]);
  });
});

describe('an input is refused', () => {
  it.each<[Written, string]>([
    [
      { keep: 'app:pr-{closed-pr}' },
      '`keep`: "app:pr-{closed-pr}" has `{closed-pr}`, which can stand only in `images`',
    ],
    [
      { keep: 'App' },
      '`keep`: "App" is not an image reference or ID: the repository name must be in lower case',
    ],
    [
      { images: 'app:{1' },
      '`images`: "app:{1" is not a pattern: a bracket or brace is not closed, or stands in a wrong place',
    ],
    [{ filters: 'dangling=maybe' }, '`filters`: "dangling=maybe" is neither true nor false'],
    [{ filters: 'label=a, until=72h, until=' }, '`filters`: "until=" has no value'],
    [{ filters: 'dangling=true, dangling=false' }, '`filters`: "dangling" cannot be true and false at once'],
    [{ backup: 'a\nb' }, '`backup`: "a\nb" is more than one line; write one folder'],
    [
      { 'until-free': '20' },
      '`until-free`: "20" is neither a size such as 20GB or 512MiB nor a share such as 15%',
    ],
    ...['0', '00', '-1', '+1', '1.5', '1e3', 'all', '3 images', '1234567890'].map(
      (text): [Written, string] => [
        { 'keep-newest': text },
        `\`keep-newest\`: "${text}" is not a whole number of 1 or more; leave it empty to keep none`,
      ],
    ),
    [{ containers: 'running' }, '`containers`: "running" is not one of keep, stopped, all, added'],
    [{ measure: 'none' }, '`measure`: "none" is not one of auto, exact, off'],
  ])('%j', (written, problem) => {
    expect(problems(written)).toStrictEqual([problem]);
  });

  it('but not in `images`, where `{closed-pr}` belongs, nor in `keep` without it', () => {
    expect(problems({ images: 'app:pr-{closed-pr}', keep: 'app:*\nweb:1' })).toStrictEqual([]);
  });
});

describe('inputs that cannot go together', () => {
  const platforms = { platforms: 'linux/arm64', force: 'true' };

  it.each<[Written, string]>([
    [
      { ...platforms, backup: 'images' },
      '`backup`: "images" cannot go with `platforms`: only whole images can be saved',
    ],
    [
      { ...platforms, 'until-free': '20GB' },
      '`until-free`: "20GB" cannot go with `platforms`; remove whole images',
    ],
    [
      { ...platforms, containers: 'all' },
      '`containers`: "all" cannot go with `platforms`; remove whole images',
    ],
    [
      { ...platforms, scope: 'job', when: 'post', containers: 'added' },
      '`containers`: "added" cannot go with `platforms`; remove whole images',
    ],
    [
      { containers: 'added' },
      '`containers`: "added" needs `scope: job`: it takes the containers that a job added',
    ],
    [
      { containers: 'added', when: 'post' },
      '`containers`: "added" needs `scope: job`: it takes the containers that a job added',
    ],
    [{ scope: 'job' }, '`scope`: "job" needs `when: post`: what a job adds is known when it ends'],
    [
      { scope: 'job', when: 'now' },
      '`scope`: "job" needs `when: post`: what a job adds is known when it ends',
    ],
  ])('%j', (written, problem) => {
    expect(problems(written)).toStrictEqual([problem]);
  });

  it.each<[Written]>([
    [platforms],
    [{ ...platforms, containers: 'keep' }],
    [{ backup: 'images', 'until-free': '20GB', containers: 'all' }],
    [{ scope: 'job', when: 'post' }],
    [{ scope: 'job', when: 'post', containers: 'added' }],
    [{ scope: 'all', when: 'now' }],
    [{ scope: 'all', when: 'post' }],
  ])('are not %j', (written) => {
    expect(problems(written)).toStrictEqual([]);
  });
});

describe('the inputs for the report are read', () => {
  it.each<[Written, object]>([
    [{}, { dryRun: false, summary: true }],
    [
      { 'dry-run': 'true', summary: 'false' },
      { dryRun: true, summary: false },
    ],
    [
      { 'dry-run': 'maybe', summary: 'maybe', images: 'App' },
      { dryRun: false, summary: true },
    ],
  ])('from %j', (written, expected) => {
    expect(readReportInputs((name) => written[name] ?? '')).toStrictEqual(expected);
  });
});

describe('common mistakes', () => {
  it.each(['$RUNNER_TEMP/saved', '${RUNNER_TEMP}/saved', '/saved/${GITHUB_JOB}'])(
    'a variable in a path is expanded by nobody: %s',
    (backup) => {
      expect(problems({ backup })).toStrictEqual([
        `\`backup\`: "${backup}" holds a variable, which is not expanded here; write \`\${{ runner.temp }}/images\` or an absolute path`,
      ]);
    },
  );

  it.each(['https://me:secret@ghcr.io/acme/app:1', 'me:secret@ghcr.io/acme/app:1', 'me:sec@ret@ghcr.io/app'])(
    'a password in the address of an image is not shown: %s',
    (images) => {
      for (const input of ['images', 'keep']) {
        const [problem = ''] = problems({ [input]: images });
        expect(problem).toMatch(/^`(?:images|keep)`: "…@ghcr\.io/);
        expect(problem).not.toMatch(/sec/);
      }
    },
  );
});
