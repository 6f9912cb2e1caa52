import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actionTypesProblems } from '../../scripts/yaml/action-types.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';
import { InputError } from '../../src/model/input-error.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8');

interface Types {
  readonly inputs: Readonly<
    Record<string, { readonly type: string; readonly 'allowed-values'?: readonly string[] }>
  >;
}

const { inputs } = parse(read('action-types.yml')) as Types;

/** What the action says of a value that no input takes. */
function refusal(name: string): string {
  try {
    parseInputs((asked) => (asked === name ? 'nonsense' : ''), [name]);
  } catch (error) {
    if (error instanceof InputError) return error.problems.join('\n');
  }
  return '';
}

describe('the types of the inputs and outputs', () => {
  it('are there for each, and no other', () => {
    expect(actionTypesProblems(read('action.yml'), read('action-types.yml'))).toStrictEqual([]);
  });

  it.each(Object.entries(inputs).filter(([, { type }]) => type === 'enum'))(
    'allow the choices of the code: %s',
    (name, { 'allowed-values': values = [] }) => {
      expect(refusal(name)).toContain(`is not one of ${values.join(', ')}`);
    },
  );

  it.each(Object.entries(inputs).filter(([, { type }]) => type === 'boolean'))(
    'are boolean where the code takes nothing else: %s',
    (name) => {
      expect(refusal(name)).toContain('nonsense');
    },
  );
});

describe('the gate of the types', () => {
  const action = 'inputs:\n  a: { default: x }\noutputs:\n  b: {}\n';
  const typed = (a: string, b = '{ type: string }'): string => `inputs:\n  a: ${a}\noutputs:\n  b: ${b}\n`;

  it.each([
    '{ type: string }',
    "{ type: enum, allowed-values: ['x', 'y'] }",
    '{ type: list, separator: ",", list-item: { type: string } }',
  ])('takes %s', (a) => {
    expect(actionTypesProblems(action, typed(a))).toStrictEqual([]);
  });

  it.each([
    ['{ type: text }', 'has no type, or an unknown one: "text"'],
    ['{ separator: "," }', 'has no type, or an unknown one: ""'],
    ['{ type: list, list-item: { type: string } }', 'is not a whole list'],
    ['{ type: list, separator: "," }', 'is not a whole list'],
    ['{ type: enum }', 'is not a whole enum'],
    ['{ type: enum, allowed-values: [true] }', 'is not a whole enum'],
    ["{ type: enum, allowed-values: ['y'] }", 'does not allow its default "x"'],
    ['{ type: boolean }', 'does not allow its default "x"'],
  ])('refuses %s', (a, problem) => {
    expect(actionTypesProblems(action, typed(a))).toStrictEqual([
      `action-types.yml, inputs: \`a\` ${problem}`,
    ]);
  });

  it('refuses what one of the files does not have', () => {
    const other = 'inputs:\n  c: { type: string }\noutputs:\n  b: { type: string }\n';
    expect(actionTypesProblems(action, other)).toStrictEqual([
      'action-types.yml, inputs: no `a`, which action.yml has',
      'action-types.yml, inputs: action.yml has no `c`',
    ]);
  });
});
