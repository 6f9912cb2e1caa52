import { describe, expect, it } from 'vitest';
import { verdictsAfter } from '../support/judging.ts';
import { NOT_MEASURED } from '../../src/measure/account.ts';
import { byAge } from '../../src/plan/order.ts';
import { isSelector, parseSelector, type Selector } from '../../src/model/selector.ts';
import { holdersOfParents } from '../../src/choose/protect.ts';
import { planRemovals } from '../../src/plan/order.ts';
import { predict } from '../../src/plan/predict.ts';
import { protect } from '../../src/choose/protect.ts';
import type { Image } from '../../src/model/image.ts';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import { anImage, aSurvey, byId, id, removed } from '../support/build.ts';
import { aPattern } from '../support/patterns.ts';

// Sizes at which work that grows with the square of its input would not end within a test.

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);
const everything = aPattern('**');
const byPattern = ({ id: image, tags }: Image): readonly PresentTarget[] =>
  tags.map((reference) => ({ kind: 'reference', selector: everything, reference, image }));

function left(images: readonly Image[], keep: readonly Selector[], store: EngineKind) {
  return protect(images.flatMap(byPattern), {
    images: new Map(images.map((image) => [image.id, image])),
    containers: [],
    keep,
    store,
    force: false,
    leftOut: () => undefined,
    rule: { containers: 'keep', ownContainer: [], baseline: undefined },
  });
}

describe.each(['graphdriver', 'containerd', 'podman'] as const)('20,000 names on one image, %s', (store) => {
  const COUNT = 20_000;
  const image = anImage(
    '1',
    numbers(COUNT).map((n) => `app-${n % 100}:${n}`),
  );
  const digests = numbers(100).map((n) => `docker.io/library/app-${n}@${id('1')}`);
  const whole: Image = { ...image, digests };

  it('what `keep` names by pattern stays, and nothing else', () => {
    const protections = left([whole], [aPattern('**:*7')], store);
    expect([...protections.values()].every(({ reason }) => reason === '`keep` names it: **:*7')).toBe(true);
    expect(protections.size).toBe(COUNT / 10);
  });

  it('a dry run takes them all, and the image with the last', () => {
    const targets = byPattern(whole);
    const survey = aSurvey({ store, images: [whole], targets });
    const options = { force: false, noPrune: false };
    const { attempts, stateAfter } = predict(planRemovals(survey), survey, options);
    // Podman's digests are names of their own.
    const isGone = store !== 'podman';
    expect(stateAfter.images.get(whole.id) === 'absent').toBe(isGone);
    const outcomes = verdictsAfter(survey, attempts, stateAfter, NOT_MEASURED);
    expect(new Set(outcomes.map(({ verdict }) => verdict))).toStrictEqual(
      new Set([isGone ? 'deleted' : 'untagged']),
    );
  });

  it('what remains is told of each that went', () => {
    const [gone = '', ...others] = whole.tags.toReversed();
    const targets = byPattern({ ...whole, tags: whole.tags.slice(0, COUNT / 2) });
    const rest = { ...whole, tags: [...others.slice(0, COUNT / 2 - 1), gone] };
    const attempts = targets.map((target) => ({ target, answer: removed([]) }));
    const stateAfter = { images: new Map([[whole.id, rest]]), containers: [] };
    const outcomes = verdictsAfter(
      aSurvey({ store, images: [whole], targets }),
      attempts,
      stateAfter,
      NOT_MEASURED,
    );
    expect(new Set(outcomes.map(({ reason }) => reason)).size).toBe(1);
    expect(outcomes[0]).toMatchObject({
      verdict: 'untagged',
      untagged: [/app-\d+:\d+/.exec(targets[0]?.kind === 'reference' ? targets[0].reference : '')?.[0]],
    });
    expect(outcomes[0]?.reason).toMatch(/^the image remains as app-.* and 9995 more$/);
  });
});

it('a long `keep` is read as often for one image as for thousands', () => {
  let reads = 0;
  const counting = (text: string): Selector => {
    const selector = parseSelector(text);
    if (!isSelector(selector)) throw new Error(selector.problem);
    return new Proxy(selector, {
      get: (its, key): unknown => {
        reads += 1;
        return Reflect.get(its, key);
      },
    });
  };
  const texts = numbers(4000).map((n) =>
    n % 3 === 0 ? `other-${n}` : n % 3 === 1 ? `app:${n}` : id(`${n}f`),
  );
  const readsFor = (count: number): number => {
    reads = 0;
    const keep = texts.map(counting);
    const images = numbers(count).map((n) => anImage(`e${n.toString(16).padStart(8, '0')}`, [`app:${n}`]));
    const kept = numbers(Math.min(count, texts.length)).filter((n) => n % 3 === 1);
    expect(left(images, keep, 'graphdriver').size).toBe(kept.length);
    return reads;
  };
  const once = readsFor(1);
  expect(readsFor(5000)).toBeLessThan(2 * once);
});

it('a line of 30,000 parents goes child by child', () => {
  const COUNT = 30_000;
  const idOf = (n: number): string => n.toString(16).padStart(8, '0');
  const images = numbers(COUNT).map((n) => anImage(idOf(n), [], n === 0 ? {} : { parent: id(idOf(n - 1)) }));
  const targets = images.map(({ id: image }) => byId(image.slice(7)));
  const waves = planRemovals(aSurvey({ images, targets }));
  expect(waves).toHaveLength(COUNT);
  expect(waves[0]?.[0]?.image).toBe(images.at(-1)?.id);
  const known = new Map(images.map((image) => [image.id, image]));
  expect(byAge(waves.toReversed(), known)).toStrictEqual(waves);
  expect(holdersOfParents(known, (one) => one === images[0]?.id).size).toBe(COUNT - 1);
  const top = aSurvey({ images, targets: targets.slice(-1) });
  const { attempts } = predict(planRemovals(top), top, { force: false, noPrune: false });
  expect(attempts[0]?.answer).toMatchObject({ kind: 'removed' });
  expect(attempts[0]?.answer.kind === 'removed' && attempts[0].answer.deleted).toHaveLength(COUNT);
});
