import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/input-error.ts';
import { crashed, recordLost, refused, unprepared } from '../../src/report/report.ts';

describe('the report', () => {
  it('of nothing holds what was wrong with the inputs', () => {
    const { problems } = new InputError([
      { input: 'force', value: 'yes', allowed: 'is not a boolean; write true or false' },
      { input: 'images', value: '', allowed: 'is empty' },
    ]);
    expect(problems).toStrictEqual([
      '`force`: "yes" is not a boolean; write true or false',
      '`images`: "" is empty',
    ]);
    expect(refused(problems, false)).toStrictEqual({
      schemaVersion: 1,
      dryRun: false,
      phase: 'main',
      hosts: [],
      problems,
      totals: { reclaimedMethod: 'off' },
      exit: { failed: true, message: '2 problems with the inputs; nothing was removed' },
    });
  });

  it('of a dry run with wrong inputs is one of a dry run', () => {
    expect(refused(['x'], true).dryRun).toBe(true);
    expect(refused(['x'], true).exit.message).toBe('1 problem with the inputs; nothing was removed');
  });

  it('of a mistake of ours claims nothing about what was removed', () => {
    expect(crashed('at main.ts')).toStrictEqual({
      crashed: true,
      schemaVersion: 1,
      dryRun: false,
      phase: 'main',
      hosts: [],
      problems: ['at main.ts'],
      totals: { reclaimedMethod: 'off' },
      exit: {
        failed: true,
        message:
          'the action met an error of its own; what was removed until then is not known, please report it',
      },
    });
  });

  it('of a job whose record is lost says that nothing was removed', () => {
    const unfinished = { schemaVersion: 1, phase: 'main', hosts: [], totals: { reclaimedMethod: 'off' } };
    const message =
      'the record of what was there before this job is lost, so what is new is unknown; nothing was removed';
    expect(recordLost('no file', false)).toStrictEqual({
      ...unfinished,
      dryRun: false,
      problems: ['no file'],
      exit: { failed: true, message },
    });
    expect(recordLost('no file', true).dryRun).toBe(true);
  });

  it('of a first phase that cannot hand over says that nothing will be removed', () => {
    const { problems, exit, dryRun } = unprepared(['no engine', 'no disk'], true);
    expect(problems).toStrictEqual(['no engine', 'no disk']);
    expect(exit).toStrictEqual({ failed: true, message: 'nothing will be removed when the job ends' });
    expect(dryRun).toBe(true);
    expect(unprepared([], false).dryRun).toBe(false);
  });

  it('of an input error reads as one text', () => {
    const error = new InputError([
      { input: 'a', value: '1', allowed: 'is bad' },
      { input: 'b', value: '2', allowed: 'is worse' },
    ]);
    expect(error.message).toBe('`a`: "1" is bad\n`b`: "2" is worse');
    expect(error.name).toBe('InputError');
  });
});
