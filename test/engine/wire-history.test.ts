import { describe, expect, it } from 'vitest';
import { imageOfHistory } from '../../src/engine/wire-history.ts';
import { EngineError } from '../../src/engine/errors.ts';
import { id } from '../support/build.ts';

const step = (Id: string, Tags: readonly string[] | null = null): object => ({ Id, Tags, Size: 0 });
const missing = step('<missing>');

function read(...steps: readonly unknown[]): ReturnType<typeof imageOfHistory> {
  return imageOfHistory(JSON.stringify(steps));
}

describe('the history of an image on the containerd store', () => {
  it('tells its ID, its names, and the digests that follow from these', () => {
    const names = ['app:1', 'ghcr.io/acme/app:2', `web@${id('1')}`];
    expect(read(step(id('1'), names), step(id('9')), missing)).toEqual({
      id: id('1'),
      parent: id('9'),
      tags: ['docker.io/library/app:1', 'ghcr.io/acme/app:2'],
      digests: [
        `docker.io/library/web@${id('1')}`,
        `docker.io/library/app@${id('1')}`,
        `ghcr.io/acme/app@${id('1')}`,
      ],
      ownDigests: [`docker.io/library/web@${id('1')}`],
    });
  });

  it('tells each digest once', () => {
    const digest = `docker.io/library/app@${id('1')}`;
    const image = read(step(id('1'), ['app:1', 'app:2', `app@${id('1')}`]), step(id('9')));
    expect(image?.digests).toEqual([digest]);
  });

  it('tells what it was built on', () => {
    expect(read(step(id('2'), ['app:1']), step(id('1')), missing)?.parent).toBe(id('1'));
  });

  it.each([
    ['there are no steps', []],
    ['only one step is there, and so no place for a parent', [step(id('1'), ['app:1'])]],
    ['the newest step is no image', [step('<missing>', ['app:1']), step(id('1'), ['app:1'])]],
    ['it has no name, or went in that moment', [step(id('1')), missing]],
    ['one of several names may know a parent', [step(id('1'), ['app:1', 'app:2']), missing]],
    ['the newest step names something else', [step(`${id('1')}0`, ['app:1']), missing]],
  ])('tells nothing where %s', (_case, steps) => {
    expect(read(...steps)).toBeUndefined();
  });

  it('is refused where it is none', () => {
    expect(() => imageOfHistory('{"Id":"x"}')).toThrow(EngineError);
    expect(() => read(1, 2)).toThrow(EngineError);
  });
});
