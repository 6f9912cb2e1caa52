import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { obedientEngine } from '../support/bundle/obedient-engine.ts';
import { aMachine } from '../support/command/hooks.ts';

const SETTINGS = ['build-cache: keep', 'measure: off'];

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
    const later = (
      await other('completed', { env: otherHost === undefined ? {} : { DOCKER_HOST: otherHost } })
    ).log;
    expect(readdirSync(machine.records)).toStrictEqual([]);
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

  it.each([['kep: app'], ['timeout: soon']])(
    'remove nothing while a job of the other one runs whose settings are wrong: %s',
    async (wrong) => {
      await using engine = await obedientEngine(false);
      const machine = await aMachine(engine.host);
      const runner = await machine.runner('build-1', SETTINGS);
      const other = await machine.runner('build-2', [...SETTINGS, wrong]);
      await runner('started');
      await other('started');
      engine.build();
      const { log } = await runner('completed');
      expect(log).toContain('other jobs use this engine (the job "test" of run 7 on build-2');
      expect(engine.removals()).toStrictEqual([]);
    },
  );

  it('do not mind each other on two engines', async () => {
    await using far = await obedientEngine(false, 'engine-2');
    expect(await beside([], far.host)).toMatchObject({ removed: 1 });
  });
});
