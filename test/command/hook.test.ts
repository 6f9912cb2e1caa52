import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { parseRecord, recordText } from '../../src/runner/hook/job-record.ts';
import { thisProcess } from '../../src/runner/hook/worker.ts';
import { obedientEngine, type ObedientEngine } from '../support/bundle/obedient-engine.ts';
import { aMachine, type HookedRunner, type Machine } from '../support/command/hooks.ts';
import { runCommand } from '../support/command/run-command.ts';
import { startWorkers } from '../support/command/under-workers.ts';

const SETTINGS = ['build-cache: keep', 'measure: off'];
const LOST = { GITHUB_RUN_ID: '6' };

function recordsOf({ records }: Machine): readonly string[] {
  return readdirSync(records);
}

/** As if the only record were that of a worker that has ended. */
function endWorker(machine: Machine): void {
  const file = join(machine.records, recordsOf(machine)[0] ?? '');
  const record = parseRecord(readFileSync(file, 'utf8'));
  const gone = thisProcess();
  if (record === undefined || gone === undefined) throw new Error('no record, or no Linux');
  writeFileSync(file, recordText({ ...record, worker: { ...gone, began: '1' } }));
}

describe('the hooks of a runner', () => {
  it('remove what the job added, and forget the job', async () => {
    await using engine = await obedientEngine(false);
    const machine = await aMachine(engine.host);
    const runner = await machine.runner('build-1', SETTINGS);
    expect(await runner('started')).toMatchObject({ exitCode: 0, log: expect.not.stringContaining('error') });
    expect(recordsOf(machine)).toHaveLength(1);
    engine.build();
    const { exitCode, log } = await runner('completed');
    expect([exitCode, log]).toStrictEqual([0, expect.stringMatching(/deleted {2}app:1/)]);
    expect(engine.removals()).toHaveLength(1);
    expect(recordsOf(machine)).toStrictEqual([]);
  });

  it('know a job that has ended by its worker, which lives on for a moment', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux tells enough of other processes');
    await using engine = await obedientEngine(false);
    const workers = await startWorkers();
    const machine = await aMachine(engine.host, workers.run);
    const runner = await machine.runner('build-1', SETTINGS);
    await runner('started');
    await runner('completed');
    const record = parseRecord(readFileSync(join(machine.records, recordsOf(machine)[0] ?? ''), 'utf8'));
    expect(record).toMatchObject({
      isOver: true,
      baselines: undefined,
      worker: expect.anything() as unknown,
    });
    const { log } = await runner('started', { env: { GITHUB_RUN_ID: '8' } });
    expect(log).not.toMatch(/warning|error/);
  });

  it('leave what was there before', async () => {
    await using engine = await obedientEngine(false);
    const runner = await (await aMachine(engine.host)).runner('build-1', SETTINGS);
    engine.build();
    await runner('started');
    const { exitCode, log } = await runner('completed');
    expect([exitCode, engine.removals()]).toStrictEqual([0, []]);
    expect(log).toContain('** matches nothing that this job added');
  });

  it('have no inputs in the environment', async () => {
    await using engine = await obedientEngine(false);
    const runner = await (await aMachine(engine.host)).runner('build-1', SETTINGS);
    engine.build();
    const env = { INPUT_IMAGES: 'app:1', 'INPUT_DRY-RUN': 'false', INPUT_SCOPE: 'all', STATE_phase: 'clean' };
    await runner('started', { env });
    await runner('completed', { env });
    expect(engine.removals()).toStrictEqual([]);
  });
});

