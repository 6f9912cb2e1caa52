import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/runner/hook/job.ts';
import { parseRecord, recordText, type JobRecord } from '../../../src/runner/hook/job-record.ts';
import { Records } from '../../../src/runner/hook/records.ts';
import { thisProcess } from '../../../src/runner/hook/worker.ts';

const job: Job = { runner: 'build 1', temp: '/srv/1/_temp', run: '7', attempt: '1', name: 'test' };
const other: Job = { ...job, runner: 'build 2', temp: '/srv/2/_temp' };
const NOW = Date.parse('2026-01-10T00:00:00Z');
const DAY = 24 * 3_600_000;

function recordFor(its: Job, more: Partial<JobRecord> = {}): JobRecord {
  return {
    job: its,
    worker: undefined,
    began: '2026-01-09T23:00:00.000Z',
    baselines: 'host a b c',
    engines: 1,
    isOver: false,
    ...more,
  };
}

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'records-')), 'records');
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true });
});

function fileIn(): string {
  return join(folder, readdirSync(folder)[0] ?? '');
}

describe('a record', () => {
  it('comes back as it was written, for the same runner only', () => {
    const worker = { pid: '1', began: '2', machine: 'm', boot: 'b', namespace: 'n' };
    const record = recordFor(job, { worker });
    const records = new Records(folder);
    records.write(record);
    expect(records.read(job)).toStrictEqual(record);
    expect(records.read(other)).toBeUndefined();
    expect(records.read({ ...job, temp: '/srv/3/_temp' })).toBeUndefined();
  });

  it('replaces the one before, and leaves nothing else behind', () => {
    const records = new Records(folder);
    records.write(recordFor(job));
    records.write(recordFor({ ...job, run: '8' }, { baselines: undefined }));
    expect(readdirSync(folder)).toHaveLength(1);
    expect(records.read(job)).toMatchObject({ job: { run: '8' }, baselines: undefined });
    records.remove(job);
    expect(readdirSync(folder)).toStrictEqual([]);
  });

  it('is for its owner only, as is the folder', () => {
    new Records(folder).write(recordFor(job));
    expect([statSync(fileIn()).mode & 0o777, statSync(folder).mode & 0o777]).toStrictEqual([0o600, 0o700]);
  });

  it('is refused when a part of it is missing', () => {
    const records = new Records(folder);
    records.write(recordFor(job));
    const text = recordText(recordFor(job));
    for (const broken of ['', '{}', '[]', 'null', text.slice(0, -3), text.replace('build', 'Build')])
      expect(parseRecord(broken)).toBeUndefined();
    writeFileSync(fileIn(), '');
    expect(records.read(job)).toStrictEqual({ problem: `${fileIn()} is not whole` });
  });

  it('is refused when it is a link', () => {
    const records = new Records(folder);
    records.write(recordFor(job));
    const path = fileIn();
    rmSync(path);
    symlinkSync('/etc/passwd', path);
    expect(records.read(job)).toStrictEqual({ problem: `${path} is not a file of this user` });
  });
});

it('a folder that everybody may write into is refused', () => {
  new Records(folder).write(recordFor(job));
  chmodSync(folder, 0o777);
  expect(() => new Records(folder)).toThrow('everybody may write into');
  // As in /tmp: everybody may add a file, and nobody can replace one of another user.
  chmodSync(folder, 0o1777);
  expect(new Records(folder).read(job)).toMatchObject({ baselines: 'host a b c' });
});

describe('the job of another runner', () => {
  const written = (more: Partial<JobRecord>, age = 0): Records => {
    const records = new Records(folder);
    records.write(recordFor(other, more));
    const seconds = (NOW - age) / 1000;
    utimesSync(fileIn(), seconds, seconds);
    return records;
  };
  const elsewhere = { pid: '1', began: '2', machine: 'another', boot: 'b', namespace: 'n' };

  it('runs while nobody can tell, for as long as a job may', () => {
    expect(written({}, DAY).running(job, NOW)).toMatchObject([{ record: { job: other } }]);
    expect(written({ worker: elsewhere }, DAY).running(job, NOW)).toHaveLength(1);
    expect(written({ worker: elsewhere }, 6 * DAY).running(job, NOW)).toStrictEqual([]);
  });

  it('has ended when this machine was started again', ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux tells when it was started');
    const worker = { ...elsewhere, machine: thisProcess()?.machine ?? '' };
    expect(written({ worker }).running(job, NOW)).toStrictEqual([]);
  });

  it('counts whatever its name begins with', () => {
    const records = new Records(folder);
    records.write(recordFor({ ...other, runner: '.hidden' }));
    expect(records.running(job, Date.now())).toHaveLength(1);
  });

  it('does not count when it has ended, and its cleanup went wrong', () => {
    expect(written({ isOver: true }).running(job, NOW)).toStrictEqual([]);
  });

  it('has a regular file: nothing else is opened', ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no such files');
    const records = new Records(folder);
    execFileSync('mkfifo', [join(folder, 'planted.json')]);
    expect(records.running(job, NOW)).toStrictEqual([]);
  });

  it('counts where its record cannot be read', () => {
    const records = written({});
    writeFileSync(fileIn(), 'nonsense');
    utimesSync(fileIn(), NOW / 1000, NOW / 1000);
    expect(records.running(job, NOW)).toStrictEqual([{ record: undefined, file: fileIn() }]);
  });

  it('is not one of the same runner', () => {
    expect(written({}).running(other, NOW)).toStrictEqual([]);
  });
});
