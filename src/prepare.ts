import type { Baseline } from './domain/baseline.ts';
import type { HostReport } from './domain/report.ts';
import type { Ending } from './ending.ts';
import type { EndpointChoice, Surroundings } from './engine/endpoint.ts';
import type { Inputs } from './inputs/inputs.ts';
import { refuseInputs } from './refuse-inputs.ts';
import { takeBaseline } from './take-baseline.ts';
import { goalFor, visibleDisk } from './until-free.ts';
import { withEngine } from './with-engine.ts';

export interface Prepared {
  readonly host: HostReport;
  /** For the post phase, if only what is new by then may go. */
  readonly baseline: Baseline | undefined;
}

/** All that can go wrong with a job's end, found out at its beginning. Removes nothing. */
export async function prepare(
  choice: EndpointChoice,
  inputs: Inputs,
  surroundings: Surroundings,
  ending: Ending,
  ownContainer: () => readonly string[],
): Promise<Prepared> {
  const taken: Baseline[] = [];
  const host = await withEngine(choice, surroundings, ending, async (engine) => {
    refuseInputs(inputs, engine.facts);
    if (inputs.untilFree !== undefined)
      goalFor(inputs, engine, await visibleDisk(engine, await engine.containers(), ownContainer()));
    if (inputs.scope === 'job') taken.push(await takeBaseline(engine));
    return { host: engine.host, engine: engine.facts, items: [], reclaimed: { method: 'off' } };
  });
  return { host, baseline: taken[0] };
}
