import { describe, expect, it } from 'vitest';
import { rowProblems, withTable } from '../../scripts/docs/page.ts';
import { inputsTable, outputsTable, shortInputsTable } from '../../scripts/docs/tables.ts';

const action = {
  inputs: {
    images: { description: 'What to remove:\n  names.\n\nOr `a|b`.', default: '' },
    force: { description: 'As docker.', default: 'false' },
  },
  outputs: { json: { description: 'The report.' } },
};
const empty = '# T\n\n<!-- inputs:begin -->\n<!-- inputs:end -->\n\ntail\n';
const table = inputsTable(action);
const filled = withTable(empty, 'inputs', table);

describe('the short table of inputs', () => {
  const groups = { 'What goes': ['images'], How: ['force'] };

  it('has the first sentence of each input, in groups', () => {
    expect([...shortInputsTable(action, groups).rows.values()]).toEqual([
      '| **What goes** |  |  |',
      '| `images` | empty | What to remove: names. |',
      '| **How** |  |  |',
      '| `force` | `false` | As docker. |',
    ]);
  });

  it('leaves out no input', () => {
    expect(() => shortInputsTable(action, { How: ['force'] })).toThrow('no group of the README has images');
  });
});

describe('the tables of the README', () => {
  it('hold a row for each input, with its default, on one line', () => {
    expect([...table.rows.values()]).toEqual([
      '| `images` | empty | What to remove: names.<br>Or `a\\|b`. |',
      '| `force` | `false` | As docker. |',
    ]);
  });

  it('hold a row for each output', () => {
    expect([...outputsTable(action).rows.values()]).toEqual(['| `json` | The report. |']);
  });

  it('replace what stands between the marks and nothing else', () => {
    expect(filled).toMatch(
      /^# T\n\n<!-- inputs:begin -->\n[^]*\| `force` [^]*<!-- inputs:end -->\n\ntail\n$/,
    );
    expect(withTable(filled, 'inputs', table)).toBe(filled);
  });

  it('are wrong without a row', () => {
    const without = filled.replace(/\| `force` .*\n/, '');
    expect(rowProblems(without, 'inputs', table)).toEqual(['inputs: the row of `force` is missing']);
  });

  it('are wrong with other words, or with a row too many', () => {
    const changed = filled.replace('As docker.', 'As Docker.').replace('| `images` |', '| `image` |');
    expect(rowProblems(changed, 'inputs', table)).toEqual([
      'inputs: the row of `images` is missing',
      'inputs: the row of `force` differs from action.yml',
      'inputs: `image` is not in action.yml',
    ]);
  });

  it('need their marks', () => {
    expect(() => withTable('# T\n', 'inputs', table)).toThrow('<!-- inputs:begin -->');
  });
});
