import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { honestTests } from '../../scripts/lint/honest-tests.ts';
import { reasonedDisable } from '../../scripts/lint/reasoned-disable.ts';

function messages(code: string): readonly string[] {
  const config: Linter.Config = {
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { local: { rules: { reasoned: reasonedDisable } } },
    rules: { 'no-restricted-syntax': ['error', ...honestTests], 'local/reasoned': 'error' },
  };
  return new Linter().verify(code, [config]).map(({ message }) => message);
}

describe('a test is refused', () => {
  it.each([
    ['that switches the others off', "it.only('x', () => { expect(f()).toBe(1); })"],
    ['that switches the others off for each case', "it.only.each([1])('x', () => { expect(f()).toBe(1); })"],
    ['that is skipped', "describe.skip('x', () => {})"],
    ['that is skipped on a condition but does not say why', "it.skipIf(noRoot)('x', () => {})"],
    ['that is still to be written', "it.todo('x')"],
    ['that skips itself without a word', "it('x', (context) => { context.skip(); })"],
    ['that skips itself with too short a word', "it('x', (context) => { context.skip('no'); })"],
    ['that expects without a matcher', "it('x', () => { expect(f()); })"],
    ['that expects something of a literal', "it('x', () => { expect(true).toBe(true); })"],
    ['that may fail the first time', "it('x', { retry: 2 }, () => { expect(f()).toBe(1); })"],
    ['that switches a rule off without a reason', '/* eslint-disable no-var */'],
  ])('%s', (_, code) => {
    expect(messages(code)).toHaveLength(1);
  });
});

describe('a test may', () => {
  it.each([
    ['assert', "it('x', () => { expect(f()).toBe(1); })"],
    ['say what it expects', "it('x', () => { expect(f(), 'one').toBe(1); })"],
    ['run for each case', "it.each([1])('x', (n) => { expect(f(n)).toBe(1); })"],
    [
      'skip itself with a reason',
      "it('x', (context) => { context.skip(!root, 'needs root'); expect(f()).toBe(1); })",
    ],
    ['switch a rule off with a reason', '/* eslint-disable no-var -- the generated part */'],
  ])('%s', (_, code) => {
    expect(messages(code)).toEqual([]);
  });
});
