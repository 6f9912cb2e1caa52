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
    ['src/entries/main.ts', "await import('../step/start.ts')"],
    ['src/entries/post.ts', "import process from 'node:process'"],
    ['src/step/start.ts', "import process from 'node:process'"],
    ['src/plan/order.ts', "import { x } from '../model/image.ts'"],
    ['src/inputs/inputs.ts', "import { x } from '../model/selector.ts'"],
    ['src/engine/transport.ts', "import http from 'node:http'"],
    ['src/remove/remove-image.ts', "import { x } from '../engine/port.ts'"],
    ['src/remove/backup/archive.ts', "import { x } from 'modern-tar'"],
    ['src/runner/runner.ts', "import { appendFileSync } from 'node:fs'"],
    ['src/github/pulls.ts', "await import('@actions/github')"],
  ])('lets %s say %s', (file, code) => {
    expect(messages(file, code)).toEqual([]);
  });

  it.each([
    ['src/plan/order.ts', "import { x } from '../engine/client.ts'", 'engine/client.ts'],
    ['src/plan/order.ts', "import { x } from '../engine/port.ts'", 'engine/port.ts'],
    ['src/model/image.ts', "import { createHash } from 'crypto'", 'crypto'],
    ['src/model/image.ts', "export { x } from '../step/run.ts'", 'step/run.ts'],
    ['src/model/deep/image.ts', "import { x } from '../../inputs/inputs.ts'", 'inputs/inputs.ts'],
    ['src/plan/order.ts', "await import('@actions/github')", '@actions/github'],
    ['src/remove/remove-image.ts', "import { x } from 'modern-tar'", 'modern-tar'],
    ['src/engine/client.ts', "export * from '../report/log.ts'", 'report/log.ts'],
    ['src/engine/client.ts', "import * as github from '@actions/github'", '@actions/github'],
    ['src/remove/perform.ts', "import { x } from '../engine/transport.ts'", 'engine/transport.ts'],
    ['src/step/run.ts', "import '../entries/main.ts'", 'entries/main.ts'],
    ['src/runner/runner.ts', "import { x } from '../../test/x.ts'", '../test/x.ts'],
  ])('does not let %s say %s', (file, code, to) => {
    expect(messages(file, code)).toEqual([expect.stringContaining(`may not import ${to}`)]);
  });

  it('wants a row for every new place', () => {
    expect(messages('src/toolbox/any.ts', '')).toEqual([expect.stringContaining('has no row')]);
  });

  it('wants to see where an import leads', () => {
    expect(messages('src/step/run.ts', 'await import(name)')).toEqual([
      expect.stringContaining('literal specifier'),
    ]);
  });
});
