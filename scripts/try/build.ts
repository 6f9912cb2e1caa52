import { build } from '../../test/support/builds/builds.ts';
import { cacheRecords } from '../../test/support/builds/state.ts';
import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import type { StepResult } from '../../testbed/runner/run-step.ts';
import type { Report } from '../../src/report/report.ts';
import type { Finding } from './expectations.ts';

const BUILT = 'demo/built:1';

const BYTES = 20_000_000;

export const BUILD_INPUTS = { images: BUILT, 'build-cache': 'unused' };

/** Builds with BuildKit, whose cache then holds the layers of the image. */
export async function makeBuild(engine: RunningEngine): Promise<readonly string[]> {
  await build(engine, { tag: BUILT, bytes: BYTES });
  const records = await cacheRecords(engine);
  return [
    `${BUILT}: ${BYTES / 1_000_000} MB, built with BuildKit`,
    `${records.length} records of build cache, which hold the same layers: \`docker image rm\` alone would free nothing`,
  ];
}

/** Whether its room came back. */
export async function buildFindings(
  engine: RunningEngine,
  { outputs, exitCode }: StepResult,
): Promise<readonly Finding[]> {
  const report = JSON.parse(outputs['json'] ?? '{}') as Partial<Report>;
  const freed = report.totals?.reclaimedBytes ?? 0;
  const records = await cacheRecords(engine);
  return [
    {
      expected: 'the room of the build came back, with the build cache that held it',
      found: exitCode === 0 && report.totals?.deleted === 1 && freed >= BYTES / 2 && records.length === 0,
    },
  ];
}
