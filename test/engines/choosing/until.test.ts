import { describe, expect, it } from 'vitest';
import { untilProblem } from '../../../src/model/until.ts';
import { outerDocker, onEngines, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { choiceOn, namesIn } from '../../support/choosing/choosing.ts';
import { asQuery, engineLists } from '../../support/choosing/listing.ts';
import { hoursAgo, seedVariedStore } from '../../support/choosing/varied-store.ts';

const R = 'image-rm-test';

/** From the earliest on, so that one store serves them all even where only a prune tells what they mean. */
const moments: readonly string[] = [
  '2540000h',
  '1970-01-01T00:00:01Z',
  '123456789.000000001',
  '2018-01-01T00:01',
  '2019-01-31',
  '2019-02-01T00:30-01:00',
  '2020-01-01T00:00:01-05:30',
  '2021-03-03+00:00',
  '2021-03-03T03Z',
  '2021-03-03T04:00:00',
  '2022-01-01T00:00:01Z',
  '2023-06-01T13+00:30',
  '101h',
  '99h59m59s',
  '72h',
  '600m',
  '9.5h',
  '+9h1.5m30s',
  '.5h',
  '1.h',
  '9999-12-31',
];

/** Within the very second in which something was made. 20.10 tells whole seconds only, so there it waits for the next. */
const withinTheSecond: readonly string[] = [
  ...[
    '1970-01-01T00:00:00Z',
    '1577836800',
    '1577836800.5',
    '2020-01-01T01:00:00+01:00',
    '2020-01-01T00:00:00.000000001Z',
  ],
  ...['2022-01-01T00:00:00.7Z', '2022-01-01T00:00:00.3Z', '2023-06-01T12Z', '2023-06-01T12:00:00.5'],
];

const refusedByAll: readonly string[] = [
  ...['1d', '2w', '1H', '1e3s', 'h', '1h 30m', 'yesterday', '9999999999h', '2562048h', '-', '1640995200.5h'],
  ...['2022-02-30', '2023-02-29', '2022-13-01', '2022-1-1', '2022-01-01T', '2022-01-01 00:00:00'],
  ...['2022-01-01T24', '2022-01-01T24:00:00Z', '2022-01-01T23:60Z', '2022-01-01T23:59:60Z'],
  ...['2022-01-01T00:00:00z', '2022-01-01T00:00:00+0100', '2022-01-01T00.5', '2022-01-01.5'],
  ...['1640995200.', '99999999999999999999', '0x10', '1_000'],
];

/** Slips that a removal had better not guess at, and spellings that nobody writes. */
const refusedByUsAlone: readonly string[] = [
  ...[
    '0001-01-01',
    '1969-12-31',
    '-1h',
    '0',
    '24',
    '72',
    '1640995200000',
    '1\u03bcs',
    '1640995200.1234567891',
  ],
  ...['2022-01-01T1:00', '2022-01-01T00:00:00+24:00', '2022-01-01T00:00:00+00:60', '2022-01-01T00:00:00,5Z'],
];

onEngines(outerDocker, (engine) => {
  it('until takes what the engine takes', async () => {
    await seedVariedStore(engine());
    let taken = 0;
    const isOld = engine().kind === 'graphdriver-20.10';
    for (const moment of isOld ? moments : [...moments, ...withinTheSecond]) {
      const inputs = { images: '**', filters: `until=${moment}` };
      const names = namesIn(await choiceOn(engine().host, inputs));
      expect(names, moment).toStrictEqual(await meantBy(engine(), moment));
      taken += names.length;
    }
    expect(taken).toBeGreaterThan(10);
  });

  it('of several, the earliest counts', async () => {
    await seedVariedStore(engine());
    const [earlier, later] = ['until=2020-06-01', `until=${hoursAgo(50)}`];
    for (const filters of [`${earlier}\n${later}`, `${later}\n${earlier}`]) {
      const names = namesIn(await choiceOn(engine().host, { images: '**', filters }));
      expect(names).toStrictEqual(namesIn(await choiceOn(engine().host, { images: '**', filters: earlier })));
    }
  });

  it('what the engine refuses is refused before it is asked', async () => {
    await engine().load({ tags: [`${R}/app:1`], layers: [] });
    const before = await engine().snapshot();
    for (const text of refusedByAll) {
      expect(await statusOf(engine(), text), text).toBeGreaterThanOrEqual(400);
      expect(untilProblem(text), text).toBeDefined();
    }
    const filters = refusedByAll.map((text) => `until=${text}`).join('\n');
    const told = await step(engine().host, { images: '**', filters });
    expect(told.exitCode).toBe(1);
    expect(told.report.problems).toHaveLength(refusedByAll.length);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('what it takes and the action does not is known', async () => {
    for (const text of refusedByUsAlone) {
      expect(await statusOf(engine(), text), text).toBe(200);
      expect(untilProblem(text), text).toBeDefined();
    }
  });
});

describe('the tables', () => {
  it('do not contradict each other', () => {
    const all = [...moments, ...withinTheSecond, ...refusedByAll, ...refusedByUsAlone];
    expect(new Set(all).size).toBe(all.length);
    expect(
      [...moments, ...withinTheSecond].map(untilProblem).filter((problem) => problem !== undefined),
    ).toStrictEqual([]);
  });
});

/** 20.10 lists nothing by age; what a prune takes there is gone, so the next moment is to be a later one. */
async function meantBy(engine: EngineUnderTest, moment: string): Promise<readonly string[]> {
  if (engine.kind !== 'graphdriver-20.10') return engineLists(engine, [`until=${moment}`]);
  const before = await engineLists(engine, []);
  await engine.succeed('POST', `/images/prune?${asQuery([`until=${moment}`, 'dangling=false'])}`);
  const left = new Set(await engineLists(engine, []));
  return before.filter((name) => !left.has(name));
}

/** Asked of an engine whose images nobody minds: 20.10 knows the filter in a prune only. */
async function statusOf(engine: EngineUnderTest, text: string): Promise<number> {
  const query = asQuery([`until=${text}`]);
  const { status } =
    engine.kind === 'graphdriver-20.10'
      ? await engine.request('POST', `/images/prune?${query}`)
      : await engine.request('GET', `/images/json?${query}`);
  return status;
}
