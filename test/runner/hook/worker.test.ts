import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { sources } from '../../../testbed/runner/code.ts';
import { findWorker, hookedWorkers, lives, type Worker } from '../../../src/runner/hook/worker.ts';
import { startWorker } from '../../support/command/worker.ts';

const file = join(import.meta.dirname, '..', '..', '..', 'src', 'runner', 'hook', 'worker.ts');
const program = `const { findWorker } = await import(${JSON.stringify(file)}); console.log(JSON.stringify(findWorker()));`;
const args = [sources.node, ...sources.flags, '--input-type=module', '--eval', program];

describe('the worker of a job', () => {
  it('is found above a hook, and lives until the job ends', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux tells enough of other processes');
    await using worker = await startWorker();
    const { output } = await worker.run(args, { PATH: process.env['PATH'] ?? '', ...sources.env });
    const found = JSON.parse(output) as Worker;
    expect(lives(found)).toBe(true);
    expect(lives({ ...found, began: '1' }), 'another process with the same number').toBe(false);
    expect(lives({ ...found, boot: 'before' }), 'before the machine was started again').toBe(false);
    expect(lives({ ...found, namespace: 'pid:[1]' }), 'in another container').toBeUndefined();
    expect(lives({ ...found, machine: 'another' }), 'on another machine').toBeUndefined();
    await worker.end();
    expect(lives(found)).toBe(false);
  });

  it('is told where its runner has hooks, and only there', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux tells enough of other processes');
    // Other tests run beside this one, and must not take this worker for a job of their own.
    const variable = 'IMAGE_RM_TEST_HOOK';
    await using worker = await startWorker({ [variable]: '/etc/started.sh' });
    await using plain = await startWorker();
    for (const one of [worker, plain]) await one.run(['true'], { PATH: process.env['PATH'] ?? '' });
    expect(hookedWorkers(variable)).toHaveLength(1);
  });

  it('is not found where there is none', () => {
    expect(findWorker()).toBeUndefined();
  });
});
