import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, onTestFinished } from 'vitest';
import type { Step } from '../../../testbed/runner/run-step.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { onEngines } from '../engines/on-engines.ts';
import { stepIn, type Told } from '../engines/step.ts';

type Texts = Readonly<Record<string, string>>;

/** For tests that remove whatever is there. */
export const onOurEngines: typeof onEngines = (kinds, tests) => {
  onEngines(kinds, (engine) => {
    beforeEach(({ skip }) => {
      skip(engine().kind === 'own', 'this engine may hold what is not ours to remove');
    });
    tests(engine);
  });
};

/** A job on a runner: what its steps leave in the runner's folder for temporary files is there until it ends. */
export interface Job {
  readonly temp: string;
  /** The first phase of a step; with the state of one, the post phase of the same step. */
  phase(host: string, inputs: Texts, more?: Partial<Step>): Promise<Told>;
}

export async function aJob(): Promise<Job> {
  const temp = await mkdtemp(join(tmpdir(), 'job-'));
  onTestFinished(() => rm(temp, { recursive: true, force: true }));
  return {
    temp,
    phase: (host, inputs, more = {}) =>
      stepIn({ DOCKER_HOST: host, RUNNER_TEMP: temp, ...more.env }, inputs, more),
  };
}

/** Everything new goes at the end of the job, whatever holds it. */
export const EVERYTHING_NEW = { when: 'post', scope: 'job', containers: 'all', images: '**' };

export function itemsOf({ report }: Told): readonly Outcome[] {
  return report.hosts.flatMap(({ items }) => items);
}

/** `app:1 deleted`, for each thing that was asked for, or chosen. */
export function verdictsOf(told: Told): readonly string[] {
  return itemsOf(told).map(({ requested, reference, chosenBy, id, verdict, conflict, cause }) => {
    const name = chosenBy === 'pattern' ? (reference ?? id ?? requested) : requested;
    const words = [name.replace('docker.io/', ''), verdict, conflict ?? cause ?? []];
    return words.flat().join(' ');
  });
}
