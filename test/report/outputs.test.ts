import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refused, type Report } from '../../src/report/report.ts';
import { VERDICTS, type Outcome } from '../../src/model/outcome.ts';
import { annotations, logParts } from '../../src/report/messages.ts';
import { outputs } from '../../src/report/messages.ts';
import { anOutcome, full, id, without } from '../support/build.ts';
import { aHost, aReport, linesOf, rules } from '../support/reports.ts';

function outputsOf(report: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(outputs(report));
}

describe('the outputs', () => {
  const items = [
    anOutcome({ untagged: ['app:1', 'app:2'], deleted: [id('1')] }),
    anOutcome({ untagged: ['app:1'], deleted: [id('1'), id('2')] }),
    anOutcome({ requested: 'ubuntu', reference: full('ubuntu'), verdict: 'conflict' }),
    anOutcome({ requested: 'dead', verdict: 'conflict', chosenBy: 'id' }),
    anOutcome({ requested: 'f', verdict: 'failed' }),
    anOutcome({ requested: 'a', verdict: 'absent' }),
    anOutcome({ requested: 'u', verdict: 'in-use' }),
  ];
  const report = aReport([aHost(items, { reclaimed: { bytes: 238_400_000, method: 'upper-bound' } })]);

  it('list what the action page promises, each line once', () => {
    expect(outputsOf(report)).toEqual({
      untagged: 'app:1\napp:2',
      deleted: `${id('1')}\n${id('2')}`,
      conflicts: 'ubuntu:latest\ndead',
      failed: 'f',
      absent: 'a',
      'in-use': 'u',
      'reclaimed-bytes': '238400000',
      reclaimed: '238.4MB',
      'reclaimed-method': 'upper-bound',
      json: JSON.stringify(report),
    });
  });

  it('are empty where nothing is known, and 0 where it is known to be', () => {
    expect(outputsOf(refused(['x'], false))).toMatchObject({
      untagged: '',
      'reclaimed-bytes': '',
      reclaimed: '',
      'reclaimed-method': 'off',
    });
    expect(outputsOf(aReport([aHost([])]))).toMatchObject({ 'reclaimed-bytes': '0', reclaimed: '0B' });
  });
});

describe('the annotations', () => {
  const of = (verdict: Outcome['verdict'], requested = 'app:1') =>
    anOutcome({ verdict, requested, reason: 'because', next: 'do this' });

  it.each([
    ['failed', {}, 'error'],
    ['not-reached', {}, 'error'],
    ['conflict', {}, 'error'],
    ['conflict', { failOnConflict: false }, 'warning'],
    ['absent', {}, 'warning'],
    ['absent', { missing: 'fail' }, 'error'],
  ] as const)('%s with %j: %s', (verdict, more, level) => {
    const these = { ...rules, ...more };
    expect(annotations(aReport([aHost([of(verdict)])], more), these)).toEqual([
      { level, message: `app:1 (${verdict}): because; next: do this` },
    ]);
  });

  it('pass over what went well, and over what is missing when it may be', () => {
    const fine = aHost([...(['deleted', 'untagged', 'kept', 'in-use', 'absent'] as const).map((v) => of(v))]);
    expect(annotations(aReport([fine]), { ...rules, missing: 'ignore' })).toEqual([]);
  });

  it('warn of an engine that was skipped', () => {
    const host = aHost([], { problem: { kind: 'no-engine', message: 'nobody answers' } });
    expect(annotations(aReport([host]), { ...rules, noEngine: 'skip' })).toEqual([
      { level: 'warning', message: 'unix:///var/run/docker.sock: nobody answers; nothing was removed' },
    ]);
    expect(annotations(aReport([host]), rules)).toEqual([]);
  });

  it('warn of what an engine found, and name it where there are several', () => {
    const host = aHost([], { warnings: ['`keep: a` protects nothing', '::error::x'] });
    const messages = (...hosts: readonly (typeof host)[]): readonly object[] =>
      annotations(aReport(hosts), rules);
    expect(messages(host)).toEqual([
      { level: 'warning', message: '`keep: a` protects nothing' },
      { level: 'warning', message: ': :error::x' },
    ]);
    expect(messages(host, { ...aHost([]), host: 'tcp://b:1' })).toEqual([
      { level: 'warning', message: 'unix:///var/run/docker.sock: `keep: a` protects nothing' },
      { level: 'warning', message: 'unix:///var/run/docker.sock: ::error::x' },
    ]);
  });

  it('name wrong inputs', () => {
    expect(annotations(refused(['`a`: wrong', '::error::x'], false), rules)).toEqual([
      { level: 'error', message: '`a`: wrong' },
      { level: 'error', message: ': :error::x' },
    ]);
  });

  it('are ten of a level at most, since a step shows no more', () => {
    const items = Array.from({ length: 30 }, (_, index) =>
      of(index % 2 === 0 ? 'failed' : 'absent', `i${String(index)}`),
    );
    const shown = annotations(aReport([aHost(items)]), rules);
    expect(shown.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(shown.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(shown[0]?.message).toContain('i0 ');
  });

  it('are one line each, whatever an engine says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reason) => {
        const [one] = annotations(aReport([aHost([anOutcome({ verdict: 'failed', reason })])]), rules);
        expect(one?.message).toMatch(/^app:1 \(failed\):[^\n\r]*$/);
      }),
    );
  });
});

