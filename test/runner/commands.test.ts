import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyValues } from '../../testbed/runner/protocol.ts';
import { append, command, fileCommand, line } from '../../src/runner/runner.ts';

let folder = '';
let written = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('a command in the log', () => {
  it.each([
    ['group', 'Images', {}, '::group::Images'],
    ['endgroup', '', {}, '::endgroup::'],
    ['add-mask', 'a%b', {}, '::add-mask::a%25b'],
    ['error', 'two\r\nlines: a, b', {}, '::error::two%0D%0Alines: a, b'],
    ['warning', 'text', { title: 'a,b: 100%\n' }, '::warning title=a%2Cb%3A 100%25%0A::text'],
    [
      'error',
      '::set-output name=x::y',
      { title: 't', file: 'f' },
      '::error title=t,file=f::::set-output name=x::y',
    ],
  ] as const)('%s', (name, message, properties, expected) => {
    command(name, message, properties);
    expect(written).toBe(`${expected}\n`);
  });

  it('a line is written as it is', () => {
    line('100% of a: b');
    expect(written).toBe('100% of a: b\n');
  });
});

describe('a file that the runner reads', () => {
  const file = (): string => join(folder, 'output');

  it('holds what it was told, one after another', () => {
    vi.stubEnv('GITHUB_OUTPUT', file());
    fileCommand('OUTPUT', 'first', '');
    fileCommand('OUTPUT', 'second', 'two\nlines');
    expect(readFileSync(file(), 'utf8')).toBe('first<<end_\n\nend_\nsecond<<end_\ntwo\nlines\nend_\n');
  });

  it.each(['end_', '\nend_\nother<<end_\npwned\nend_\n', 'end__\nend___', '_'.repeat(1_000_000)])(
    'cannot be ended by what it holds: %.40j',
    (value) => {
      vi.stubEnv('GITHUB_OUTPUT', file());
      fileCommand('OUTPUT', 'it', value);
      fileCommand('OUTPUT', 'next', 'x');
      expect(keyValues(readFileSync(file(), 'utf8'))).toEqual({ it: value, next: 'x' });
    },
  );

  it('comes back whatever it holds', () => {
    vi.stubEnv('GITHUB_STATE', file());
    const text = fc.string({ unit: fc.constantFrom('e', 'n', 'd', '_', '\n', '<', '=', 'x') });
    fc.assert(
      fc.property(text, (value) => {
        rmSync(file(), { force: true });
        fileCommand('STATE', 'it', value);
        expect(keyValues(readFileSync(file(), 'utf8'))).toEqual({ it: value });
      }),
    );
  });

  it('where it is not named, nothing is written and nothing fails', () => {
    vi.stubEnv('GITHUB_OUTPUT', '');
    fileCommand('OUTPUT', 'it', 'x');
    vi.stubEnv('GITHUB_OUTPUT', undefined);
    fileCommand('OUTPUT', 'it', 'x');
    expect(written).toBe('');
  });

  it('where it cannot be written, that is an error', () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'gone', 'summary'));
    expect(() => {
      append('STEP_SUMMARY', 'text');
    }).toThrow('ENOENT');
  });
});
