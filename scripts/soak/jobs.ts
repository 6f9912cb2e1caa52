import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/report/report.ts';
import { peakMemoryIn, peakMemoryFlags } from '../../testbed/runner/peak-memory.ts';
import { bundle } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';

export interface Job {
  readonly report: Report;
  readonly exitCode: number | null;
  /** In bytes. */
  readonly peak: number;
}

/** One step of the action, as a runner starts it. */
export async function runJob(host: string, inputs: Readonly<Record<string, string>>): Promise<Job> {
  const folder = await mkdtemp(join(tmpdir(), 'soak-'));
  try {
    const file = join(folder, 'status');
    const NODE_OPTIONS = peakMemoryFlags(file).join(' ');
    const { outputs, exitCode, log } = await runStep(bundle, {
      inputs,
      env: { DOCKER_HOST: host, NODE_OPTIONS },
    });
    const { json } = outputs;
    if (json === undefined) throw new Error(`a step left no report:\n${log}`);
    return { report: JSON.parse(json) as Report, exitCode, peak: await peakMemoryIn(file) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
