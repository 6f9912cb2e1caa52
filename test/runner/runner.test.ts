import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { githubRunner } from '../../src/runner/runner.ts';
import { keyValues } from '../../testbed/runner/protocol.ts';

let folder = '';
let written = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

const linesOf = (): readonly string[] => written.split(EOL).slice(0, -1);

describe('the log', () => {
  it('has lines as they are, in a group if there is a title', () => {
    githubRunner.log(['100% of a: b'], undefined);
    githubRunner.log(['one', 'two'], 'Images');
    expect(linesOf()).toStrictEqual(['100% of a: b', '::group::Images', 'one', 'two', '::endgroup::']);
  });

  it('has annotations that no text can end', () => {
    githubRunner.annotate('warning', '100%\r\n::error::x');
    githubRunner.annotate('error', '::set-output name=x::y');
    expect(linesOf()).toStrictEqual([
      '::warning title=docker-image-rm::100%25%0D%0A::error::x',
      '::error title=docker-image-rm::::set-output name=x::y',
    ]);
  });

  it('has the failure, which is also the exit code', () => {
    githubRunner.fail('two\nlines', false);
    expect(linesOf()).toStrictEqual(['::error::two%0Alines']);
    expect(process.exitCode).toBe(1);
  });

  it('has no secret: the runner is told to mask it', () => {
    vi.stubEnv('INPUT_GITHUB-TOKEN', ' a%b ');
    expect(githubRunner.secret('github-token')).toBe('a%b');
    expect(linesOf()).toStrictEqual(['::add-mask::a%25b']);
  });

  it.each([
    [undefined, undefined],
    ['0', undefined],
    ['1', ['::debug::50%25']],
  ])('has lines for debugging where RUNNER_DEBUG is %s', (value, lines) => {
    vi.stubEnv('RUNNER_DEBUG', value);
    githubRunner.debug?.('50%');
    expect(linesOf()).toStrictEqual(lines ?? []);
  });
});

describe('a file that the runner reads', () => {
  const file = (): string => join(folder, 'output');
  const values = (): Record<string, string> => keyValues(readFileSync(file(), 'utf8').replaceAll(EOL, '\n'));
  beforeEach(() => {
    writeFileSync(file(), '');
    vi.stubEnv('GITHUB_OUTPUT', file());
  });

  it.each(['', 'two\nlines', 'end_\nother<<end_\npwned\nend_\n', 'ghadelimiter_', '_'.repeat(1_000_000)])(
    'gives back what it was told: %.40j',
    (value) => {
      githubRunner.output('it', value);
      githubRunner.output('next', 'x');
      expect(values()).toStrictEqual({ it: value, next: 'x' });
    },
  );

  it('gives back whatever it was told', () => {
    const text = fc.string({ unit: fc.constantFrom('e', 'n', 'd', '_', '\n', '<', '=', 'x') });
    fc.assert(
      fc.property(text, (value) => {
        writeFileSync(file(), '');
        githubRunner.output('it', value);
        expect(values()).toStrictEqual({ it: value });
      }),
    );
  });

  it.each(['', undefined])(
    'is not written where its name is %j: a person runs this by hand',
    async (name) => {
      for (const variable of ['OUTPUT', 'STATE', 'STEP_SUMMARY']) vi.stubEnv(`GITHUB_${variable}`, name);
      githubRunner.output('it', 'x');
      githubRunner.endFirstPhase();
      await githubRunner.summary('text');
      expect(written).toBe('');
      await expect(githubRunner.handOver(undefined)).rejects.toThrow('GITHUB_STATE is not set');
    },
  );

  it('is never made: where it is missing, that is an error', async () => {
    for (const variable of ['OUTPUT', 'STATE', 'STEP_SUMMARY'])
      vi.stubEnv(`GITHUB_${variable}`, join(folder, 'missing'));
    expect(() => githubRunner.output('it', 'x')).toThrow('Missing file');
    expect(() => githubRunner.endFirstPhase()).toThrow('Missing file');
    await expect(githubRunner.handOver(undefined)).rejects.toThrow('Missing file');
    await expect(githubRunner.summary('text')).rejects.toThrow('Unable to access');
  });
});
