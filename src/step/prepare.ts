import { type Deadline, orIfEngineFails, withTimeToLook } from '../engine/deadline.ts';
import type { EndpointChoice } from '../engine/endpoint.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { type Baseline, baselineOf } from '../model/baseline.ts';
import { goalFor } from '../plan/goal.ts';
import type { HostReport } from '../report/report.ts';
import { refuseInputs, visibleDisk, withEngine } from './engines.ts';
import type { StepContext } from './phases.ts';

export interface Prepared {
  readonly host: HostReport;
  /** For the post phase with `scope: job`, which removes only what is new. */
  readonly baseline: Baseline | undefined;
}

/** Finds problems at the beginning of a job instead of at its end. Removes nothing. */
export async function prepare(
  choice: EndpointChoice,
  inputs: Inputs,
  context: StepContext,
  deadline: Deadline,
): Promise<Prepared> {
  let baseline: Baseline | undefined;
  const host = await withEngine(choice, context, deadline, async (engine) => {
    refuseInputs(inputs, engine.facts);
    if (inputs.untilFree !== undefined) {
      const disk = await visibleDisk(engine, await engine.containers(), context.runner.ownContainer());
      // Throws where the goal cannot be measured.
      goalFor(inputs.untilFree, engine, disk);
    }
    if (inputs.scope === 'job')
      baseline = await takeBaseline(engine, inputs, withTimeToLook(engine, deadline));
    return { host: engine.host, engine: engine.facts, items: [], reclaimed: { method: 'off' } };
  });
  return { host, baseline };
}

/**
 * Records what the engine holds now, hidden images included.
 * @param hastyEngine for lists that can hang in a plugin of the engine, and that the job can do without
 */
export async function takeBaseline(
  engine: Engine,
  inputs: Pick<Inputs, 'buildCache'>,
  hastyEngine = engine,
): Promise<Baseline> {
  const [images, containers, networks, volumes, buildCache] = await Promise.all([
    engine.images(),
    engine.containers(),
    orIfEngineFails(hastyEngine.networks(), undefined),
    orIfEngineFails(hastyEngine.volumes(), undefined),
    inputs.buildCache.kind === 'keep' ? undefined : engine.buildCache(),
  ]);
  const { engineId, facts } = engine;
  return baselineOf(engineId, facts.store, images, containers, { networks, volumes, buildCache });
}
