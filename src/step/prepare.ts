import type { Deadline } from '../engine/deadline.ts';
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
  /** For the post phase, if only what is new by then may go. */
  readonly baseline: Baseline | undefined;
}

/** Finds out at the beginning of a job what can go wrong at its end. Removes nothing. */
export async function prepare(
  choice: EndpointChoice,
  inputs: Inputs,
  { surroundings, runner }: StepContext,
  deadline: Deadline,
): Promise<Prepared> {
  const taken: Baseline[] = [];
  const host = await withEngine(choice, surroundings, deadline, async (engine) => {
    refuseInputs(inputs, engine.facts);
    if (inputs.untilFree !== undefined)
      goalFor(
        inputs.untilFree,
        engine,
        await visibleDisk(engine, await engine.containers(), runner.ownContainer()),
      );
    if (inputs.scope === 'job') taken.push(await takeBaseline(engine));
    return { host: engine.host, engine: engine.facts, items: [], reclaimed: { method: 'off' } };
  });
  return { host, baseline: taken[0] };
}

/** What the engine holds now, hidden images too. */
export async function takeBaseline(engine: Engine): Promise<Baseline> {
  const [images, containers] = await Promise.all([engine.images(), engine.containers()]);
  return baselineOf(engine.engineId, engine.facts.store, images, containers);
}
