import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { obedientEngine, type ObedientEngine } from '../support/bundle/obedient-engine.ts';
import { aMachine, type HookedRunner, type Machine } from '../support/command/hooks.ts';
import { runCommand } from '../support/command/run-command.ts';

const SETTINGS = ['build-cache: keep', 'measure: off'];
const LOST = { GITHUB_RUN_ID: '6' };

function recordsOf({ records }: Machine): readonly string[] {
  return readdirSync(records);
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
    expect(log).toContain('error: there is none: `hook started` did not run');
    expect(log).toContain('so what is new is unknown; nothing was removed');
  });

  it('with the record of another job', async () => {
    await using engine = await obedientEngine(false);
    const runner = await (await aMachine(engine.host)).runner('build-1', SETTINGS);
    await runner('started', { env: LOST });
    expect(await refusal(engine, runner)).toContain('it is that of the job "test" of run 6 on build-1');
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

describe('two runners on one engine', () => {
  const beside = async (
    settings: readonly string[],
    otherHost?: string,
  ): Promise<{ log: string; removed: number; later: string }> => {
    await using engine = await obedientEngine(false);
    const machine = await aMachine(engine.host);
    const runner = await machine.runner('build-1', [...SETTINGS, ...settings]);
    const other = await machine.runner('build-2', SETTINGS);
    await runner('started');
    await other('started', { env: otherHost === undefined ? {} : { DOCKER_HOST: otherHost } });
    engine.build();
    const { exitCode, log } = await runner('completed');
    expect(exitCode).toBe(0);
    const removed = engine.removals().length;
    const later = (await other('completed')).log;
    expect(recordsOf(machine)).toStrictEqual([]);
    return { log, removed, later };
  };

  it('remove nothing while a job of the other one runs', async () => {
    const { log, removed, later } = await beside([]);
    expect(log).toContain('other jobs use this engine (the job "test" of run 7 on build-2');
    expect(log).toContain('nothing is removed, since nobody knows which job added what');
    expect(removed).toBe(0);
    // The last job is alone.
    expect(later).toMatch(/deleted {2}app:1/);
  });

  it('remove only what the filters let through, if the settings say so', async () => {
    const labelled = ['beside-other-jobs: labelled-images', 'filters: label=runner=build-1'];
    const { log, removed } = await beside(labelled);
    expect(log).toContain('only images that the filters let through are removed');
    expect(removed).toBe(0);
  });

  it('do not mind each other on two engines', async () => {
    await using far = await obedientEngine(false, 'engine-2');
    expect(await beside([], far.host)).toMatchObject({ removed: 1 });
  });
});
