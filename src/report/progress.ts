import { layerBytes, sum } from '../measure/account.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { familiar } from '../model/reference.ts';
import { type Attempt, deletedBy, type RemovalAnswer, type Survey } from '../model/removal.ts';
import { humanSize, plain } from '../model/text.ts';
import type { Verdict } from '../model/outcome.ts';
import { VERDICT_TABLE } from './verdict-table.ts';

interface ProgressStep {
  /** Empty when there is only one engine. */
  readonly host: string;
  readonly count: number;
  readonly total: number;
  readonly done: readonly Attempt[];
  /** The bytes freed so far; undefined where only the end shows them. */
  readonly bytes: number | undefined;
}

/** The verdict that an answer usually leads to. */
const USUAL_VERDICT: Readonly<Record<Exclude<RemovalAnswer['kind'], 'removed' | 'withheld'>, Verdict>> = {
  gone: 'absent',
  conflict: 'conflict',
  error: 'failed',
  unanswered: 'not-reached',
  'not-sent': 'not-reached',
};

/**
 * `[12/200] app:1, app:2 deleted; 238.4MB so far`. Shows the engine's answer; the report shows what was found
 * afterwards.
 */
export function progressLine({ host, count, total, done, bytes }: ProgressStep): string {
  const names = done.map(({ target }) =>
    target.kind === 'reference' ? familiar(target.reference) : target.image.slice(0, 19),
  );
  const last = done.at(-1);
  const result = last === undefined ? '' : VERDICT_TABLE[verdictFor(last)].words;
  const freed = bytes === undefined || bytes === 0 ? '' : `; ${humanSize(bytes)} so far`;
  const place = host === '' ? '' : `${host} `;
  return plain(`${place}[${count}/${total}] ${names.join(', ')} ${result}${freed}`);
}

function verdictFor(attempt: Attempt): Verdict {
  const { answer, target } = attempt;
  if (answer.kind === 'removed') return deletedBy(attempt).includes(target.image) ? 'deleted' : 'untagged';
  if (answer.kind === 'withheld') return answer.why.verdict;
  // Nobody asked for the very image that a pattern chose, so that a need for it is no conflict.
  const isInUse = answer.kind === 'conflict' && target.selector.kind === 'pattern';
  return isInUse ? 'in-use' : USUAL_VERDICT[answer.kind];
}

/** Only the graphdriver store reports what each removal freed, and only after its layers were looked up. */
export function bytesFreed(done: readonly Attempt[], survey: Survey): number | undefined {
  if (!TRAITS[survey.engine.store].tellsDeletedLayers || survey.history.size === 0) return undefined;
  return sum(done.map((attempt) => layerBytes(attempt, survey).high));
}
