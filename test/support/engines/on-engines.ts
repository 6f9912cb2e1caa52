import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { engineKinds, kindsOfEngine, podmanKinds, type EngineName } from '../../../testbed/engines/kinds.ts';
import { whyNoEngines, whyNot } from '../../../testbed/engines/requirements.ts';
import { attachEngine, seedEngine, type SeededEngine } from '../../../testbed/engines/seed/seeded-engine.ts';
import { startEngine, type RunningEngine } from '../../../testbed/engines/start-engine.ts';
import type { EngineKind } from '../../../src/model/engine-traits.ts';

export interface EngineUnderTest extends SeededEngine {
  readonly kind: EngineName | 'own';
  readonly store: EngineKind;
  readonly running: RunningEngine | undefined;
}

const REQUIRED = process.env['REQUIRE_ENGINES'] === '1';

/** The same tests on each engine, each with an empty store; on a machine that brings its own engine, on that one. */
export function onEngines(
  kinds: readonly EngineName[],
  tests: (engine: () => EngineUnderTest) => void,
): void {
  const own = whyNoEngines() === undefined || REQUIRED ? undefined : ownHost();
  const chosen = own === undefined ? kinds : (['own'] as const);
  describe.each(chosen)('%s', (kind) => {
    const reason = kind === 'own' ? whyNoEngines() : whyNot(kind);
    let current: EngineUnderTest | undefined;
    const engine = (): EngineUnderTest => {
      if (current === undefined) throw new Error('the engine is not there yet');
      return current;
    };

    beforeAll(async () => {
      if (kind === 'own') current = await attached(own ?? '');
      else if (reason === undefined || REQUIRED) current = await started(kind);
    });
    beforeEach(async (context) => {
      context.skip(current === undefined, reason);
      await engine().clear();
    });
    afterAll(async () => {
      await current?.clear();
      await current?.running?.stop();
    });
    tests(engine);
  });
}

/** Those that are Docker. */
export const allKinds: readonly EngineName[] = engineKinds;
export const everyKind: readonly EngineName[] = [...allKinds, ...podmanKinds];
export const newestOfEachStore: readonly EngineName[] = ['graphdriver-28.5', 'containerd-28.5'];

async function started(kind: EngineName): Promise<EngineUnderTest> {
  const running = await startEngine(kind);
  return { ...seedEngine(running), kind, store: kindsOfEngine[kind].store, running };
}

async function attached(host: string): Promise<EngineUnderTest> {
  const engine = attachEngine(host);
  const info = (await engine.succeed('GET', '/info')).body.toString();
  const store = info.includes('io.containerd.snapshotter.v1') ? 'containerd' : 'graphdriver';
  return { ...engine, kind: 'own', store, running: undefined };
}

function ownHost(): string | undefined {
  const host = process.env['DOCKER_HOST'];
  if (host !== undefined && host !== '') return host;
  return existsSync('/var/run/docker.sock') ? 'unix:///var/run/docker.sock' : undefined;
}
