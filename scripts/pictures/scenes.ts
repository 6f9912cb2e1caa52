import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';
import type { SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { held, image, MB } from './seeds.ts';

/** The engines that the scenes play on: two that answer. */
interface Stage {
  readonly first: SeededEngine;
  readonly second: SeededEngine;
}

type Scene = (stage: Stage) => Promise<string>;

const R = 'ghcr.io/acme';
const NOWHERE = 'unix:///var/run/build-3.sock';

async function summaryOf({ host }: SeededEngine, inputs: Readonly<Record<string, string>>): Promise<string> {
  const { summary } = await runStep(bundle, { inputs, env: { DOCKER_HOST: host } });
  return summary;
}

/** Each is a real step on a real engine; the key is the name of its picture. */
export const scenes: Readonly<Record<string, Scene>> = {
  'at-a-glance': async ({ first }) => {
    await image(first, 40 * MB, `${R}/app:test`);
    await image(first, 25 * MB, `${R}/api:pr-12`, `${R}/api:pr-12-arm64`);
    await image(first, 9 * MB, 'worker:ci', 'worker:stable');
    await held(first, 'e2e:latest', { name: 'shop-e2e-1', state: 'running', service: 'e2e' });
    const images = `${R}/app:test\n${R}/api:*\nworker:ci\ne2e`;
    return summaryOf(first, { images, containers: 'all' });
  },

  'a-conflict': async ({ first }) => {
    await image(first, 40 * MB, `${R}/app:test`);
    await image(first, 25 * MB, `${R}/api:pr-12`, `${R}/api:pr-12-arm64`);
    await image(first, 9 * MB, 'worker:ci', 'worker:stable');
    await held(first, `${R}/shop:1`, { name: 'shop-web-1', state: 'running', service: 'web' });
    const images = `${R}/app:test\n${R}/api:pr-12\n${R}/api:pr-12-arm64\nworker:ci\n${R}/shop:1\n${R}/gone:1`;
    return summaryOf(first, { images });
  },

  'one-image': async ({ first }) => {
    await image(first, 40 * MB, 'app:test');
    return summaryOf(first, { images: 'app:test' });
  },

  'two-hundred': async ({ first }) => {
    for (let n = 1; n <= 200; n += 1) await image(first, ((n * n) % 97) * 20_000 + 9000, `${R}/app:pr-${n}`);
    await held(first, `${R}/app:pr-201`, { name: 'review-201', state: 'running' });
    return summaryOf(first, { images: `${R}/app:pr-*`, keep: `${R}/app:pr-200` });
  },

  'all-failed': async ({ first }) => {
    await held(first, `${R}/shop:1`, { name: 'shop-web-1', state: 'running', service: 'web' });
    await held(first, `${R}/jobs:1`, { name: 'shop-jobs-1', state: 'stopped', service: 'jobs' });
    const id = await image(first, MB, `${R}/api:1`, `${R}/api:latest`);
    const base = await image(first, MB, `${R}/base:1`);
    await first.child(base, { tags: [`${R}/built-on-it:1`] });
    return summaryOf(first, {
      images: [`${R}/shop:1`, `${R}/jobs:1`, id, base, `${R}/gone:1`].join('\n'),
      missing: 'fail',
    });
  },

  'nothing-to-do': async ({ first }) => {
    await image(first, MB, `${R}/app:main`);
    return summaryOf(first, { images: `${R}/app:pr-*` });
  },

  'dry-run': async ({ first }) => {
    await image(first, 30 * MB, `${R}/app:pr-11`);
    await image(first, 12 * MB, `${R}/app:pr-12`);
    await image(first, MB, `${R}/app:main`);
    await image(first, MB, `${R}/web:main`);
    await held(first, `${R}/app:pr-13`, { name: 'review-13', state: 'running' });
    return summaryOf(first, { images: `${R}/app:*`, keep: `${R}/app:main`, 'dry-run': 'true' });
  },

  'post-phase': async ({ first }) => {
    await image(first, MB, 'postgres:17');
    const temp = await mkdtemp(join(tmpdir(), 'pictures-'));
    try {
      const inputs = { images: '**', when: 'post', scope: 'job', containers: 'all' };
      const env = { DOCKER_HOST: first.host, RUNNER_TEMP: temp };
      const { state } = await runStep(bundle, { inputs, env });
      await image(first, 35 * MB, 'app:test');
      await image(first, 15 * MB, 'fixtures:latest');
      await held(first, 'e2e:latest', { name: 'e2e-1', state: 'running' });
      const { summary } = await runStep(bundle, { inputs, env, state });
      return summary;
    } finally {
      await rm(temp, { recursive: true });
    }
  },

  'three-hosts': async ({ first, second }) => {
    await image(first, 20 * MB, `${R}/app:pr-11`);
    await image(first, 10 * MB, `${R}/app:pr-12`);
    await image(second, 30 * MB, `${R}/app:pr-11`);
    await held(second, `${R}/app:pr-12`, { name: 'review-12', state: 'running' });
    return summaryOf(first, {
      images: `${R}/app:pr-*`,
      hosts: [first.host, second.host, NOWHERE].join('\n'),
    });
  },
};
