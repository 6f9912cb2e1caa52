import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { sources } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';
import { aFolder } from '../support/folder.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { silentDisk } from '../support/engines/silent-disk.ts';
import { step, stepIn, type Told } from '../support/engines/step.ts';

const R = 'image-rm-test';
const images = `${R}/a:1\n${R}/b:1`;

onEngines(newestOfEachStore, (engine) => {
  const two = async (): Promise<void> => {
    for (const name of ['a', 'b'])
      await engine().load({ tags: [`${R}/${name}:1`], layers: [layer(name, 1000)] });
  };
  /** One of the two is saved first, and either may be. */
  const verdicts = ({ report }: Told): readonly string[] =>
    report.hosts
      .flatMap(({ items }) => items.map(({ verdict, cause }) => [verdict, cause ?? []].flat().join(' ')))
      .toSorted();
  const isWhole = ({ summary, log, report }: Told): void => {
    expect(report.exit.failed).toBe(true);
    expect(summary).toContain('1 failed, 1 not reached');
    expect(log).toContain(`::error::${report.exit.message}`);
  };

  it('a folder below /proc cannot be made, and that is told', async () => {
    await two();
    const before = await engine().snapshot();
    const told = await step(engine().host, { images, backup: '/proc/x' });
    expect(verdicts(told)).toStrictEqual(['failed', 'failed']);
    expect(told.log).toContain('"/proc/x" cannot be created there');
    expect(told.exitCode).toBe(1);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('a disk that does not answer is waited for as long as `timeout` says, and the process ends', async (context) => {
    context.skip(engine().running === undefined, 'it takes the right to mount a disk');
    await two();
    const before = await engine().snapshot();
    await using folder = await aFolder();
    using disk = silentDisk(folder.path);
    const told = await step(engine().host, { images, backup: join(disk.path, 'x', 'y'), timeout: '2s' });
    await disk.asked;
    expect(verdicts(told)).toStrictEqual(['failed', 'not-reached time']);
    expect(told.log).toContain(`"${disk.path}/x/y" did not answer before the step ended`);
    isWhole(told);
    expect(told.exitCode).not.toBe(0);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('a signal ends that, too, and the report is written', async (context) => {
    context.skip(engine().running === undefined, 'it takes the right to mount a disk');
    await two();
    const before = await engine().snapshot();
    await using folder = await aFolder();
    using disk = silentDisk(folder.path);
    const whenStarted = (send: (signal: 'SIGINT') => void): void => {
      void disk.asked.then(() => {
        send('SIGINT');
      });
    };
    const inputs = { images, backup: join(disk.path, 'x', 'y') };
    const told = await stepIn({ DOCKER_HOST: engine().host }, inputs, { whenStarted });
    expect(verdicts(told)).toStrictEqual(['failed', 'not-reached cancelled']);
    isWhole(told);
    expect(told.exitCode).not.toBe(0);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('a second signal ends it at once', async (context) => {
    context.skip(engine().running === undefined, 'it takes the right to mount a disk');
    await two();
    await using folder = await aFolder();
    using disk = silentDisk(folder.path);
    const whenStarted = (send: (signal: 'SIGINT' | 'SIGTERM') => void): void => {
      void disk.asked.then(() => {
        send('SIGINT');
        send('SIGTERM');
      });
    };
    const inputs = { images, backup: join(disk.path, 'x', 'y') };
    const done = await runStep(sources, { inputs, env: { DOCKER_HOST: engine().host }, whenStarted });
    expect(done).toMatchObject({ outputs: {}, summary: '' });
    expect(done.exitCode).not.toBe(0);
  });
});
