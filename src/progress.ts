import type { Attempt } from './domain/attempt.ts';
import { oncePer } from './domain/once-per.ts';
import { openTargets, type Survey } from './domain/survey.ts';
import { bytesFreed, progressLine } from './report/progress.ts';
import type { Runner } from './runner/runner.ts';

/** Called when all that concerns one image is done. */
type Tell = (done: readonly Attempt[], survey: Survey) => void;

export interface Progress {
  /** For one engine; the name of one of several stands before each line. */
  on(host: string): Tell;
  end(): void;
  /** Whether each image had a line of its own already. */
  isShown(): boolean;
}

/** Fewer images are done before anybody wonders, and the report tells of each. */
const MANY = 10;

const chosenImages = oncePer((survey: Survey) => new Set(openTargets(survey).map(({ image }) => image)).size);

export function startProgress(runner: Runner): Progress {
  let isShown = false;
  return {
    on: (host) => {
      let count = 0;
      let bytes: number | undefined = 0;
      return (done, survey) => {
        const total = chosenImages(survey);
        const isIdle = done.every(({ answer }) => answer.kind === 'not-sent');
        if ((total < MANY && host === '') || isIdle) return;
        if (!isShown) runner.openGroup(host === '' ? `Removing ${total} images` : 'Removing images');
        isShown = true;
        count += 1;
        const freed = bytesFreed(done, survey);
        bytes = bytes === undefined || freed === undefined ? undefined : bytes + freed;
        runner.log([progressLine({ host, count, total, done, bytes })]);
      };
    },
    end: () => {
      if (isShown) runner.closeGroup();
    },
    isShown: () => isShown,
  };
}
