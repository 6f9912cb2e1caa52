import { describe, expect, it } from 'vitest';
import { containersUsing, mountUnknownToEngine } from '../../src/model/container.ts';
import type { Container } from '../../src/model/container.ts';
import type { Image } from '../../src/model/image.ts';
import { rememberingMounts } from '../../src/engine/client.ts';
import { aContainer, anImage, full, id } from '../support/build.ts';
import { opened } from '../support/opened.ts';

const SECOND = 1000;
const MADE = 50 * SECOND;

/** A container that mounts an image by `mounted:1`, as it is told when that name stands for `now`. */
async function listedContainer(now: object | undefined, mountedImages = ['mounted:1']): Promise<Container> {
  const container = {
    Id: 'c0ffee',
    Names: ['/mounts'],
    ImageID: id('f'),
    State: 'running',
    Created: MADE / SECOND,
    Mounts: mountedImages.map((Name) => ({ Type: 'image', Name })),
  };
  const found =
    now === undefined ? {} : { [`GET /images/${full('mounted:1').replace(':1', '%3A1')}/json`]: now };
  await using it = await opened({ 'GET /containers/json': [container], ...found });
  const [first] = await rememberingMounts(it.engine).containers();
  if (first === undefined) throw new Error('no container');
  return first;
}

const image = (digits: string, created: number, tagged?: number): object => ({
  Id: id(digits),
  RepoTags: ['mounted:1'],
  Created: new Date(created).toISOString(),
  ...(tagged === undefined ? {} : { Metadata: { LastTagTime: new Date(tagged).toISOString() } }),
});

/** Which of two older images may be the one that is mounted. */
function mayBe(container: Container): readonly string[] {
  const others: readonly Image[] = [
    anImage('a', [], { created: MADE - 1 }),
    anImage('b', ['other:1'], { created: MADE - 1 }),
    anImage('c', [], { created: MADE + 2 * SECOND }),
  ];
  return others
    .filter((one) => containersUsing(one, [container]).length > 0)
    .map((one) => one.id.slice(7, 8));
}

describe('what a container mounts by a name', () => {
  it.each([
    ['the name was given before the container was made', image('1', 0, MADE - 1), []],
    ['it was given in the same second', image('1', 0, MADE), ['a']],
    ['nobody tells when it was given', image('1', 0), ['a']],
    ['it was given later', image('1', 0, MADE + 2 * SECOND), ['a', 'b']],
    ['its image was built later', image('1', MADE + 2 * SECOND), ['a', 'b']],
    ['it is gone', undefined, ['a', 'b']],
  ])('%s', async (_, now, expected) => {
    expect(mayBe(await listedContainer(now))).toStrictEqual(expected);
  });

  it('by an ID is no other image, whether that is still there or not', async () => {
    for (const name of [id('9'), id('9').slice(7), id('9').slice(7, 19)])
      expect(mayBe(await listedContainer(undefined, [name]))).toStrictEqual([]);
  });

  it('is remembered after the image lost that name', async () => {
    const container = await listedContainer(image('1', 0, MADE - 1));
    expect(mountUnknownToEngine(container, anImage('1', []))?.name).toBe('mounted:1');
    expect(mountUnknownToEngine(container, anImage('1', ['mounted:1']))).toBeUndefined();
  });

  it('is nothing to ask for where a container mounts none', () => {
    expect(containersUsing(anImage('1'), [aContainer('2')])).toStrictEqual([]);
  });
});
