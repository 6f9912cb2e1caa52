import { entry, type Contestant } from './contestants.ts';
import { countingEngine } from './counting-engine.ts';
import type { Field } from './field.ts';
import { imageNames } from './images.ts';
import type { Case, Plan } from './plan.ts';
import { expectGone } from './rounds.ts';
import { timedSuccess } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

export const countedContestants = [
  'action',
  'action-off',
  'one-call',
] as const satisfies readonly Contestant[];

export interface RequestCount {
  readonly case: Case;
  readonly contestant: (typeof countedContestants)[number];
  readonly counts: ReadonlyMap<string, number>;
}

/** Runs whose time is not taken, as all that is said goes through us. They warm up the engines for those that follow. */
export async function countRequests(
  plan: Plan,
  field: Field,
  workspace: Workspace,
): Promise<readonly RequestCount[]> {
  const results: RequestCount[] = [];
  for (const one of plan.cases.filter(({ images, others }) => others > 0 || plan.counted.includes(images))) {
    const ground = field.ground(one);
    const { engine } = ground;
    for (const contestant of countedContestants) {
      await ground.refill();
      await using counting = await countingEngine(engine.socket);
      const images = imageNames(0, one.images);
      const { command } = await entry(contestant, {
        images,
        host: counting.host,
        dockerCli: engine.dockerCli,
        workspace,
      });
      await timedSuccess(command);
      await expectGone(engine.host, images);
      results.push({ case: one, contestant, counts: counting.counts });
    }
  }
  return results;
}
