import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';
import { scriptedEngine } from '../support/bundle/scripted-engine.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runner-files-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const PROBLEMS = [
  {
    what: 'missing',
    path: () => join(folder, 'missing'),
    reason: /(?:Missing file at path|Unable to access)/,
  },
  { what: 'a folder', path: () => folder, reason: /EISDIR/ },
  { what: 'not writable', path: () => '/proc/version', reason: /EIO|EACCES|Unable to access/ },
  { what: 'on a full disk', path: () => '/dev/full', reason: /ENOSPC/ },
];

describe.each([
  ['GITHUB_OUTPUT', 'the outputs'],
  ['GITHUB_STEP_SUMMARY', 'the summary'],
  ['GITHUB_STATE', 'the state for the post phase'],
] as const)('where the file of %s', (variable, written) => {
  it.for(PROBLEMS)(
    'is $what, a warning says so and all else is written',
    async ({ path, reason }, context) => {
      const isOfLinux = /^\/(?:proc|dev)\//.test(path());
      context.skip(isOfLinux && process.platform !== 'linux', `only Linux has ${path()}`);
      await using engine = await scriptedEngine();
      const { exitCode, log, outputs, summary, state } = await runStep(bundle, {
        inputs: { images: 'app:1' },
        env: { DOCKER_HOST: engine.host, [variable]: path() },
      });
      expect(exitCode).toBe(0);
      expect(log).toContain('Freed nothing: 1 absent');
      const warnings = log.split('\n').filter((line) => line.startsWith(`::warning`));
      expect(warnings.filter((line) => line.includes(`${written} could not be written: `))).toHaveLength(1);
      expect(warnings.at(-1)).toMatch(reason);
      expect(existsSync(join(folder, 'missing'))).toBe(false);
      expect(outputs['absent']).toBe(variable === 'GITHUB_OUTPUT' ? undefined : 'app:1');
      expect(summary === '').toBe(variable === 'GITHUB_STEP_SUMMARY');
      expect(state['phase']).toBe(variable === 'GITHUB_STATE' ? undefined : 'post');
    },
  );
});
