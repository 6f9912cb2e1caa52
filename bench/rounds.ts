import { engineApi } from '../testbed/engines/seed/engine-api.ts';
import { contestants, entry, type Contestant } from './contestants.ts';
import { engineCpuSeconds } from './engine-cpu.ts';
import type { Field, Ground } from './field.ts';
import { imageNames } from './images.ts';
import type { Case, Plan } from './plan.ts';
import { timedSuccess } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

export interface Run {
  readonly seconds: number;
  /** CPU time of the engine. */
  readonly engineSeconds: number;
  /** How sure the action is of its bytes. */
  readonly method?: string;
}

type Round = Readonly<Record<Contestant, Run>>;

export interface CaseResult {
  readonly case: Case;
  readonly rounds: readonly Round[];
}

/**
 * One round of each case after the other, over and over: whatever the machine does meanwhile, all sizes and all
 * contestants have their share of it.
 */
export async function runRounds(
  plan: Plan,
  field: Field,
  workspace: Workspace,
  secondsSinceStart: () => number,
  say: (text: string) => void,
): Promise<readonly CaseResult[]> {
  const rounds = new Map<Case, Round[]>(plan.cases.map((one) => [one, []]));
  const lasted = new Map<Case, number>();
  const isDue = (one: Case, done: number): boolean =>
    done < one.atLeast ||
    (done < one.atMost && secondsSinceStart() + (lasted.get(one) ?? 0) < plan.secondsForRounds);

  for (let any = true; any;) {
    any = false;
    for (const [one, done] of rounds) {
      if (!isDue(one, done.length)) continue;
      any = true;
      const start = secondsSinceStart();
      done.push(await runRound(one, done.length, field.ground(one), workspace));
      lasted.set(one, secondsSinceStart() - start);
      say(`${title(one)}, round ${done.length}: ${(lasted.get(one) ?? 0).toFixed(0)} s`);
    }
  }
  return [...rounds].map(([one, done]) => ({ case: one, rounds: done }));
}

const title = ({ store, images, others }: Case): string =>
  others === 0 ? `${store}, ${images}` : `${store}, ${images} of ${images + others}`;

/** Everyone once, beginning with another one each time. */
async function runRound(one: Case, nth: number, ground: Ground, workspace: Workspace): Promise<Round> {
  const first = nth % contestants.length;
  const order = [...contestants.slice(first), ...contestants.slice(0, first)];
  const runs: Partial<Record<Contestant, Run>> = {};
  for (const contestant of order) runs[contestant] = await runOnce(contestant, one, ground, workspace);
  return runs as Round;
}

async function runOnce(
  contestant: Contestant,
  one: Case,
  ground: Ground,
  workspace: Workspace,
): Promise<Run> {
  const { engine } = ground;
  const images = imageNames(0, one.images);
  const removes = contestant !== 'bare-node';
  if (removes) await ground.refill();
  const { command, step } = await entry(contestant, {
    images,
    host: engine.host,
    dockerCli: engine.dockerCli,
    workspace,
  });
  const before = engineCpuSeconds(engine.pid);
  const { seconds } = await timedSuccess(command);
  const engineSeconds = engineCpuSeconds(engine.pid) - before;
  if (removes) await expectGone(engine.host, images);
  const method = (await step?.outputs())?.['reclaimed-method'];
  return { seconds, engineSeconds, ...(method === undefined ? {} : { method }) };
}

/** Who has not done the work has no time to show. */
export async function expectGone(host: string, images: readonly string[]): Promise<void> {
  const reference = [images[0], images.at(-1)];
  const filters = encodeURIComponent(JSON.stringify({ reference }));
  const { body } = await engineApi(host).succeed('GET', `/images/json?filters=${filters}`);
  if (body.toString().trim() !== '[]') throw new Error(`still there after the removal: ${body.toString()}`);
}
