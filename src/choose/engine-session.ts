import type { Deadline } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Image } from '../model/image.ts';
import type { AskPullRequests } from '../model/pull-request.ts';
import type { Attempt, Survey } from '../model/removal.ts';

/** Looks up a full name or an ID. */
export type Find = (name: string) => Promise<Image | undefined>;

/** One engine in one step: what every stage that works on it has. */
export interface EngineSession {
  readonly engine: Engine;
  readonly inputs: Inputs;
  readonly deadline: Deadline;
  /** What was there before, if only what is new may go. */
  readonly baseline: Baseline | undefined;
  /** Beginnings of the IDs of the container that this runs in; none outside of one. */
  readonly ownContainer: () => readonly string[];
  /** Throws nothing; once the deadline is over, the answer is that there is none. */
  readonly askPullRequests: AskPullRequests;
  /** Called when all that concerns one image is done. */
  readonly onDone: (done: readonly Attempt[], survey: Survey) => void;
}
