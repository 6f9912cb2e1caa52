import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../src/model/baseline.ts';
import { parsePattern } from '../../src/model/pattern.ts';
import { canDelete, recheck, type Terms } from '../../src/remove/recheck.ts';
import type { Container } from '../../src/model/container.ts';
import type { Image } from '../../src/model/image.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import {
  aContainer,
  anImage,
  aSelector,
  aSurvey,
  byId,
  byName,
  digestOf,
  full,
  id,
  stopped,
  type World,
} from '../support/build.ts';

const RULE: Terms['rule'] = { containers: 'keep', ownContainer: [], baseline: undefined };
const TERMS: Terms = {
  keep: [],
  keepNewest: undefined,
  rule: RULE,
  knownContainers: new Set(),
  options: { force: false, noPrune: false },
  onlyUnused: false,
  isSavedFirst: false,
};
const FORCE = { force: true, noPrune: false };

function byPattern(text: string, reference: string, image: string): PresentTarget {
  const pattern = parsePattern(text);
  if (!('kind' in pattern)) throw new Error(pattern.problem);
  return { kind: 'reference', selector: pattern, reference: full(reference), image: id(image) };
}

/** What is done with a removal that was planned for `before`, when the engine holds `now`. */
function checked(
  target: PresentTarget,
  now: Image | undefined,
  more: { world?: World; terms?: Partial<Terms>; containers?: readonly Container[] } = {},
): string {
  const { world = {}, terms = {}, containers = [] } = more;
  const survey = aSurvey({ images: [anImage('1', ['app:1'])], ...world });
  const answer = recheck(target, { image: now, containers }, survey, { ...TERMS, ...terms });
  if (answer === undefined) return 'sent';
  return answer.kind === 'withheld' ? `${answer.why.verdict}: ${answer.why.reason ?? ''}` : answer.kind;
}

