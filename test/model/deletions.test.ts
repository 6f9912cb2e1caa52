import { describe, expect, it } from 'vitest';
import { verdictsAfter } from '../support/judging.ts';
import { accidents, deletedImages } from '../../src/measure/account.ts';
import { NOTHING_FREED } from '../../src/measure/account.ts';
import {
  afterwards,
  anAttempt,
  anImage,
  aSurvey,
  byId,
  byName,
  full,
  id,
  removed,
} from '../support/build.ts';

const untagged = [full('app:1')];

describe('the images among what an answer says was deleted', () => {
  it('are everything on the containerd store, known before or not', () => {
    const survey = aSurvey({ store: 'containerd', images: [anImage('1', ['app:1'])] });
    const attempt = anAttempt(byName('app:1', '1'), removed(untagged, [id('1'), id('9')]));
    expect(deletedImages(attempt, survey)).toStrictEqual([id('1'), id('9')]);
  });

  it('are not the layers on the graphdriver store', () => {
    const survey = aSurvey({ images: [anImage('1', ['app:1'], { layers: [id('a'), id('b')] })] });
    const attempt = anAttempt(byName('app:1', '1'), removed(untagged, [id('1'), id('b'), id('a')]));
    expect(deletedImages(attempt, survey)).toStrictEqual([id('1')]);
  });

  it('nor where the engine does not report the layers of the image', () => {
    const survey = aSurvey({ images: [anImage('1', ['app:1'])] });
    const attempt = anAttempt(byName('app:1', '1'), removed(untagged, [id('1'), id('b'), id('a')]));
    expect(deletedImages(attempt, survey)).toStrictEqual([id('1')]);
  });
});

describe('a name that moves during its removal', () => {
  const image = anImage('1', ['app:1'], { layers: [id('a')] });
  const left = { ...image, tags: [] };
  const other = removed(untagged, [id('9'), id('b')]);

  it.each(['graphdriver', 'containerd'] as const)(
    'is told with the image that it took along: %s',
    (store) => {
      const target = byName('app:1', '1');
      const survey = aSurvey({ store, images: [image], targets: [target] });
      const attempts = [anAttempt(target, other)];
      const stateAfter = afterwards([
        ['1', left],
        ['9', 'absent'],
        ['b', 'unknown'],
      ]);
      const [outcome] = verdictsAfter(survey, attempts, stateAfter, NOTHING_FREED);
      expect(outcome).toMatchObject({ verdict: 'untagged', deleted: [id('9')] });
      expect(outcome?.reason).toContain(
        `gave the name to another image at the moment of the removal, and the engine deleted that image: ${id('9')}`,
      );
      expect(accidents(attempts, survey, stateAfter)).toStrictEqual([
        expect.stringMatching(`^${id('9')} was removed though nobody asked for it`),
      ]);
    },
  );

  it('is nothing where all went as planned, or only a parent went along', () => {
    const survey = aSurvey({ store: 'containerd', images: [image] });
    const gone = afterwards([
      ['1', 'absent'],
      ['9', 'absent'],
    ]);
    for (const target of [byName('app:1', '1'), byId('1')]) {
      const attempts = [anAttempt(target, removed(untagged, [id('1'), id('9')]))];
      expect(accidents(attempts, survey, gone)).toStrictEqual([]);
    }
  });
});
