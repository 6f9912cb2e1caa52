import { readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEngine } from '../../../testbed/engines/start-engine.ts';
import { seedEngine } from '../../../testbed/engines/seed/seeded-engine.ts';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { sources } from '../../../testbed/runner/code.ts';
import { runStep } from '../../../testbed/runner/run-step.ts';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import { newestOfEachStore, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import type { Told } from '../../support/engines/step.ts';
import { aJob, EVERYTHING_NEW, onOurEngines } from '../../support/job/a-job.ts';

const R = 'image-rm-test';
const LOST =
  'the record of what was there before this job is lost, so what is new is unknown; nothing was removed';
const OTHER =
  'this is not the engine, or not the image store, that was looked at when the job began, so what is new is unknown; nothing was removed';

onOurEngines(newestOfEachStore, (engine) => {
  it.each([
    [
      'is gone',
      (file: string) => {
        rmSync(file);
      },
      '.txt is gone',
    ],
    [
      'lost its end',
      (file: string) => {
        writeFileSync(file, readFileSync(file).subarray(0, -1));
      },
      'was changed after it was written',
    ],
    [
      'is empty',
      (file: string) => {
        writeFileSync(file, '');
      },
      'was changed after it was written',
    ],
    [
      'has another byte',
      (file: string) => {
        changeByte(file);
      },
      'was changed after it was written',
    ],
  ])('a record that %s: nothing is removed, and the post phase says so', async (_, spoil, why) => {
    await loadOne(engine(), 'old');
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), () => 'forward');
    const job = await aJob();
    const first = await job.phase(proxy.host, EVERYTHING_NEW);
    await loadOne(engine(), 'new');
    const before = await engine().snapshot();
    const { length } = proxy.requests;
    spoil(first.state['record'] ?? '');
    const post = await job.phase(proxy.host, EVERYTHING_NEW, { state: first.state });
    expect(proxy.requests).toHaveLength(length);
    expect(await engine().snapshot()).toStrictEqual(before);
    expectRefusal(post, LOST);
    expect(post.log).toContain(why);
    expect(post.report).toMatchObject({ phase: 'post', hosts: [] });
  });

  it('the record tells of everything, and only its owner may read it', async () => {
    const id = await loadOne(engine(), 'old');
    const container = await engine().container(`${R}/old:1`);
    const job = await aJob();
    const first = await job.phase(engine().host, EVERYTHING_NEW);
    expect(first.state).toStrictEqual({
      phase: 'clean',
      record: expect.stringMatching(new RegExp(`^${job.temp}/docker-image-rm-[0-9a-f-]{36}\\.txt$`)),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const lines = readFileSync(first.state['record'] ?? '', 'utf8').split('\n');
    expect(lines[0]).toMatch(new RegExp(`^host ${engine().host} \\S+ ${engine().store}$`));
    for (const line of [`image ${id}`, `reference docker.io/${R}/old:1 ${id}`, `container ${container}`])
      expect(lines).toContain(line);
  });

  it('an engine whose socket has a space in its path is known again', async () => {
    const job = await aJob();
    const socket = join(job.temp, 'my docker.sock');
    symlinkSync(engine().host.replace('unix://', ''), socket);
    const first = await job.phase(`unix://${socket}`, EVERYTHING_NEW);
    await loadOne(engine(), 'new');
    const post = await job.phase(`unix://${socket}`, EVERYTHING_NEW, { state: first.state });
    expect(post.report.totals.deleted, post.log).toBe(1);
  });

  it('a record that cannot be written fails the first phase, and nothing happens later', async () => {
    await loadOne(engine(), 'old');
    const job = await aJob();
    const env = { RUNNER_TEMP: join(job.temp, 'nowhere') };
    const first = await job.phase(engine().host, EVERYTHING_NEW, { env });
    expectRefusal(first, 'nothing will be removed when the job ends');
    expect(first.log).toContain('what the post phase needs could not be written: ENOENT');
    expect(first.state).toStrictEqual({ phase: 'post' });
    const post = await runStep(sources, {
      inputs: EVERYTHING_NEW,
      env: { DOCKER_HOST: engine().host },
      state: first.state,
    });
    expect(post).toStrictEqual({ exitCode: 0, log: '', outputs: {}, summary: '', state: {} });
  });

  it('another engine at the same address is not taken for the one of the first phase', async () => {
    await using other = await startEngine('graphdriver-20.10');
    const seeded = seedEngine(other);
    await loadOne(seeded, 'of-another');
    const before = await seeded.snapshot();
    const job = await aJob();
    const socket = join(job.temp, 'docker.sock');
    symlinkSync(engine().host.replace('unix://', ''), socket);
    const first = await job.phase(`unix://${socket}`, EVERYTHING_NEW);
    unlinkSync(socket);
    symlinkSync(other.socket, socket);
    const post = await job.phase(`unix://${socket}`, EVERYTHING_NEW, { state: first.state });
    expectRefusal(post, `unix://${socket}: ${OTHER}`);
    expect(await seeded.snapshot()).toStrictEqual(before);
  });
});

onOurEngines(newestOfEachStore, (engine) => {
  it('the other store of the same engine is not taken for the one of the first phase', async () => {
    const { running, store, host } = engine();
    await loadOne(engine(), 'old');
    const job = await aJob();
    const first = await job.phase(host, EVERYTHING_NEW);
    await running?.restart(store === 'graphdriver' ? 'containerd' : 'graphdriver');
    await loadOne(engine(), 'of-the-other-store');
    const before = await engine().snapshot();
    const post = await job.phase(host, EVERYTHING_NEW, { state: first.state });
    expect(await engine().snapshot()).toStrictEqual(before);
    expectRefusal(post, `${host}: ${OTHER}`);
    await engine().clear();
    await running?.restart();
    const again = await job.phase(host, EVERYTHING_NEW, { state: first.state });
    expect(again.exitCode, 'the same store again, after a restart').toBe(0);
  });
});

function loadOne(engine: Pick<EngineUnderTest, 'load'>, name: string): Promise<string> {
  return engine.load({ tags: [`${R}/${name}:1`], layers: [layer(name, 700)] });
}

function changeByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = bytes[middle] === 0x61 ? 0x62 : 0x61;
  writeFileSync(file, bytes);
}

function expectRefusal({ exitCode, report, log, summary, outputs }: Told, message: string): void {
  expect(exitCode).toBe(1);
  expect(report.exit).toStrictEqual({ failed: true, message });
  expect(log.trimEnd().split('\n').at(-1)).toBe(`::error::${message}`);
  expect(summary).toContain('nothing was removed');
  expect(outputs).toMatchObject({ deleted: '', untagged: '', 'reclaimed-bytes': '' });
}
