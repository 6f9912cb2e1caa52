import { describe, expect, it } from 'vitest';
import { NotWhole } from '../../../src/remove/backup/archive.ts';
import { inWords, Trouble } from '../../../src/remove/backup/errors.ts';
import { EngineError } from '../../../src/engine/errors.ts';

const ofDisk = (code: string): Error =>
  Object.assign(new Error(`${code}: it went wrong, write`), { code, syscall: 'write' });

describe('trouble in words', () => {
  it.each([
    [new Trouble('as it is'), 'as it is'],
    [new NotWhole('a is not in it'), 'the archive is not whole: a is not in it; it was not kept'],
    [new EngineError('broken', 'it broke'), 'the engine did not hand the image over: it broke'],
    [
      new EngineError('aborted', 'late'),
      'the time was up before the image was saved; what was written of it is removed again',
    ],
    [
      ofDisk('ENOSPC'),
      'the disk of "/b" is full, and what was written of the image is removed again; make room',
    ],
    [ofDisk('EDQUOT'), 'the disk of "/b" is full'],
    [ofDisk('EEXIST'), '"/b" is a file, or lies below one; name a folder'],
    [ofDisk('ENOTDIR'), '"/b" is a file, or lies below one; name a folder'],
    [ofDisk('EACCES'), '"/b" may not be written to; name another folder, or run'],
    [ofDisk('EPERM'), '"/b" may not be written to; name another folder, or run'],
    [ofDisk('ENOENT'), '"/b" cannot be made where it is, or went away; name another folder'],
    [ofDisk('EROFS'), '"/b" lies on a disk that is read-only; name'],
    [ofDisk('EIO'), 'the backup in "/b" failed: EIO: it went wrong, write'],
  ])('%s', (error, words) => {
    expect(inWords(error, '/b')).toContain(words);
  });

  it.each([new TypeError('x is undefined'), Object.assign(new Error('y'), { code: 'ERR_Y' }), 'z'])(
    'is not what nobody but us can mend: %s',
    (error) => {
      expect(() => inWords(error, '/b')).toThrow(error);
    },
  );
});
