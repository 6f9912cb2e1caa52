import { describe, expect, it } from 'vitest';
import { inputDefaults } from '../../testbed/runner/protocol.ts';
import { InputError } from '../../src/model/input-error.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';
import { INPUT_NAMES } from '../../src/inputs/input-names.ts';
import { misspelt, unknownWarnings } from '../../src/inputs/input-names.ts';

it('the inputs that are known are those of action.yml', async () => {
  expect(INPUT_NAMES).toStrictEqual(Object.keys(await inputDefaults()));
});

describe('an input that does not exist and reads like one that does is refused', () => {
  it.each([
    // As the runner writes them: in lower case here, and a blank is `_`.
    ['dryrun', 'dry-run'],
    ['dry_run', 'dry-run'],
    ['dry-run_', 'dry-run'],
    ['dry', 'dry-run'],
    ['dry-rn', 'dry-run'],
    ['dyr-run', 'dry-run'],
    ['keeps', 'keep'],
    ['kep', 'keep'],
    ['keep_newest', 'keep-newest'],
    ['keep-newst', 'keep-newest'],
    ['keep-new', 'keep-newest'],
    ['image', 'images'],
    ['iamges', 'images'],
    ['filter', 'filters'],
    ['platform', 'platforms'],
    ['platfrom', 'platforms'],
    ['host', 'hosts'],
    ['container', 'containers'],
    ['scopes', 'scope'],
    ['noprune', 'no-prune'],
    ['time-out', 'timeout'],
    ['until', 'until-free'],
    ['fail-on-conflicts', 'fail-on-conflict'],
    ['back_up', 'backup'],
    ['github_token', 'github-token'],
  ])('%s: %s', (input, meant) => {
    expect(misspelt([input])).toStrictEqual([
      { input, allowed: `is not an input; did you mean \`${meant}\`?` },
    ]);
    expect(unknownWarnings([input])).toStrictEqual([]);
  });

  it('beside everything else that is wrong, without its value, which may be a secret', () => {
    const read = (name: string): string => (name === 'force' ? 'yes' : '');
    const parse = (): unknown => parseInputs(read, ['images', 'dryrun', 'force', 'tags']);
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(
      '`dryrun` is not an input; did you mean `dry-run`?\n`force`: "yes" is not a boolean; write true or false',
    );
  });
});

describe('any other input that does not exist is a warning', () => {
  it.each(['cache', 'keep-oldest', 'tags', 'name', 'all', 'post', 'node', 'path', 'do', 'f', ''])(
    '%s',
    (input) => {
      expect(misspelt([input])).toStrictEqual([]);
      expect(unknownWarnings([input])).toStrictEqual([
        `\`${input}\` is not an input of this action, so it changes nothing`,
      ]);
    },
  );

  it('and one that exists is none', () => {
    expect(misspelt(INPUT_NAMES)).toStrictEqual([]);
    expect(unknownWarnings(INPUT_NAMES)).toStrictEqual([]);
  });
});
