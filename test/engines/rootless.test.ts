import { execFile } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rootlessUser } from '../../testbed/engines/rootless.ts';
import { whyNoDisk, whyNoEngines, whyNoRootless } from '../../testbed/engines/requirements.ts';
import { busyboxLayer, layer } from '../../testbed/engines/seed/layers.ts';
import { seedEngine, type SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { startEngine, type RunningEngine } from '../../testbed/engines/start-engine.ts';
import type { Step } from '../../testbed/runner/run-step.ts';
import { freeBytes } from '../support/builds/state.ts';
import { newestOfEachStore } from '../support/engines/on-engines.ts';
import { step, stepIn, type Told } from '../support/engines/step.ts';
import { userOf, usualSocket } from '../support/engines/user-of.ts';
import { aFolder } from '../support/folder.ts';
import { aJob, verdictsOf } from '../support/job/a-job.ts';

const R = 'image-rm-test';
const BYTES = 20_000_000;
const reason = whyNoRootless() ?? whyNoDisk();
// Another machine may have engines and yet refuse user namespaces, so REQUIRE_ENGINES does not decide alone.
const MUST_RUN = process.env['REQUIRE_ENGINES'] === '1' && whyNoEngines() !== undefined;

describe.each(newestOfEachStore)('a rootless engine, %s', (kind) => {
  let current: { readonly running: RunningEngine; readonly seeded: SeededEngine } | undefined;
  const there = (): NonNullable<typeof current> => {
    if (current === undefined) throw new Error('the engine is not there yet');
    return current;
  };
  beforeAll(async () => {
    if (reason !== undefined && !MUST_RUN) return;
    const running = await startEngine(kind, { rootless: true, diskFile: '1G' });
    current = { running, seeded: seedEngine(running) };
  });
  beforeEach(async ({ skip }) => {
    skip(current === undefined, reason);
    await there().seeded.clear();
  });
  afterAll(async () => current?.running.stop());

  let day = 1;
  const load = (name: string): Promise<string> => {
    day += 1;
    const created = `2024-01-${String(day).padStart(2, '0')}T00:00:00Z`;
    return there().seeded.load({ tags: [`${R}/${name}:1`], layers: [layer(name, BYTES)], created });
  };
  const stepOfUser = async (
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
    { ofRoot, ...more }: Partial<Step> & { readonly ofRoot?: string } = {},
  ): Promise<Told> => {
    await using folder = await aFolder();
    await chmod(folder.path, 0o755);
    const { home, node } = await userOf(there().running, folder.path, ofRoot);
    // The user may not write to the cache of the other steps.
    const cache = { NODE_COMPILE_CACHE: join(home, 'compiled') };
    return await stepIn({ HOME: home, ...cache, ...env }, inputs, { ...more, node });
  };
  const tags = async (): Promise<readonly string[]> =>
    (await there().seeded.snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();

  it('is named where root has no engine, and taken where DOCKER_HOST says so', async () => {
    await load('app');
    const advice = `a rootless Docker listens at ${usualSocket}: set DOCKER_HOST to unix://${usualSocket} to use it`;
    const none = await stepOfUser({ images: `${R}/app:1` });
    expect(none.report.exit.message).toBe(`unix:///var/run/docker.sock: there is no such socket; ${advice}`);
    expect(none.exitCode).toBe(1);
    const done = await stepOfUser({ images: `${R}/app:1` }, { DOCKER_HOST: `unix://${usualSocket}` });
    expect(verdictsOf(done)).toStrictEqual([`${R}/app:1 deleted`]);
    expect(await tags()).toStrictEqual([]);
  });

  it("is named where the user may not use root's engine", async () => {
    await using ofRoot = await startEngine(kind);
    await chmod(ofRoot.socket, 0o660);
    const told = await stepOfUser({ images: `${R}/app:1` }, {}, { ofRoot: ofRoot.socket });
    expect(told.report.exit.message).toBe(
      'unix:///var/run/docker.sock: permission denied; add the user to the docker group, or run the step as a user who ' +
        `may use the socket; a rootless Docker listens at ${usualSocket}: set DOCKER_HOST to unix://${usualSocket} to use it`,
    );
  });

  it('is found through the context that its setup tool makes', async () => {
    await load('app');
    const { running } = there();
    await using folder = await aFolder();
    const docker = (...words: string[]): Promise<unknown> =>
      promisify(execFile)(running.dockerCli, words, {
        env: { DOCKER_CONFIG: folder.path, HOME: folder.path },
      });
    await docker('context', 'create', 'rootless', '--docker', `host=unix://${usualSocket}`);
    await docker('context', 'use', 'rootless');
    await promisify(execFile)('chown', ['-R', `${rootlessUser}:${rootlessUser}`, folder.path]);
    const done = await stepOfUser({ images: `${R}/app:1` }, { DOCKER_CONFIG: folder.path });
    expect(done.log).toContain('the current docker context "rootless"');
    expect(verdictsOf(done)).toStrictEqual([`${R}/app:1 deleted`]);
  });

  it.each(['its user', 'root'])(
    'tells %s the bytes that its disk gets, and the room of its own disk',
    async (who) => {
      const { running } = there();
      const { blocks, bsize } = statfsSync(running.dataRoot);
      await load('one');
      await load('two');
      const before = await freeBytes(running);
      const inputs = { images: `${R}/*` };
      const env = { DOCKER_HOST: running.host };
      const done = who === 'root' ? await step(running.host, inputs) : await stepOfUser(inputs, env);
      const gained = (await freeBytes(running)) - before;
      expect(done.report.totals).toMatchObject({ deleted: 2, reclaimedMethod: 'exact' });
      expect(Math.abs(gained - Number(done.outputs['reclaimed-bytes'])) / gained).toBeLessThan(0.02);
      const { size, freeBefore = NaN } = done.report.hosts[0]?.disk ?? {};
      expect(size).toBe(blocks * bsize);
      // The engine's own database may have grown between the two looks.
      expect(Math.abs(freeBefore - before)).toBeLessThan(1_000_000);
    },
  );

  it('`until-free` means its disk', async () => {
    for (const name of ['one', 'two', 'three']) await load(name);
    const { running } = there();
    const goal = (await freeBytes(running)) + BYTES / 2;
    const done = await stepOfUser(
      { images: `${R}/*`, 'until-free': `${String(goal)}B` },
      { DOCKER_HOST: running.host },
    );
    expect(done.exitCode, done.log).toBe(0);
    expect(verdictsOf(done), done.log).toStrictEqual([
      `${R}/one:1 deleted`,
      `${R}/three:1 not-reached enough`,
      `${R}/two:1 not-reached enough`,
    ]);
    expect(done.log).toContain('goal met');
  });

  it('an image of a running container is refused, and goes with the container', async () => {
    await there().seeded.load({ tags: [`${R}/runs:1`], layers: [await busyboxLayer()] });
    await there().seeded.container(`${R}/runs:1`, { state: 'running' });
    const env = { DOCKER_HOST: there().running.host };
    const refused = await stepOfUser({ images: `${R}/runs:1` }, env);
    expect(verdictsOf(refused)).toStrictEqual([`${R}/runs:1 conflict running-container`]);
    const done = await stepOfUser({ images: `${R}/runs:1`, containers: 'all' }, env);
    expect(verdictsOf(done)).toStrictEqual([`${R}/runs:1 deleted`]);
    expect(await there().seeded.snapshot()).toMatchObject({ images: [], containers: [] });
  });

  it('`scope: job` removes what the job added', async () => {
    await load('old');
    const { running } = there();
    const inputs = { images: '**', when: 'post', scope: 'job' };
    const { temp } = await aJob();
    const env = { DOCKER_HOST: running.host, RUNNER_TEMP: temp };
    const first = await stepOfUser(inputs, env);
    await load('new');
    const post = await stepOfUser(inputs, env, { state: first.state });
    expect(post.exitCode, post.log).toBe(0);
    expect(verdictsOf(post)).toContain(`${R}/new:1 deleted`);
    expect(await tags()).toStrictEqual([`${R}/old:1`]);
  });
});
