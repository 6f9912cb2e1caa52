import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { engineKinds, kindsOfEngine, podmanKinds, type EngineName } from '../../../testbed/engines/kinds.ts';
import { whyNoEngines, whyNot } from '../../../testbed/engines/requirements.ts';
import { attachEngine, seedEngine, type SeededEngine } from '../../../testbed/engines/seed/seeded-engine.ts';
import { startEngine, type RunningEngine } from '../../../testbed/engines/start-engine.ts';
import type { EngineKind } from '../../../src/model/engine-traits.ts';
import { docker29 } from '../engine-29/front.ts';
import { realEngine } from '../engine-29/real-engine.ts';

/** Docker 29 is in no archive: these are engines of Docker 28 behind a front that answers as Docker 29 does. */
const fronted = { 'graphdriver-29': 'graphdriver-28.5', 'containerd-29': 'containerd-28.5' } as const;

export type FrontName = keyof typeof fronted;

export interface EngineUnderTest extends SeededEngine {
  readonly kind: EngineName | FrontName | 'own';
  readonly store: EngineKind;
  /** The engine itself, also where a front stands before it. */
  readonly running: RunningEngine | undefined;
}

const REQUIRED = process.env['REQUIRE_ENGINES'] === '1';

/** The same tests on each engine, each with an empty store; on a machine that brings its own engine, on that one. */
export function onEngines(
  kinds: readonly (EngineName | FrontName)[],
  tests: (engine: () => EngineUnderTest) => void,
): void {
  const own = whyNoEngines() === undefined || REQUIRED ? undefined : ownHost();
  // Behind a front there must be an engine of ours.
  const chosen = own === undefined || kinds.every(isFront) ? kinds : (['own'] as const);
  describe.each(chosen)('%s', (kind) => {
    const reason = kind === 'own' || isFront(kind) ? whyNoEngines() : whyNot(kind);
    let current: Started | undefined;
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
      await current?.end();
    });
    tests(engine);
  });
}

/** `EVERY_CASE=1` tries everything on every engine; that takes minutes more, and CI does it once a week. */
export const isWhole = process.env['EVERY_CASE'] === '1';

/** Those that are Docker. */
export const allKinds: readonly EngineName[] = engineKinds;
/** Without those that lie between two others, for tests in which these never differed. */
export const outerDocker: readonly EngineName[] = isWhole
  ? engineKinds
  : engineKinds.filter((kind) => kind !== 'graphdriver-26.1');
export const outerPodman: readonly EngineName[] = isWhole
  ? podmanKinds
  : podmanKinds.filter((kind) => kind !== 'podman-5.8');
export const newestOfEachStore: readonly EngineName[] = ['graphdriver-28.5', 'containerd-28.5'];
export const docker29OfEachStore: readonly FrontName[] = ['graphdriver-29', 'containerd-29'];

interface Started extends EngineUnderTest {
  end(): Promise<void>;
}

async function started(kind: EngineName | FrontName): Promise<Started> {
  if (isFront(kind)) return startedBehindFront(kind);
  const running = await startEngine(kind);
  const { store } = kindsOfEngine[kind];
  return { ...seedEngine(running), kind, store, running, end: () => running.stop() };
}

async function startedBehindFront(kind: FrontName): Promise<Started> {
  const running = await startEngine(fronted[kind]);
  const { store } = kindsOfEngine[fronted[kind]];
  const front = await docker29(realEngine({ ...running, store }));
  const end = async (): Promise<void> => {
    await front[Symbol.asyncDispose]();
    await running.stop();
  };
  return { ...seedEngine(front), kind, store, running, end };
}

async function attached(host: string): Promise<Started> {
  const engine = attachEngine(host);
  const info = (await engine.succeed('GET', '/info')).body.toString();
  const store = info.includes('io.containerd.snapshotter.v1') ? 'containerd' : 'graphdriver';
  return { ...engine, kind: 'own', store, running: undefined, end: () => Promise.resolve() };
}

function ownHost(): string | undefined {
  const host = process.env['DOCKER_HOST'];
  if (host !== undefined && host !== '') return host;
  return existsSync('/var/run/docker.sock') ? 'unix:///var/run/docker.sock' : undefined;
}

function isFront(kind: EngineName | FrontName): kind is FrontName {
  return Object.hasOwn(fronted, kind);
}
