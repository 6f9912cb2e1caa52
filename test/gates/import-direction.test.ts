import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { importDirection } from '../../scripts/lint/import-direction.ts';

function messages(file: string, code: string): readonly string[] {
  const config = {
    files: ['**/*.ts'],
    plugins: { local: { rules: { direction: importDirection } } },
    rules: { 'local/direction': 'error' as const },
  };
  const found = new Linter({ cwd: process.cwd() }).verify(code, [config], `${process.cwd()}/${file}`);
  return found.map(({ message }) => message);
}

describe('imports go one way', () => {
  it.each([
    ['src/entries/main.ts', "await import('../start.ts')"],
    ['src/post/index.ts', "import process from 'node:process'"],
    ['src/start.ts', "import process from 'node:process'"],
    ['src/domain/plan.ts', "import { x } from './store.ts'"],
    ['src/inputs/inputs.ts', "import { x } from '../domain/item.ts'"],
    ['src/engine/transport.ts', "import http from 'node:http'"],
    ['src/remove-image.ts', "import { x } from './engine/port.ts'"],
    ['src/runner/commands.ts', "import { appendFileSync } from 'node:fs'"],
    ['src/github/pulls.ts', "await import('@actions/github')"],
  ])('lets %s say %s', (file, code) => {
    expect(messages(file, code)).toEqual([]);
  });

  it.each([
    ['src/domain/plan.ts', "import { x } from '../engine/client.ts'", 'engine/client.ts'],
    ['src/domain/plan.ts', "import { createHash } from 'crypto'", 'crypto'],
    ['src/domain/plan.ts', "export { x } from '../run.ts'", 'run.ts'],
    ['src/domain/deep/plan.ts', "import { x } from '../../inputs/inputs.ts'", 'inputs/inputs.ts'],
    ['src/domain/plan.ts', "await import('@actions/github')", '@actions/github'],
    ['src/engine/client.ts', "export * from '../report/log.ts'", 'report/log.ts'],
    ['src/engine/client.ts', "import * as github from '@actions/github'", '@actions/github'],
    ['src/execute.ts', "import { x } from './engine/transport.ts'", 'engine/transport.ts'],
    ['src/run.ts', "import './index.ts'", 'index.ts'],
    ['src/runner/runner.ts', "import { x } from '../../test/x.ts'", '../test/x.ts'],
  ])('does not let %s say %s', (file, code, to) => {
    expect(messages(file, code)).toEqual([expect.stringContaining(`may not import ${to}`)]);
  });

  it('wants a row for every new place', () => {
    expect(messages('src/toolbox/any.ts', '')).toEqual([expect.stringContaining('has no row')]);
  });

  it('wants to see where an import leads', () => {
    expect(messages('src/run.ts', 'await import(name)')).toEqual([
      expect.stringContaining('literal specifier'),
    ]);
  });
});
