import { describe, expect, it } from 'vitest';
import { parseCall } from '../../src/command/arguments.ts';

function inputsOf(...args: readonly string[]): unknown {
  const call = parseCall(args);
  return call.kind === 'remove' ? call.inputs : call;
}

function problemsOf(...args: readonly string[]): readonly string[] {
  const call = parseCall(args);
  return call.kind === 'mistake' ? call.problems : [call.kind];
}

describe('a call that removes', () => {
  it.each<[args: readonly string[], inputs: Readonly<Record<string, string>>]>([
    [['app:1'], { images: 'app:1' }],
    [['app:1', 'web'], { images: 'app:1\nweb' }],
    // What a shell makes of "$(docker images -q)".
    [['1a2b3c4d\n5e6f7a8b'], { images: '1a2b3c4d\n5e6f7a8b' }],
    [['-f', 'app'], { images: 'app', force: 'true' }],
    [['app', '--force', '--no-prune'], { images: 'app', force: 'true', 'no-prune': 'true' }],
    [['app', '--force=false'], { images: 'app', force: 'false' }],
    [['--fail-on-conflict=false', 'app'], { images: 'app', 'fail-on-conflict': 'false' }],
    [
      ['--dry-run', '**', '--filters', 'dangling=true'],
      { images: '**', 'dry-run': 'true', filters: 'dangling=true' },
    ],
    [
      ['a', '--filters', 'unused=true', '--filters=until=24h'],
      { images: 'a', filters: 'unused=true\nuntil=24h' },
    ],
    [
      ['a', '-f', '--platform', 'linux/arm64', '--platforms', 'linux/s390x'],
      { images: 'a', force: 'true', platforms: 'linux/s390x\nlinux/arm64' },
    ],
    [['--build-cache', '10GB'], { images: '', 'build-cache': '10GB' }],
    [['--keep=-x', 'a'], { images: 'a', keep: '-x' }],
    [['--', '--force'], { images: '--force' }],
  ])('%j', (args, inputs) => {
    expect(inputsOf(...args)).toStrictEqual(inputs);
  });

  it('prints its report when it is asked to', () => {
    expect(parseCall(['app', '--json'])).toMatchObject({ kind: 'remove', json: true });
    expect(parseCall(['app'])).toMatchObject({ json: false });
  });
});

describe('a mistake in the call', () => {
  it.each<[args: readonly string[], problems: readonly string[]]>([
    [['--dryrun', 'app'], ['`--dryrun` is not an option; did you mean `--dry-run`?']],
    [['--until', 'app'], ['`--until` is not an option; did you mean `--until-free`?']],
    [['--quiet', 'app'], ['`--quiet` is not an option']],
    [['-q', 'app'], ['`-q` is not an option']],
    [['-fq', 'app'], ['`-q` is not an option']],
    // The option behind it must not become its value: this would remove.
    [
      ['app', '--keep', '--dry-run'],
      ['`--keep` needs a value; if it is "--dry-run", write `--keep=--dry-run`'],
    ],
    [['app', '--timeout'], ['`--timeout` needs a value']],
    [['app', '--dry-run='], ['`--dry-run` needs a value']],
    [['app', '--keep', ''], ['`--keep` needs a value']],
    [['app', '--until-free='], ['`--until-free` needs a value']],
    [['app', '--keep', '#x:1'], ['`--keep` begins with #, as comments do']],
    [['app', '--dry-run', 'false'], ['`false` is not an image: write `--dry-run=false`']],
    [['app', '-f', 'true'], ['`true` is not an image: write `--force=true`']],
    [['app', '--json=no'], ['`--json` takes no value']],
    [
      ['app', '--keep-newest', '3', '--keep-newest', '5'],
      ['`--keep-newest` stands there twice, and takes one value'],
    ],
    [['app', '--when', 'post'], ['`--when` is not an option: the command removes at once']],
    [['app', '--bad\u001b[2J'], ['`--bad [2J` is not an option']],
    [['app', '--__proto__'], ['`--__proto__` is not an option']],
    [[], ['name an image to remove, or what may go of the build cache (`--build-cache`)']],
    [['', '  '], ['name an image to remove, or what may go of the build cache (`--build-cache`)']],
    [['#app'], ['name an image to remove, or what may go of the build cache (`--build-cache`)']],
    [
      ['--filters', 'dangling=true', '--build-cache', 'keep'],
      ['name an image to remove, or what may go of the build cache (`--build-cache`)'],
    ],
  ])('%j', (args, problems) => {
    expect(problemsOf(...args)).toStrictEqual(problems);
  });

  it('is told together with all others', () => {
    expect(problemsOf('--foo', '--dryrun')).toHaveLength(3);
  });
});

describe('a call for help', () => {
  it.each([[['--help']], [['-h', 'app', '--nonsense']], [['hook', '--help']]])('%j', (args) => {
    expect(parseCall(args)).toStrictEqual({ kind: 'help' });
  });

  it('is not for the version', () => {
    expect(parseCall(['--version'])).toStrictEqual({ kind: 'version' });
  });
});

describe('a hook', () => {
  it('has a moment, and may have settings', () => {
    expect(parseCall(['hook', 'started'])).toStrictEqual({
      kind: 'hook',
      moment: 'started',
      settings: undefined,
      isStrict: false,
    });
    expect(parseCall(['hook', 'completed', '--settings', '/etc/x.conf', '--strict'])).toStrictEqual({
      kind: 'hook',
      moment: 'completed',
      settings: '/etc/x.conf',
      isStrict: true,
    });
  });

  it.each([
    [['hook']],
    [['hook', 'begun']],
    [['hook', 'started', 'app']],
    [['hook', 'completed', '--force']],
  ])('is not guessed: %j', (args) => {
    expect(parseCall(args).kind).toBe('mistake');
  });

  it('is not an image', () => {
    expect(problemsOf('hook')).toStrictEqual([
      '`hook` takes one word, `started` or `completed`; an image of that name is `hook:latest`',
    ]);
    expect(inputsOf('app', 'hook')).toStrictEqual({ images: 'app\nhook' });
  });
});
