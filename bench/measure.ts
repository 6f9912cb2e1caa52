import { startEngine } from '../testbed/engines/start-engine.ts';
import type { Figures } from './figures.ts';
import { describeCli, describeEngine, describeMachine, describeNode } from './machine.ts';
import { measureMemory } from './memory.ts';
import { runParts } from './parts.ts';
import { askedIn } from './race/asked.ts';
import type { Kept } from './race/kept.ts';
import { plainRemovers, versions } from './race/cases.ts';
import type { Say } from './clock.ts';
import { timeStartUp } from './start-up.ts';
import { benchedStores, kindOfStore } from './stores.ts';
import type { Workspace } from './workspace.ts';

/** One case says where the time goes. */
const watched = { ...versions, contestants: plainRemovers };

/** Everything that docs/benchmarks.md tells. */
export async function measure(workspace: Workspace, say: Say, kept: Kept): Promise<Figures> {
  const results = await runParts({}, workspace, say, kept);
  say('counting requests');
  const asked = {
    classic: await askedIn(watched, 'classic', workspace),
    containerd: await askedIn(watched, 'containerd', workspace),
  };
  say('measuring start-up and memory');
  const startUp = await timeStartUp(workspace);
  const memory = await measureMemory(workspace);
  const engines: string[] = [];
  let cli = '';
  for (const store of benchedStores) {
    await using engine = await startEngine(kindOfStore[store]);
    engines.push(`${store} store: ${await describeEngine(engine)}`);
    cli = await describeCli(engine);
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    node: describeNode(),
    cli,
    engines,
    bundle: workspace.bundle,
    results,
    asked,
    startUp,
    memory,
  };
}
