import { orIfEngineFails } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Beside } from '../model/left-behind.ts';

/** Asks what the engine holds beside images, of the kinds that the baseline recorded. */
export async function lookBeside(engine: Engine, baseline: Baseline): Promise<Beside> {
  const [containers, networks, volumes] = await Promise.all([
    orIfEngineFails(engine.containers(true), undefined),
    baseline.networks === undefined ? undefined : orIfEngineFails(engine.networks(), undefined),
    baseline.volumes === undefined ? undefined : orIfEngineFails(engine.volumes(), undefined),
  ]);
  return { containers, networks, volumes };
}
