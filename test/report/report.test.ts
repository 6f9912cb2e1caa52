import { describe, expect, it } from 'vitest';
import { VERDICTS, type Verdict } from '../../src/model/outcome.ts';
import { targetKey } from '../../src/model/removal.ts';
import { isExcused, levelOf, report, type ExitRules, type HostReport } from '../../src/report/report.ts';
import { anOutcome, byId, byName, full, id, anAbsentTarget } from '../support/build.ts';

const rules: ExitRules = { failOnConflict: true, missing: 'warn', noEngine: 'fail' };

function aHost(verdicts: readonly Verdict[], more: Partial<HostReport> = {}): HostReport {
  return {
    host: 'unix:///var/run/docker.sock',
    items: verdicts.map((verdict) => anOutcome({ verdict })),
    reclaimed: { bytes: 0, method: 'exact' },
    ...more,
  };
}

function made(hosts: readonly HostReport[], more: Partial<ExitRules> = {}) {
  return report(hosts, { ...rules, ...more, dryRun: false });
}

function isFailure(...asked: Parameters<typeof levelOf>) {
  return levelOf(...asked) === 'error';
}

describe('a verdict that fails the step', () => {
  it.each<[Verdict, Partial<ExitRules>, boolean]>([
    ['failed', {}, true],
    ['failed', { failOnConflict: false, missing: 'ignore', noEngine: 'skip' }, true],
    ['not-reached', {}, true],
    ['conflict', {}, true],
    ['conflict', { failOnConflict: false }, false],
    ['absent', { missing: 'ignore' }, false],
    ['absent', { missing: 'warn' }, false],
    ['absent', { missing: 'fail' }, true],
    ['deleted', { missing: 'fail' }, false],
    ['untagged', { missing: 'fail' }, false],
    ['variant-deleted', { missing: 'fail' }, false],
    ['kept', { missing: 'fail' }, false],
    ['in-use', { missing: 'fail' }, false],
  ])('%s with %j: %s', (verdict, more, expected) => {
    expect(isFailure({ verdict, chosenBy: 'name' }, { ...rules, ...more })).toBe(expected);
    expect(made([aHost(['deleted', verdict])], more).exit.failed).toBe(expected);
  });

  it('is not that nobody came to it because enough was free by then', () => {
    const item = { verdict: 'not-reached', chosenBy: 'name' } as const;
    expect(isFailure({ ...item, cause: 'enough' }, rules)).toBe(false);
    expect(isFailure({ ...item, cause: 'time' }, rules)).toBe(true);
    expect(isFailure({ ...item, cause: 'cancelled' }, rules)).toBe(true);
  });

  it('is not that somebody else removed what a pattern had found', () => {
    const failing = { ...rules, missing: 'fail' } as const;
    expect(isFailure({ verdict: 'absent', chosenBy: 'pattern' }, failing)).toBe(false);
    expect(isFailure({ verdict: 'absent', chosenBy: 'id' }, failing)).toBe(true);
  });
});

describe('an engine that cannot be worked on', () => {
  const problem = (kind: NonNullable<HostReport['problem']>['kind']) => ({
    kind,
    message: 'it is not there',
  });
  it.each([
    ['no-engine', 'fail', false],
    ['no-engine', 'skip', true],
    ['unsuitable', 'skip', false],
    ['trouble', 'skip', false],
  ] as const)('%s, with no-engine: %s: excused %s', (kind, noEngine, expected) => {
    expect(isExcused(problem(kind), { ...rules, noEngine })).toBe(expected);
    const { exit } = made([aHost([], { problem: problem(kind) })], { noEngine });
    expect(exit).toStrictEqual({
      failed: !expected,
      message: expected ? '' : 'unix:///var/run/docker.sock: it is not there',
    });
  });
});

