import { describe, expect, it } from 'vitest';
import { bytesFreed, progressLine } from '../../src/report/progress.ts';
import { anAttempt, anImage, aSurvey, byId, byName, full, id, removed } from '../support/build.ts';

const one = byName('app:1', '1');
const two = byName('ghcr.io/acme/app:2', '1');
const went = removed([full('app:1')], [id('1')]);
const step = { host: '', count: 3, total: 12, bytes: undefined };

describe('a line of progress', () => {
  it.each([
    ['deleted', went],
    ['untagged', removed([full('app:1')])],
    ['untagged', removed([full('app:1')], [id('2')])],
    ['absent', { kind: 'gone', message: 'No such image' }],
    ['in conflict', { kind: 'conflict', message: 'conflict' }],
    ['in use', { kind: 'withheld', why: { verdict: 'in-use', reason: 'used by web' } }],
    ['kept', { kind: 'withheld', why: { verdict: 'kept', reason: 'it got another name' } }],
    ['failed', { kind: 'error', message: 'no space', broken: false }],
    ['not reached', { kind: 'not-sent', cause: 'time', why: 'the time was up' }],
  ] as const)('says that it %s', (word, answer) => {
    expect(progressLine({ ...step, done: [anAttempt(one, answer)] })).toBe(`[3/12] app:1 ${word}`);
  });

  it('names all of an image, and goes by the last', () => {
    const done = [anAttempt(one, removed([full('app:1')])), anAttempt(two, went)];
    expect(progressLine({ ...step, done })).toBe('[3/12] app:1, ghcr.io/acme/app:2 deleted');
  });

  it('names an untagged image by the beginning of its ID', () => {
    const done = [anAttempt(byId('1'), removed([], [id('1')]))];
    expect(progressLine({ ...step, done })).toBe('[3/12] sha256:100000000000 deleted');
  });

  it.each([
    [undefined, ''],
    [0, ''],
    [238_400_000, '; 238.4MB so far'],
  ])('shows %s bytes only where there are some', (bytes, shown) => {
    expect(progressLine({ ...step, bytes, done: [anAttempt(one, went)] })).toBe(
      `[3/12] app:1 deleted${shown}`,
    );
  });

  it('begins with the engine where there are several', () => {
    const line = progressLine({ ...step, host: 'ssh://far', done: [anAttempt(one, went)] });
    expect(line).toBe('ssh://far [3/12] app:1 deleted');
  });

  it('is one line, whatever an image is called', () => {
    const strange = { ...one, reference: 'app:1\n::error::no' };
    const line = progressLine({ ...step, done: [anAttempt(strange, went)] });
    expect(line).not.toContain('\n');
    expect(line.startsWith('[3/12] ')).toBe(true);
  });
});

describe('the bytes so far', () => {
  const layers = [id('a1'), id('a2')];
  const image = anImage('1', ['app:1'], { layers });
  const history = new Map([[id('1'), [70, 5]]]);
  const done = [anAttempt(one, removed([full('app:1')], [id('1'), id('a2')]))];

  it('are those of the layers that went', () => {
    expect(bytesFreed(done, aSurvey({ images: [image], history }))).toBe(70);
  });

  it('are not known on the containerd store, nor where no layer was looked up', () => {
    expect(bytesFreed(done, aSurvey({ store: 'containerd', images: [image], history }))).toBeUndefined();
    expect(bytesFreed(done, aSurvey({ images: [image] }))).toBeUndefined();
  });
});
