import { layerBytes, sum } from '../measure/account.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { familiar } from '../model/reference.ts';
import { type Attempt, deletedBy, type RemovalAnswer, type Survey } from '../model/removal.ts';
import { humanSize, plain } from '../model/text.ts';

interface ProgressStep {
  /** Empty when there is only one engine. */
  readonly host: string;
  readonly count: number;
  readonly total: number;
  readonly done: readonly Attempt[];
  /** The bytes freed so far; undefined where only the end shows them. */
  readonly bytes: number | undefined;
}

const ANSWER_WORDS: Readonly<Record<Exclude<RemovalAnswer['kind'], 'removed'>, string>> = {
  gone: 'is gone already',
  conflict: 'is needed',
  error: 'failed',
  unanswered: 'not done when the step ended',
  withheld: 'is left alone',
  'not-sent': 'not reached',
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
  const result = last === undefined ? '' : wordFor(last);
  const freed = bytes === undefined || bytes === 0 ? '' : `; ${humanSize(bytes)} so far`;
  const place = host === '' ? '' : `${host} `;
  return plain(`${place}[${count}/${total}] ${names.join(', ')} ${result}${freed}`);
}

function wordFor(attempt: Attempt): string {
  if (attempt.answer.kind !== 'removed') return ANSWER_WORDS[attempt.answer.kind];
  return deletedBy(attempt).includes(attempt.target.image) ? 'deleted' : 'untagged';
}

/** Only the graphdriver store reports what each removal freed, and only after its layers were looked up. */
export function bytesFreed(done: readonly Attempt[], survey: Survey): number | undefined {
  if (!TRAITS[survey.engine.store].tellsDeletedLayers || survey.history.size === 0) return undefined;
  return sum(done.map((attempt) => layerBytes(attempt, survey).high));
}