describe('the message of a failure', () => {
  it('counts in one line', () => {
    const { exit } = made([aHost(['deleted', 'failed', 'conflict', 'absent', 'not-reached', 'conflict'])], {
      missing: 'fail',
    });
    expect(exit).toStrictEqual({
      failed: true,
      message: '5 of 6 items went wrong: 1 absent, 2 in conflict, 1 failed, 1 not reached',
    });
  });

  it('leaves out what does not fail the step', () => {
    expect(made([aHost(['absent', 'failed'])]).exit.message).toBe('1 of 2 items went wrong: 1 failed');
    expect(made([aHost(['failed'])]).exit.message).toBe('1 of 1 item went wrong: 1 failed');
  });

  it('names the engines first', () => {
    const broken = aHost([], { problem: { kind: 'trouble', message: 'it fell over' } });
    expect(made([aHost(['failed']), broken]).exit.message).toBe(
      'unix:///var/run/docker.sock: it fell over; 1 of 1 item went wrong: 1 failed',
    );
  });

  it('names what failed beside the items, once for all engines', () => {
    const hosts = [aHost([], { failures: ['no answer'] }), aHost([], { failures: ['no answer', 'no disk'] })];
    expect(made(hosts).exit).toStrictEqual({ failed: true, message: 'no answer; no disk' });
  });

  it('is empty when the step does not fail', () => {
    expect(made([aHost(['deleted'])]).exit).toStrictEqual({ failed: false, message: '' });
    expect(made([]).exit).toStrictEqual({ failed: false, message: '' });
  });
});

describe('the totals', () => {
  it('count every verdict that occurs, and no other', () => {
    const hosts = [aHost(['deleted', 'deleted', 'absent']), aHost([...VERDICTS])];
    expect(made(hosts).totals).toStrictEqual({
      ...Object.fromEntries(VERDICTS.map((verdict) => [verdict, 1])),
      deleted: 3,
      absent: 2,
      reclaimedBytes: 0,
      reclaimedMethod: 'exact',
    });
    expect(made([aHost(['kept'])]).totals).toStrictEqual({
      kept: 1,
      reclaimedBytes: 0,
      reclaimedMethod: 'exact',
    });
  });

  it.each([
    [['exact', 'exact'], 'exact'],
    [['exact', 'upper-bound'], 'upper-bound'],
    [['estimate', 'upper-bound', 'exact'], 'estimate'],
  ] as const)('are as good as the least certain of the hosts: %j', (methods, expected) => {
    const hosts = methods.map((method) => aHost([], { reclaimed: { bytes: 7, method } }));
    expect(made(hosts).totals).toStrictEqual({
      reclaimedBytes: 7 * methods.length,
      reclaimedMethod: expected,
    });
  });

  it('have no bytes when one host did not measure, or there is none', () => {
    const hosts = [aHost([]), aHost([], { reclaimed: { method: 'off' } })];
    expect(made(hosts).totals).toStrictEqual({ reclaimedMethod: 'off' });
    expect(made([]).totals).toStrictEqual({ reclaimedMethod: 'off' });
  });

  it('lose nothing to an engine that could not be worked on', () => {
    const measured = aHost([], { reclaimed: { bytes: 7, method: 'upper-bound' } });
    const problem = { kind: 'trouble', message: 'it fell over' } as const;
    const broken = aHost([], { reclaimed: { method: 'off' }, problem });
    expect(made([broken, measured]).totals).toStrictEqual({
      reclaimedBytes: 7,
      reclaimedMethod: 'upper-bound',
    });
    expect(made([broken]).totals).toStrictEqual({ reclaimedMethod: 'off' });
  });
});

describe('the report', () => {
  it('holds what was done', () => {
    const host = aHost(['deleted']);
    expect(report([host], { ...rules, dryRun: true })).toMatchObject({
      schemaVersion: 1,
      dryRun: true,
      phase: 'main',
      hosts: [host],
    });
    expect(made([]).dryRun).toBe(false);
  });

  it('has warnings where there are any', () => {
    expect(report([], { ...rules, dryRun: false }, ['change this'])).toHaveProperty('warnings', [
      'change this',
    ]);
    expect(made([])).not.toHaveProperty('warnings');
  });
});

describe('targets are the same', () => {
  it('when the engine would be asked the same', () => {
    expect(targetKey(byName('app', '1'))).toBe(targetKey(byName('docker.io/app:latest', '1')));
    expect(targetKey(byName('app', '1'))).toBe(`reference ${full('app')}`);
    expect(targetKey(byId('1', '1000'))).toBe(`id ${id('1')}`);
    expect(targetKey(anAbsentTarget('dead'))).toBe('absent dead');
  });
});
