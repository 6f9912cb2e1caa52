import type { Attempt } from './domain/attempt.ts';
import { openTargets, type Survey } from './domain/survey.ts';
import { bytesFreed, progressLine } from './report/progress.ts';
import type { Runner } from './runner/runner.ts';

export interface Progress {
  /** Called when all that concerns one image is done. */
  tell(done: readonly Attempt[], survey: Survey): void;
  end(): void;
  /** Whether each image had a line of its own already. */
  isShown(): boolean;
}

/** Fewer images are done before anybody wonders, and the report tells of each. */
const MANY = 10;

export function startProgress(runner: Runner): Progress {
  let count = 0;
  let bytes: number | undefined = 0;
  let isShown = false;
  return {
    tell: (done, survey) => {
      const total = new Set(openTargets(survey).map(({ image }) => image)).size;
      if (total < MANY || done.every(({ answer }) => answer.kind === 'not-sent')) return;
      if (!isShown) runner.openGroup(`Removing ${String(total)} images`);
      isShown = true;
      count += 1;
      const freed = bytesFreed(done, survey);
      bytes = bytes === undefined || freed === undefined ? undefined : bytes + freed;
      runner.log([progressLine({ count, total, done, bytes })]);
    },
    end: () => {
      if (isShown) runner.closeGroup();
    },
    isShown: () => isShown,
  };
}
