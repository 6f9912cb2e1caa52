import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { EngineName } from '../../testbed/engines/kinds.ts';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { startEngine, type RunningEngine } from '../../testbed/engines/start-engine.ts';
import { bundle } from '../../testbed/runner/code.ts';
import { inputDefaults } from '../../testbed/runner/protocol.ts';
import { runStep, type StepResult } from '../../testbed/runner/run-step.ts';
import { cacheRecords, freeBytes, holdingsOf, type Holdings } from '../../test/support/builds/state.ts';
import type { Scenario } from './scenarios.ts';

/** What a way of cleaning did to a disk. */
export interface Cleaning {
  /** The bytes that the disk has free more than before. */
  readonly got: number;
  /** Names of what the engine holds afterwards and did not hold before the job. */
  readonly added: readonly string[];
}

export interface CleaningByAction extends Cleaning {
  readonly step: StepResult;
  readonly unknownInputs: readonly string[];
}

/** Runs the scenario on a fresh disk, with the action. */
export async function byAction(scenario: Scenario, kind: EngineName): Promise<CleaningByAction> {
  await using engine = await freshEngine(kind);
  const temp = await mkdtemp(join(tmpdir(), 'room-'));
  try {
    const known = await inputDefaults();
    const [inputs, unknown] = split(scenario.inputs, (name) => name in known);
    const env = {
      DOCKER_HOST: engine.host,
      // The record of the first phase lies there until the job ends.
      RUNNER_TEMP: temp,
      ...Object.fromEntries(
        Object.entries(unknown).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]),
      ),
    };
    let step: StepResult | undefined;
    const cleaning = await measured(scenario, engine, {
      first: async () => void (step = await runStep(bundle, { inputs, env })),
      last: async () => {
        if (scenario.job === undefined || step?.exitCode === 0) {
          step = await runStep(bundle, { inputs, env, ...(step === undefined ? {} : { state: step.state }) });
        }
      },
    });
    if (step === undefined) throw new Error('no step ran');
    return { ...cleaning, step, unknownInputs: Object.keys(unknown) };
  } finally {
    await rm(temp, { recursive: true });
  }
}

/** Runs the scenario on a fresh disk, with the commands that somebody would type. */
export async function byHand(scenario: Scenario, kind: EngineName): Promise<Cleaning> {
  await using engine = await freshEngine(kind);
  return await measured(scenario, engine, {
    first: () => Promise.resolve(),
    last: async () => {
      await promisify(execFile)('sh', ['-ec', scenario.byHand], { env: await engine.dockerEnv() });
    },
  });
}

const freshEngine = (kind: EngineName): Promise<RunningEngine> =>
  startEngine(kind, { diskFile: '4G', network: true });

interface Ways {
  /** Before the job, if there is one. */
  first(): Promise<void>;
  last(): Promise<void>;
}

async function measured(scenario: Scenario, engine: RunningEngine, ways: Ways): Promise<Cleaning> {
  await scenario.prepare(engine);
  await untilCacheIsIdle(engine);
  await collectLeftovers(engine);
  const before = await holdingsOf(engine);
  if (scenario.job !== undefined) {
    await ways.first();
    await scenario.job(engine);
    await untilCacheIsIdle(engine);
    await collectLeftovers(engine);
  }
  const free = await freeBytes(engine);
  await ways.last();
  return { got: (await freeBytes(engine)) - free, added: addedTo(before, await holdingsOf(engine)) };
}

/**
 * The containerd store collects what nothing refers to only when something is deleted, or after many changes. Without
 * this, what an earlier build left would count as freed by whoever deletes first.
 */
async function collectLeftovers({ host }: RunningEngine): Promise<void> {
  const engine = seedEngine({ host });
  await engine.load({ tags: ['leftovers:1'], layers: [layer('leftovers', 1)] });
  await engine.succeed('DELETE', '/images/leftovers:1');
}

const LOOK_EVERY = 200;
const LOOKS = 150;

/** BuildKit calls a record in use for some seconds after its build, and no way of cleaning takes it meanwhile. */
async function untilCacheIsIdle(engine: RunningEngine): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if ((await cacheRecords(engine)).every(({ InUse }) => !InUse)) return;
    await sleep(LOOK_EVERY);
  }
}

function addedTo(before: Holdings, after: Holdings): readonly string[] {
  const kinds: readonly (keyof Holdings)[] = ['images', 'containers', 'networks', 'volumes', 'cache'];
  return kinds.flatMap((kind) => {
    const old = new Set(before[kind]);
    return after[kind].filter((name) => !old.has(name)).map((name) => `${kind}: ${name.slice(0, 19)}`);
  });
}

type Texts = Readonly<Record<string, string>>;

function split(texts: Texts, isFirst: (name: string) => boolean): readonly [Texts, Texts] {
  const entries = Object.entries(texts);
  return [
    Object.fromEntries(entries.filter(([name]) => isFirst(name))),
    Object.fromEntries(entries.filter(([name]) => !isFirst(name))),
  ];
}
