import { whyNoBuilds, whyNoEngines } from '../../testbed/engines/requirements.ts';
import { attachEngine, seedEngine, type SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { type RunningEngine, startEngine } from '../../testbed/engines/start-engine.ts';

export interface DemoEngine {
  readonly engine: SeededEngine;
  /** Whether somebody else uses it too. */
  readonly shared: boolean;
  readonly origin: string;
  /** Where builds can be shown: a step that prunes the build cache must not meet anybody's. */
  readonly forBuilds?: RunningEngine;
  /** Removes what the demonstration made, and the engine if that was made for it. */
  end(): Promise<void>;
}

/** The engine that the action found here (scripts/try/before.mjs), or why it is not used. */
export type EngineHere = { readonly host: string; readonly why: string } | { readonly problem: string };

/** The machine's own engine, or a throwaway one where there is none; throws with the reasons where neither can be had. */
export async function findEngine(here: EngineHere): Promise<DemoEngine> {
  if ('host' in here) {
    const { host, why } = here;
    const engine = attachEngine(host);
    const origin = `this machine's own, at ${host} (${why}); only what is made here is touched`;
    return { engine, shared: true, origin, end: () => engine.clear() };
  }
  const reason = whyNoEngines();
  if (reason !== undefined)
    throw new Error(
      `No engine to show anything on: ${here.problem}. None can be started either: ${reason}. Start Docker, or name an engine in DOCKER_HOST.`,
    );
  const running = await startEngine('graphdriver-28.5');
  const origin = `started for this, from Debian's packages, since no engine of this machine can be used (${here.problem})`;
  return {
    engine: seedEngine(running),
    shared: false,
    origin,
    ...(whyNoBuilds() === undefined ? { forBuilds: running } : {}),
    end: () => running.stop(),
  };
}
