import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/command/settings.ts';

const PRESET = {
  inputs: { images: '**', containers: 'added', 'build-cache': 'unused', when: 'post', scope: 'job' },
  records: undefined,
  afterLostJob: 'tell',
  besideOtherJobs: 'nothing',
};

function problemsOf(...lines: readonly string[]): readonly string[] {
  const settings = parseSettings(lines.join('\n'));
  return 'problems' in settings ? settings.problems : [];
}

describe('the settings of the hooks', () => {
  it.each(['', '\n  \n# a comment\n', '\r\n'])('may say nothing: %j', (text) => {
    expect(parseSettings(text)).toStrictEqual(PRESET);
  });

  it('are inputs, lists with a line for each item', () => {
    const text = "keep: node:24\r\n  keep :  postgres:17  \nimages: '**'\nbuild-cache: 20GB\n# timeout: 1m\n";
    expect(parseSettings(text)).toStrictEqual({
      ...PRESET,
      inputs: { ...PRESET.inputs, keep: 'node:24\npostgres:17', 'build-cache': '20GB' },
    });
  });

  it('replace what the hooks would take', () => {
    expect(parseSettings('images: ghcr.io/acme/**\ncontainers: keep')).toMatchObject({
      inputs: { images: 'ghcr.io/acme/**', containers: 'keep' },
    });
  });

  it('say what becomes of lost jobs, and of others', () => {
    const text =
      'records: /var/lib/records\nafter-lost-job: remove\nbeside-other-jobs: labelled-images\nfilters: label=runner=a';
    expect(parseSettings(text)).toMatchObject({
      records: '/var/lib/records',
      afterLostJob: 'remove',
      besideOtherJobs: 'labelled-images',
    });
  });
});

describe('settings are refused', () => {
  it.each<[line: string, problem: string]>([
    ['kep: app', 'line 1: `kep` is not a setting; did you mean `keep`?'],
    ['colour: red', 'line 1: `colour` is not a setting'],
    ['scope: all', 'line 1: `scope` is set by the hooks'],
    ['when: now', 'line 1: `when` is set by the hooks'],
    ['github-token: abc', 'line 1: `github-token` is not for hooks, since a job can read this file'],
    ['keep app', 'line 1: "keep app" is not written as `name: value`'],
    ['records: here', '`records`: "here" is not an absolute path'],
    ['after-lost-job: yes', '`after-lost-job`: "yes" is not one of tell, remove'],
    ['beside-other-jobs: all', '`beside-other-jobs`: "all" is not one of nothing, labelled-images'],
    [
      'beside-other-jobs: labelled-images',
      '`beside-other-jobs: labelled-images` needs a line `filters: label=…`',
    ],
  ])('%s', (line, problem) => {
    expect(problemsOf(line)).toStrictEqual([problem]);
  });

  it('where a line has no value', () => {
    expect(problemsOf('dry-run:', 'keep:')).toStrictEqual([
      'line 1: `dry-run` has no value; leave the line out if that is meant',
      'line 2: `keep` has no value; leave the line out if that is meant',
    ]);
  });

  it('where a line stands twice and is no list', () => {
    expect(problemsOf('timeout: 1m', 'timeout: 2m')).toStrictEqual([
      'line 2: `timeout` stands there twice, and takes one value',
    ]);
  });

  it('all at once', () => {
    expect(problemsOf('kep: a', '', 'colour: b')).toHaveLength(2);
  });
});
