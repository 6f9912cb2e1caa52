import { expect, it } from 'vitest';
import { forCommand } from '../../scripts/docs/input-texts.ts';
import { help } from '../../src/command/help.ts';
import { REMOVE_OPTIONS } from '../../src/command/options.ts';

it('has a text for each option, no wider than a terminal', () => {
  const lines = help().split('\n');
  for (const { name } of REMOVE_OPTIONS) {
    const index = lines.findIndex((line) => new RegExp(`^  (?:-\\w, )?--${name}(?: VALUE…?)?$`).test(line));
    expect(lines[index + 1], name).toMatch(/^ {6}\S/);
  }
  expect(lines.filter((line) => line.length > 80)).toStrictEqual([]);
});

it('speaks of no input that the command does not have', () => {
  expect(help()).not.toMatch(/`(?:when|scope|summary|github-token)\b/);
});

it('leaves out the sentences on inputs that are only for jobs', () => {
  const text = 'Takes `a`. With `scope: job`, only\n  what is new. `b` too. And `when: post` more.';
  expect(forCommand(text)).toBe('Takes `a`. `b` too.');
});
