import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/input-error.ts';
import { itemsOfList } from '../../src/inputs/fields.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';

function problems(written: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseInputs((name) => written[name] ?? '');
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

describe('a list of YAML or JSON', () => {
  it.each([
    ['["app:1","app:2"]', ['app:1', 'app:2']],
    ['[\n  "app:1",\n  "app:{1,2}"\n]\n', ['app:1', 'app:{1,2}']],
    ["['app:1', 'app:2']", ['app:1', 'app:2']],
    ['[app:1, app:2]', ['app:1', 'app:2']],
    ['[ghcr.io/acme/app]', ['ghcr.io/acme/app']],
    ['["app"]', ['app']],
    ['- app:1\n- app:2', ['app:1', 'app:2']],
    ['# these\n- app:1\n\n  - app:2\n', ['app:1', 'app:2']],
    ['[]', []],
  ])('%j has the items %j', (text, items) => {
    expect(itemsOfList(text)).toStrictEqual(items);
  });

  it.each([
    ...['', 'app:1', 'app:1\napp:2', '[ab]', '[a-c]*', '[ab]pp:[12]', '[::1]:5000/app', '[ab]x, y[cd]'],
    ...['- app:1', '- app:1\napp:2', '["app', '[a', '{"a":1}', '-f app:1'],
  ])('%j is none', (text) => {
    expect(itemsOfList(text)).toBeUndefined();
  });
});

describe('is refused once, with the lines to write instead', () => {
  const what = 'is a list of YAML or JSON, and the input is text; write';

  it.each([
    ['["app:1","app:2"]', `${what} \`app:1\` and \`app:2\`, each on a line of its own`],
    ['["app:1"]', `${what} \`app:1\``],
    ['["a","b","c","d","e"]', `${what} \`a\`, \`b\`, \`c\` and 2 more, each on a line of its own`],
    ['[]', 'is an empty list of YAML or JSON, and the input is text; leave it empty instead'],
  ])('%j', (text, told) => {
    for (const input of ['images', 'keep', 'filters', 'platforms', 'hosts'])
      expect(problems({ [input]: text })).toStrictEqual([`\`${input}\`: "${text}" ${told}`]);
  });

  it('on one short line', () => {
    const many = JSON.stringify(
      Array.from({ length: 1000 }, (_, n) => `app:${String(n)}`),
      null,
      2,
    );
    const [problem = '', ...others] = problems({ images: many });
    expect(others).toStrictEqual([]);
    expect(problem).toMatch(/^`images`: "\[ "app:0", .{80,90}…" is a list of YAML or JSON/);
    expect(problem).toMatch(/`app:2` and 997 more, each on a line of its own$/);
    expect(problem).not.toContain('\n');
  });
});
