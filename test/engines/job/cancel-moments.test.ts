import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import {
  isWhole,
  newestOfEachStore,
  onEngines,
  type EngineUnderTest,
} from '../../support/engines/on-engines.ts';
import { stepIn, type Told } from '../../support/engines/step.ts';
import { itemsOf } from '../../support/job/a-job.ts';
import { loadMany } from '../../support/job/hundred.ts';

const MOMENTS = isWhole ? 25 : 12;
const IMAGES = 100;
/** `meanwhile`: looks while others are removed. The first ones come before the first removal. */
type Stage = 'greeting' | 'survey' | 'removal' | 'meanwhile' | 'look';

/** The n-th request of a stage, and whether the signal comes before the engine hears of it or after it has answered. */
interface Moment {
  readonly stage: Stage;
  readonly nth: number;
  readonly when: 'before' | 'after';
  readonly signal: 'SIGINT' | 'SIGTERM';
}

const momentOf = (stage: Stage, last: number): fc.Arbitrary<Moment> =>
  fc.record({
    stage: fc.constant(stage),
    nth: fc.integer({ min: 1, max: last }),
    when: fc.constantFrom('before', 'after'),
    signal: fc.constantFrom('SIGINT', 'SIGTERM'),
  });
const moments = fc.oneof(
  { arbitrary: momentOf('greeting', 3), weight: 3 },
  // One answer tells of all images.
  { arbitrary: momentOf('survey', 2), weight: 3 },
  { arbitrary: momentOf('removal', IMAGES), weight: 11 },
  { arbitrary: momentOf('meanwhile', IMAGES - 10), weight: 4 },
  { arbitrary: momentOf('look', 1), weight: 4 },
);

/** Calls back in that moment. */
function watch({ stage, nth, when }: Moment, reached: () => void) {
  const stages: Record<string, Stage[]> = {};
  const counts = { before: 0, after: 0 };
  let isRemoving = false;
  const count = (seen: Stage, at: Moment['when']): void => {
    if (seen !== stage) return;
    counts[at] += 1;
    if (at === when && counts[at] === nth) reached();
  };
  return {
    asked: (line: string): 'forward' => {
      isRemoving ||= line.startsWith('DELETE ');
      const now = stageOf(line, isRemoving);
      (stages[line] ??= []).push(now);
      count(now, 'before');
      return 'forward';
    },
    answered: (line: string): void => {
      const now = stages[line]?.shift();
      if (now !== undefined) count(now, 'after');
    },
  };
}

function stageOf(line: string, isRemoving: boolean): Stage {
  if (/\/(?:_ping|version|info)$/.test(line)) return 'greeting';
  if (line.startsWith('DELETE ')) return 'removal';
  if (!isRemoving) return 'survey';
  return /\/(?:json\?all=1|df\?.*)$/.test(line) ? 'look' : 'meanwhile';
}

onEngines(newestOfEachStore, (engine) => {
  it.each(fc.sample(moments, { numRuns: MOMENTS, seed: 50_100 }))(
    `${IMAGES} images, $signal $when request $nth of the $stage: what is told is so`,
    async (moment) => {
      const tags = await loadMany(engine(), IMAGES);
      const ids = idsByTag(await engine().snapshot());
      const sent: string[] = [];
      let send = (name: Moment['signal']): void => void sent.push(`${name} too early`);
      const { asked, answered } = watch(moment, () => {
        send(moment.signal);
        sent.push(moment.signal);
      });
      await using proxy = await faultyEngine(engine().host.replace('unix://', ''), asked, answered);
      const told = await stepIn(
        { DOCKER_HOST: proxy.host },
        { images: tags.join('\n') },
        {
          whenStarted: (sender) => {
            send = sender;
          },
        },
      );
      expect(sent).toStrictEqual([moment.signal]);
      expectTruth(told, { tags, ids, left: idsByTag(await engine().snapshot()) });
    },
  );
});

type Ids = ReadonlyMap<string, string>;

function idsByTag({ images }: Awaited<ReturnType<EngineUnderTest['snapshot']>>): Ids {
  return new Map(images.flatMap(({ id, repoTags }) => repoTags.map((tag) => [tag, id] as const)));
}

interface Truth {
  readonly tags: readonly string[];
  readonly ids: Ids;
  readonly left: Ids;
}

function expectTruth(told: Told, { tags, ids, left }: Truth): void {
  const items = itemsOf(told);
  expect(items.map(({ requested }) => requested)).toStrictEqual(tags);
  const gone = tags.filter((tag) => !left.has(tag));
  const tellingOf = (verdict: string): readonly string[] =>
    items.filter((item) => item.verdict === verdict).map(({ requested }) => requested);
  const unknown = items.filter(({ verdict }) => verdict === 'failed');
  for (const { reason } of unknown) expect(reason).toContain('what is left');
  const isCertain = (tag: string): boolean => !tellingOf('failed').includes(tag);
  expect(tellingOf('deleted')).toStrictEqual(gone.filter(isCertain));
  expect(tellingOf('not-reached')).toStrictEqual(tags.filter((tag) => left.has(tag)).filter(isCertain));
  for (const { cause } of items.filter(({ verdict }) => verdict === 'not-reached'))
    expect(cause).toBe('cancelled');
  const deleted = gone.filter(isCertain);
  expect(told.outputs['untagged']).toBe(deleted.join('\n'));
  expect(told.outputs['deleted']).toBe(deleted.map((tag) => ids.get(tag)).join('\n'));
  expect(told.exitCode).toBe(deleted.length === tags.length ? 0 : 1);
  expect(told.report.exit.failed).toBe(told.exitCode === 1);
  expect(told.summary).toContain('### Docker images · ');
  expect(
    told.log
      .trimEnd()
      .split('\n')
      .filter((line) => line.startsWith('::error')),
  ).toHaveLength(told.exitCode === 0 ? 0 : Math.min(10, tags.length - deleted.length) + 1);
}
