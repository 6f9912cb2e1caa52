import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { sources } from '../../../testbed/runner/code.ts';
import { runStep, type StepResult } from '../../../testbed/runner/run-step.ts';
import { onEngines } from '../../support/engines/on-engines.ts';
import { R, tagsOf } from '../../support/podman/podman.ts';

onEngines(newestPodman, (engine) => {
  /** Both phases of a step, with what the job does between them. */
  const job = async (
    inputs: Readonly<Record<string, string>>,
    meanwhile: () => Promise<unknown>,
  ): Promise<StepResult> => {
    const temp = mkdtempSync(join(tmpdir(), 'image-rm-podman-'));
    try {
      const env = { DOCKER_HOST: engine().host, RUNNER_TEMP: temp };
      const first = await runStep(sources, { inputs: { ...inputs, when: 'post', scope: 'job' }, env });
      expect(first.exitCode, first.log).toBe(0);
      await meanwhile();
      return await runStep(sources, {
        inputs: { ...inputs, when: 'post', scope: 'job' },
        env,
        state: first.state,
      });
    } finally {
      rmSync(temp, { recursive: true });
    }
  };

  it('when: post with scope: job removes what the job added', async () => {
    await engine().load({ tags: [`${R}/old:1`], layers: [layer('old', 1000)] });
    const post = await job({ images: '**' }, async () => {
      await engine().load({ tags: [`${R}/new:1`], layers: [layer('new', 1000)] });
      await engine().load({ layers: [layer('untagged', 1000)] });
    });
    expect(post.exitCode, post.log).toBe(0);
    expect(await tagsOf(engine())).toStrictEqual([`${R}/old:1`]);
    expect((await engine().snapshot()).images).toHaveLength(1);
  });

  it('a container that was there before the job stays, whatever force says', async () => {
    const created = await engine().load({ tags: [`${R}/up:1`], layers: [await busyboxLayer()] });
    await engine().container(created, { state: 'running', name: 'image-rm-test-up' });
    const { containers } = await engine().snapshot();
    const inputs = { images: `${R}/up:2`, force: 'true', containers: 'all' };
    const post = await job(inputs, () => engine().tag(created, `${R}/up:2`));
    expect(post.exitCode, post.log).toBe(0);
    expect(await tagsOf(engine())).toStrictEqual([`${R}/up:1`]);
    expect((await engine().snapshot()).containers).toStrictEqual(containers);
  });
});