describe('the log', () => {
  it('has a line for each item under its engine, and the headline last', () => {
    const items = [
      anOutcome({ requested: 'app', reference: full('app'), bytes: 1000 }),
      anOutcome({ requested: 'x:1', verdict: 'conflict', reason: 'used by web', next: 'stop it', bytes: 0 }),
      anOutcome({ requested: id('1'), verdict: 'not-reached' }),
    ];
    expect(linesOf(aReport([aHost(items, { reclaimed: { bytes: 1000, method: 'exact' } })]))).toEqual([
      'unix:///var/run/docker.sock: Docker 28.5.2, API 1.51, containerd store',
      `deleted      ${'app:latest'.padEnd(60)}  1kB`,
      `conflict     ${'x:1'.padEnd(60)}  used by web; next: stop it`,
      `not-reached  ${id('1')}`,
      'Freed 1kB: 1 deleted, 1 in conflict, 1 not reached',
    ]);
  });

  it('tells no fact twice: what an annotation says is not in a line, too', () => {
    const items = Array.from({ length: 12 }, (_, index) =>
      anOutcome({ requested: `db:${index}`, verdict: 'conflict', reason: 'used by web', next: 'stop it' }),
    );
    const host = aHost(items, { warnings: ['`keep: a` protects nothing'], failures: ['no answer'] });
    const report = aReport([host]);
    const told = annotations(report, rules);
    const lines = linesOf(report, told);
    expect(told.map(({ message }) => message)).toContain('`keep: a` protects nothing');
    expect(lines).toContain('conflict  db:9');
    expect(lines).toContain('conflict  db:10  used by web; next: stop it');
    expect(lines.join()).not.toMatch(/protects nothing|no answer/);
    expect(report.exit.message).toContain('no answer');
    expect(linesOf(report)).toContain('`keep: a` protects nothing');
  });

  it('names the backups of images that progress has shown', () => {
    const saved = ['app:1', 'app:2'].map((requested) =>
      anOutcome({ requested, backup: '/backup/app.tar', deleted: [id('1')] }),
    );
    const report = aReport([aHost([...saved, anOutcome({ requested: 'db:1' })])]);
    const parts = logParts(report, { annotations: [], wasProgressShown: true });
    expect(parts[1]).toStrictEqual({ title: '1 backup', lines: ['/backup/app.tar: app:1, app:2'] });
    expect(linesOf(report).filter((line) => line.endsWith('saved to /backup/app.tar'))).toHaveLength(2);
  });

  it('shows no 0 where the reason says that nothing came back', () => {
    const host = aHost([anOutcome({ bytes: 0, reason: 'it had no layers' })]);
    expect(linesOf(aReport([host]))).toContain('deleted  app:1  it had no layers');
    expect(linesOf(aReport([aHost([anOutcome({ bytes: 0 })])]))).toContain('deleted  app:1  0B');
  });

  it('calls the store as people do', () => {
    const { engine } = aHost([]);
    const classic = engine === undefined ? engine : { ...engine, store: 'graphdriver' as const };
    const line = (more: object): string | undefined =>
      linesOf(aReport([aHost([], classic === undefined ? {} : { engine: { ...classic, ...more } })]))[0];
    expect(line({ storageDriver: 'overlay2' })).toMatch(/, classic store \(overlay2\)$/);
    expect(line({})).toMatch(/, classic store$/);
  });

  it('folds away what went well where that is much, and leaves the trouble open', () => {
    const good = Array.from({ length: 30 }, (_, index) =>
      anOutcome({ requested: `app:${index}`, verdict: index < 20 ? 'deleted' : 'kept' }),
    );
    const bad = anOutcome({ requested: 'db:1', verdict: 'failed', reason: 'no' });
    const parts = logParts(aReport([aHost([...good, bad])]), {
      annotations: [],
      wasProgressShown: false,
    });
    expect(parts.map(({ title, lines }) => [title, lines.length])).toEqual([
      [undefined, 1],
      ['20 deleted, 10 kept', 30],
      [undefined, 1],
      [undefined, 1],
    ]);
    expect(parts[2]?.lines).toEqual(['failed  db:1  no']);
  });

  it.each([
    [{ method: 'upper-bound', bytes: 5 }, false, 'Freed at most 5B: 1 kept'],
    [{ method: 'estimate', bytes: 5 }, false, 'Freed about 5B: 1 kept'],
    [{ method: 'off' }, false, '1 kept'],
    [{ method: 'off' }, true, 'Would remove nothing, 1 kept'],
    [{ method: 'exact', bytes: 0 }, false, 'Freed nothing: 1 kept'],
    [{ method: 'exact', bytes: 5 }, true, 'Would free 5B: 1 kept'],
  ] as const)('says how sure the bytes are: %j', (reclaimed, dryRun, headline) => {
    const report = aReport([aHost([anOutcome({ verdict: 'kept' })], { reclaimed })], { dryRun });
    expect(linesOf(report).at(-1)).toBe(headline);
  });

  it('says what was wrong', () => {
    // The first ten are annotations.
    const refusal = refused(['`a`: wrong'], false);
    expect(linesOf(refusal, annotations(refusal, rules))).toEqual(['nothing was removed']);
    const twelve = Array.from({ length: 12 }, (_, index) => `\`a\`: wrong ${index}`);
    const rest = ['`a`: wrong 10', '`a`: wrong 11', 'nothing was removed'];
    const refusals = refused(twelve, false);
    expect(linesOf(refusals, annotations(refusals, rules))).toEqual(rest);
    const host = without(
      aHost([], {
        problem: { kind: 'trouble', message: 'it fell over' },
        reclaimed: { method: 'off' },
      }),
      'engine',
    );
    // The message of the failure has the rest.
    expect(linesOf(aReport([host]))).toEqual(['unix:///var/run/docker.sock', 'nothing was removed']);
  });

  it('counts every verdict in words', () => {
    const items = VERDICTS.map((verdict) => anOutcome({ verdict }));
    expect(linesOf(aReport([aHost(items, { reclaimed: { method: 'off' } })])).at(-1)).toBe(
      '1 deleted, 1 untagged, 1 deleted as a variant, 1 absent, 1 kept, 1 in use, 1 in conflict, 1 failed, 1 not reached',
    );
  });
});