describe('nothing is removed', () => {
  const refusal = async (
    engine: ObedientEngine,
    runner: HookedRunner,
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    engine.build();
    const { exitCode, log } = await runner('completed', { env });
    expect([exitCode, engine.removals()]).toStrictEqual([0, []]);
    const strict = await runner('completed', { env, isStrict: true });
    expect([strict.exitCode, engine.removals()]).toStrictEqual([1, []]);
    return log;
  };

  it('without a record', async () => {
    await using engine = await obedientEngine(false);
    const runner = await (await aMachine(engine.host)).runner('build-1', SETTINGS);
    const log = await refusal(engine, runner);
    expect(log).toContain('error: this job has none: `hook started` did not run');
    expect(log).toContain('so what is new is unknown; nothing was removed');
  });

  it('with the record of another job', async () => {
    await using engine = await obedientEngine(false);
    const runner = await (await aMachine(engine.host)).runner('build-1', SETTINGS);
    await runner('started', { env: LOST });
    expect(await refusal(engine, runner)).toContain('it is that of the job "test" of run 6 on build-1');
  });

  it('with the record of another job of the same matrix', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux tells the processes of two jobs apart');
    await using engine = await obedientEngine(false);
    const workers = await startWorkers();
    const runner = await (await aMachine(engine.host, workers.run)).runner('build-1', SETTINGS);
    await runner('started');
    await workers.kill('build-1');
    engine.build();
    const { log } = await runner('completed');
    expect(log).toContain('it is that of the job "test" of run 7 on build-1');
    expect(engine.removals()).toStrictEqual([]);
  });

  it('with the record of another engine', async () => {
    await using engine = await obedientEngine(false);
    await using far = await obedientEngine(false, 'engine-2');
    const runner = await (await aMachine(engine.host)).runner('build-1', SETTINGS);
    await runner('started');
    far.build();
    const { exitCode, log } = await runner('completed', { env: { DOCKER_HOST: far.host } });
    expect([exitCode, far.removals()]).toStrictEqual([0, []]);
    expect(log).toContain('this is not the engine');
  });

  it('when the engine could not be looked at before the job', async () => {
    await using engine = await obedientEngine(false);
    const machine = await aMachine('unix:///no/such/socket');
    const runner = await machine.runner('build-1', SETTINGS);
    const before = await runner('started');
    expect([before.exitCode, before.log]).toStrictEqual([0, expect.stringContaining('error: ')]);
    engine.build();
    const { log } = await runner('completed', { env: { DOCKER_HOST: engine.host } });
    expect(log).toContain('`hook started` could not look at the engine before this job');
    expect(engine.removals()).toStrictEqual([]);
  });

  it('with settings that are wrong: all problems are told', async () => {
    await using engine = await obedientEngine(false);
    const runner = await (await aMachine(engine.host)).runner('build-1', ['kep: app', 'scope: all']);
    const log = await refusal(engine, runner);
    expect(log).toContain('did you mean `keep`?');
    expect(log).toContain('`scope` is set by the hooks');
    expect(log).toContain('docker-image-rm removes nothing: ');
  });

  it('with a setting that has a wrong value', async () => {
    await using engine = await obedientEngine(false);
    const runner = await (await aMachine(engine.host)).runner('build-1', ['timeout: soon']);
    const before = await runner('started');
    expect([before.exitCode, before.log]).toStrictEqual([
      0,
      expect.stringContaining('`timeout`: "soon" is not a duration'),
    ]);
    await refusal(engine, runner);
  });

  it('with settings that cannot be read, and outside of a job', async () => {
    const job = { RUNNER_NAME: 'a', RUNNER_TEMP: '/a', GITHUB_RUN_ID: '1' };
    const unread = await runCommand({ args: ['hook', 'completed', '--settings', '/no/such.conf'], env: job });
    expect(unread).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('cannot be read: ENOENT') });
    const outside = await runCommand({ args: ['hook', 'completed'] });
    expect(outside.stdout).toContain('this is not a hook of a runner');
  });
});

describe('a job that was killed', () => {
  const lost = async (
    settings: readonly string[],
  ): Promise<{ log: string; removed: number; records: number }> => {
    await using engine = await obedientEngine(false);
    const machine = await aMachine(engine.host);
    const runner = await machine.runner('build-1', [...SETTINGS, ...settings]);
    await runner('started', { env: LOST });
    endWorker(machine);
    engine.build();
    const { exitCode, log } = await runner('started');
    expect(exitCode).toBe(0);
    const removed = engine.removals().length;
    // What it left is there before the next job, which does not take it either.
    await runner('completed');
    expect(engine.removals()).toHaveLength(removed);
    return { log, removed, records: recordsOf(machine).length };
  };

  it('is told with what it left, before the next job', async () => {
    const { log, removed, records } = await lost([]);
    expect(log).toContain('the job "test" of run 6 on build-1');
    expect(log).toMatch(/would be deleted|deleted {2}app:1/);
    expect([removed, records]).toStrictEqual([0, 0]);
  });

  it('is cleaned up after if the settings say so', async () => {
    const { log, removed } = await lost(['after-lost-job: remove']);
    expect(log).toContain('what it left is removed now');
    expect(removed).toBe(1);
  });
});

describe('a job whose cleanup went wrong', () => {
  it('is told with what it left, before the next job', async () => {
    await using engine = await obedientEngine(false);
    await using far = await obedientEngine(false, 'engine-2');
    const runner = await (
      await aMachine(engine.host)
    ).runner('build-1', [...SETTINGS, 'after-lost-job: remove']);
    await runner('started');
    engine.build();
    await runner('completed', { env: { DOCKER_HOST: far.host } });
    const { log } = await runner('started', { env: { GITHUB_RUN_ID: '8' } });
    expect(log).toContain('was not cleaned up to its end: what it left is removed now');
    expect(engine.removals()).toHaveLength(1);
  });
});