describe('right before a removal', () => {
  it('what is as it was planned is sent', () => {
    expect(checked(byName('app:1', '1'), anImage('1', ['app:1']))).toBe('sent');
    expect(checked(byId('1'), anImage('1', ['app:1']))).toBe('sent');
  });

  it('what is gone is not asked for', () => {
    expect(checked(byName('app:1', '1'), undefined)).toBe('gone');
  });

  it('a name that stands for another image is left alone, by name and by pattern', () => {
    const now = anImage('2', ['app:1']);
    const moved = `kept: app:1 was given to another image meanwhile (${id('2').slice(0, 19)}), so neither of the two was removed`;
    expect(checked(byName('app:1', '1'), now)).toBe(moved);
    expect(checked(byPattern('app:*', 'app:1', '1'), now)).toBe(moved);
  });

  it('an image that got a name does not go by its ID, whatever the name', () => {
    const now = anImage('1', ['app:1', 'app:2']);
    expect(checked(byId('1'), now, { terms: { options: FORCE } })).toBe(
      'kept: it got another name meanwhile, which would go with it: app:2',
    );
  });

  it('a new name that stays behind is nobody’s business', () => {
    expect(checked(byName('app:1', '1'), anImage('1', ['app:1', 'other:1']))).toBe('sent');
  });

  it('a digest that came meanwhile would go with the last tag of its repository', () => {
    const now = anImage('1', ['app:1', digestOf('app', 'd')]);
    expect(checked(byName('app:1', '1'), now)).toMatch(/^kept: it got another name meanwhile/);
  });

  it('a kept digest that another tag would have held, and holds no more', () => {
    const digest = digestOf('app', 'd');
    const world = { images: [anImage('1', ['app:1', 'app:2', digest])] };
    const terms = { keep: [aSelector(digest)] };
    const before = anImage('1', ['app:1', 'app:2', digest]);
    expect(checked(byName('app:1', '1'), before, { world, terms })).toBe('sent');
    const now = anImage('1', ['app:1', digest]);
    expect(checked(byName('app:1', '1'), now, { world, terms })).toMatch(
      /^kept: .* would go with it, and `keep`/,
    );
  });

  it('an image of before the job does not go with a name that became its last', () => {
    const older = anImage('1', ['app:1', 'new:1']);
    const baseline = baselineOf('engine', 'graphdriver', [anImage('1', ['app:1'])], []);
    const more = { world: { images: [older] }, terms: { rule: { ...RULE, baseline } } };
    expect(checked(byName('new:1', '1'), older, more)).toBe('sent');
    expect(checked(byName('new:1', '1'), anImage('1', ['new:1']), more)).toMatch(
      /^kept: the image was there/,
    );
  });

  it('a container that came meanwhile is in the way of a pattern, whatever `containers` and `force` say', () => {
    const containers = [aContainer('1', { id: 'new' })];
    const target = byPattern('app:*', 'app:1', '1');
    const now = anImage('1', ['app:1']);
    const terms = { options: FORCE, rule: { ...RULE, containers: 'all' } as const };
    expect(checked(target, now, { terms, containers })).toMatch(/^in-use: used by web/);
    const knownContainers = new Set(['new']);
    expect(checked(target, now, { terms: { ...terms, knownContainers }, containers })).toBe('sent');
  });

  it('of a name the engine itself refuses what a container uses', () => {
    expect(checked(byName('app:1', '1'), anImage('1', ['app:1']), { containers: [aContainer('1')] })).toBe(
      'sent',
    );
  });

  it('but not when it is to be saved first: the container may be gone a moment later', () => {
    const more = { containers: [stopped('1')], terms: { isSavedFirst: true } };
    expect(checked(byName('app:1', '1'), anImage('1', ['app:1']), more)).toBe('conflict');
  });

  it('an older image that a pattern chose and that got a name meanwhile may be one of the newest', () => {
    const before = anImage('1', ['app:1', 'app:2'], { created: 1000, tagged: 5000 });
    const world = { images: [before] };
    const terms = { keepNewest: 3 };
    const again = { ...before, tagged: 5001 };
    const target = byPattern('app:*', 'app:1', '1');
    expect(checked(target, before, { world, terms })).toBe('sent');
    expect(checked(target, again, { world, terms })).toBe(
      'kept: keep-newest: it got a name meanwhile, so it may be one of the 3 newest of app now',
    );
    expect(checked(target, again, { world, terms: { keepNewest: 1 } })).toMatch(
      /may be the newest of app now$/,
    );
    expect(checked(target, again, { world })).toBe('sent');
    expect(checked(byName('app:1', '1'), again, { world, terms })).toBe('sent');
    // An engine that tells less afterwards makes nothing newer.
    expect(checked(target, anImage('1', ['app:1', 'app:2']), { world, terms })).toBe('sent');
  });

  it('what came into use does not pass the filter unused=true any more', () => {
    const more = { containers: [stopped('1')], terms: { onlyUnused: true, options: FORCE } };
    expect(checked(byName('app:1', '1'), anImage('1', ['app:1']), more)).toMatch(
      /^kept: it no longer passes the filter unused=true: used by old/,
    );
  });
});

describe('whether a removal can delete', () => {
  const look = (image: Image, containers: readonly Container[] = []): boolean =>
    canDelete(byName('app:1', '1'), { image, containers }, aSurvey({ images: [image] }), TERMS);

  it.each([
    ['its last name', anImage('1', ['app:1']), [], true],
    ['one of two names', anImage('1', ['app:1', 'other:1']), [], false],
    ['its last name, while a container uses it', anImage('1', ['app:1']), [stopped('1')], false],
  ])('%s', (_, image, containers, expected) => {
    expect(look(image, containers)).toBe(expected);
  });

  it('images that are built on it count for nothing, since they may go in the same moment', () => {
    const image = anImage('1', ['app:1']);
    const survey = aSurvey({ images: [image, anImage('2', [], { parent: id('1') })] });
    expect(canDelete(byName('app:1', '1'), { image, containers: [] }, survey, TERMS)).toBe(true);
  });
});
