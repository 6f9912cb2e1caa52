import { startEngine, type RunningEngine } from '../testbed/engines/start-engine.ts';
import { benchedStores, kindOfStore, type BenchedStore, type Case, type Plan } from './plan.ts';
import { prepareStores, type Stores } from './stores.ts';

/** Where a case is fought out. */
export interface Ground {
  readonly engine: RunningEngine;
  /** Brings back what the last contestant has removed. */
  refill(): Promise<void>;
}

export interface Field extends AsyncDisposable {
  readonly engines: Readonly<Record<BenchedStore, RunningEngine>>;
  ground(of: Case): Ground;
}

/** The engines with their stores: one of each kind that is empty between the rounds, and one that never is. */
export async function openField(plan: Plan, say: (text: string) => void): Promise<Field> {
  const stack = new AsyncDisposableStack();
  try {
    const start = async (store: BenchedStore): Promise<RunningEngine> =>
      stack.use(await startEngine(kindOfStore[store]));
    const crowded = plan.cases.find(({ others }) => others > 0);
    const graphdriver = await start('graphdriver');
    const containerd = await start('containerd');
    const engines = { graphdriver, containerd };

    say('seeding the stores');
    const seed = (store: BenchedStore): Promise<Stores> => {
      const own = plan.cases.filter((one) => one.store === store);
      return prepareStores(engines[store], [...new Set(own.map(({ images, others }) => images + others))]);
    };
    const prepared = await Promise.all(benchedStores.map(seed));
    const stores = { graphdriver: prepared[0]!, containerd: prepared[1]! };

    const crowdedEngine = crowded === undefined ? undefined : await start(crowded.store);
    if (crowded !== undefined && crowdedEngine !== undefined) {
      await stores[crowded.store].restore(crowdedEngine, crowded.images + crowded.others);
    }
    return {
      engines,
      ground: ({ store, images, others }) => {
        const engine = others > 0 ? crowdedEngine : engines[store];
        if (engine === undefined) throw new Error(`no engine holds ${others} others`);
        return { engine, refill: () => stores[store].refill(engine, images) };
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}
