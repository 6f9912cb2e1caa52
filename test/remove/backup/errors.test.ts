import { describe, expect, it } from 'vitest';
import { NotWhole } from '../../../src/remove/backup/archive.ts';
import { whyNotSaved, BackupError } from '../../../src/remove/backup/errors.ts';
import { EngineError } from '../../../src/engine/errors.ts';

const ofDisk = (code: string): Error =>
  Object.assign(new Error(`${code}: it went wrong, write`), { code, syscall: 'write' });

describe('why an image was not saved', () => {
  it.each([
    [new BackupError('as it is'), 'as it is'],
    [new NotWhole('a is not in it'), 'the archive is not whole: a is not in it; it was not kept'],
    [new EngineError('broken', 'it broke'), 'the engine did not send the image: it broke'],
    [
      new EngineError('aborted', 'late'),
      'the time was up before the image was saved; the unfinished file was removed',
    ],
    [ofDisk('ENOSPC'), 'the disk of "/b" is full, and the unfinished file was removed; make room'],
    [ofDisk('EDQUOT'), 'the disk of "/b" is full'],
    [ofDisk('EEXIST'), '"/b" is a file, or is below a file; name a folder'],
    [ofDisk('ENOTDIR'), '"/b" is a file, or is below a file; name a folder'],
    [ofDisk('EACCES'), '"/b" is not writable for this user; name another folder, or run'],
    [ofDisk('EPERM'), '"/b" is not writable for this user; name another folder, or run'],
    [ofDisk('ENOENT'), '"/b" cannot be created there, or it disappeared; name another folder'],
    [ofDisk('EROFS'), '"/b" is on a read-only disk; name'],
    [ofDisk('EIO'), 'the backup in "/b" failed: EIO: it went wrong, write'],
  ])('%s', (error, words) => {
    expect(whyNotSaved(error, '/b')).toContain(words);
  });

  it.each([new TypeError('x is undefined'), Object.assign(new Error('y'), { code: 'ERR_Y' }), 'z'])(
    'is not what nobody but us can mend: %s',
    (error) => {
      expect(() => whyNotSaved(error, '/b')).toThrow(error);
    },
  );
});
