import { startEngine } from '../testbed/engines/start-engine.ts';
import { seedEngine } from '../testbed/engines/seed/seeded-engine.ts';
import { layer } from '../testbed/engines/seed/layers.ts';
import { untilIdle } from './engine-cpu.ts';
import { keysOf } from './figures.ts';
import { prepareStep } from './step.ts';
import { kindOfStore } from './stores.ts';
import { bareNode, timedSuccess, type Command } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

export const startUpTimes = {
  bareNode: '`node -e 0`',
  emptyList: 'this action, empty list',
  postPhase: 'this action, post phase with nothing to do',
  oneQuestion: 'this action, one image that is not there',
  oneImage: 'this action, one small image on the classic store',
} as const;

export type StartUp = Readonly<Record<keyof typeof startUpTimes, readonly number[]>>;

const ROUNDS = 41;
const IMAGE = 'small:1';

/** In turn, on an engine of the classic store that is up already. */
export async function timeStartUp(workspace: Workspace): Promise<StartUp> {
  const { folder } = workspace;
  await using engine = await startEngine(kindOfStore.classic);
  const { host, pid } = engine;
  const seeded = seedEngine(engine);
  const step = async (images: string, state?: Readonly<Record<string, string>>): Promise<Command> => {
    const inputs = { images, missing: 'ignore' };
    const plan = { host, inputs, ...(state === undefined ? {} : { state }) };
    return (await prepareStep(workspace, plan)).command;
  };
  const first = await prepareStep(workspace, { host, inputs: { images: '' } });
  await timedSuccess(first.command);
  const state = await first.state();

  const turns: Readonly<Record<keyof StartUp, () => Promise<Command>>> = {
    bareNode: () => Promise.resolve(bareNode(folder)),
    emptyList: () => step(''),
    postPhase: () => step('', state),
    oneQuestion: () => step('absent:1'),
    oneImage: async () => {
      await seeded.load({ tags: [IMAGE], layers: [layer(IMAGE, 20_000)] });
      await untilIdle(pid);
      return step(IMAGE);
    },
  };
  const names = keysOf(turns);
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    keyof StartUp,
    number[]
  >;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) times[name].push((await timedSuccess(await turns[name]())).seconds);
  }
  return times;
}
