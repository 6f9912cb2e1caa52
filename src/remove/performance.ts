import type { Deadline } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Account } from '../measure/account.ts';
import type { ContainerRule } from '../model/container-rule.ts';
import type { Container } from '../model/container.ts';
import type { Usage } from '../model/image.ts';
import type { StateAfter, Survey } from '../model/survey.ts';
import type { Attempt } from '../model/target.ts';
import { containersToRemoveFirst } from '../plan/containers-first.ts';
import type { Goal } from '../plan/goal.ts';
import { byAge, type Plan, planRemovals } from '../plan/order.ts';

export interface RemovalResult {
  /** Without the containers that go for the sake of an image. */
  readonly survey: Survey;
  readonly attempts: readonly Attempt[];
  readonly aftermath: StateAfter;
  readonly account: Account;
  readonly evicted: readonly Container[];
  /** Containers that were asked to stop, and were there when the step ended. */
  readonly stopping: readonly Container[];
  /** Where each image was saved. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Stage {
  readonly engine: Engine;
  readonly inputs: Inputs;
  readonly rule: ContainerRule;
  readonly goal: Goal | undefined;
  readonly ending: Deadline;
  /** The account of the store from before, where it was asked for already. */
  readonly usage: Usage | undefined;
  readonly isDiskVisible: boolean;
  readonly onDone: (done: readonly Attempt[], survey: Survey) => void;
}

interface Intention {
  readonly survey: Survey;
  readonly removals: Plan;
  readonly evicting: ReadonlyMap<string, readonly Container[]>;
}

export function intention(
  full: Survey,
  inputs: Inputs,
  rule: ContainerRule,
  goal: Goal | undefined,
): Intention {
  const all = planRemovals(full);
  const evicting = containersToRemoveFirst(all, full, inputs, rule);
  const going = new Set([...evicting.values()].flat());
  const containers = full.containers.filter((container) => !going.has(container));
  const removals = goal === undefined ? all : byAge(all, full.images);
  return { survey: { ...full, containers }, removals, evicting };
}
