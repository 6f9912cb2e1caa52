import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRecord, writeRecord } from '../../src/runner/record.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it.each(['', 'a line', 'many\nlines\n', 'ümläut 🗑️', 'x'.repeat(3_000_000)])(
  'a record comes back as it was written (%#)',
  (text) => {
    expect(readRecord(writeRecord({ RUNNER_TEMP: folder }, text))).toStrictEqual({ text });
  },
);

it('each record has a file of its own, which only its owner may read', () => {
  const [one, two] = [
    writeRecord({ RUNNER_TEMP: folder }, 'one'),
    writeRecord({ RUNNER_TEMP: folder }, 'two'),
  ];
  expect(one.path).not.toBe(two.path);
  expect([dirname(one.path), dirname(two.path)]).toStrictEqual([folder, folder]);
  expect([one, two].map(({ path }) => readFileSync(path, 'utf8'))).toStrictEqual(['one', 'two']);
  expect(statSync(one.path).mode & 0o777).toBe(0o600);
});

it.each([{}, { RUNNER_TEMP: '' }])(
  'without a folder of the runner it lies in that of the system: %j',
  (env) => {
    const { path } = writeRecord(env, 'text');
    expect(dirname(path)).toBe(tmpdir());
    rmSync(path);
  },
);

it('a folder that is not there is no reason to write elsewhere', () => {
  expect(() => writeRecord({ RUNNER_TEMP: join(folder, 'nowhere') }, 'text')).toThrow('ENOENT');
  expect(readdirSync(folder)).toStrictEqual([]);
});

it.each([
  ['longer', 'text.'],
  ['shorter', 'tex'],
  ['different', 'test'],
  ['empty', ''],
  ['no text', Buffer.from([0xff, 0xfe])],
])('a file that is %s by now is not believed', (_, content) => {
  const recorded = writeRecord({ RUNNER_TEMP: folder }, 'text');
  writeFileSync(recorded.path, content);
  expect(readRecord(recorded)).toStrictEqual({
    problem: `${recorded.path} was changed after it was written`,
  });
});

it('a file that is gone, or a folder by now, is a problem and no crash', () => {
  const recorded = writeRecord({ RUNNER_TEMP: folder }, 'text');
  rmSync(recorded.path);
  expect(readRecord(recorded)).toStrictEqual({
    problem: `${recorded.path} is gone`,
  });
  expect(readRecord({ ...recorded, path: folder })).toStrictEqual({
    problem: `${folder} cannot be read (EISDIR)`,
  });
});
