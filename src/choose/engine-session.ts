import type { Deadline } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Image } from '../model/image.ts';
import type { AskPullRequests } from '../model/pull-request.ts';
import type { Attempt, Survey } from '../model/removal.ts';
import type { DebugLog } from '../model/text.ts';

/** Finds an image by its full name or its ID. */
export type Find = (name: string) => Promise<Image | undefined>;

/** Everything that a step needs to work on one engine. */
export interface EngineSession {
  readonly engine: Engine;
  readonly inputs: Inputs;
  readonly deadline: Deadline;
  /** What the engine held before the job; only with `scope: job`. */
  readonly baseline: Baseline | undefined;
  /** What may be the ID of the container that the step runs in, or its beginning; empty outside a container. */
  readonly ownContainer: () => readonly string[];
  /** Never throws; after the deadline it answers with a problem. */
  readonly askPullRequests: AskPullRequests;
  /** Called when all removals of one image are done. */
  readonly onDone: (done: readonly Attempt[], survey: Survey) => void;
  /** Undefined while nobody debugs the workflow. */
  readonly debug: DebugLog | undefined;
}
