import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountHeld } from '../../src/measure/unheld-layers.ts';
import { accountSizes } from '../../src/measure/sizes.ts';
import { accountUsage } from '../../src/measure/usage.ts';
import { accountLayers } from '../../src/measure/account.ts';
import { sum } from '../../src/measure/account.ts';
import type { RemovalAnswer, Attempt } from '../../src/model/removal.ts';
import type { StateAfter, Survey } from '../../src/model/removal.ts';
import { openTargets } from '../../src/model/removal.ts';
import { worlds } from '../support/worlds.ts';

interface Situation {
  readonly survey: Survey;
  readonly attempts: readonly Attempt[];
  readonly stateAfter: StateAfter;
}

const kinds = fc.constantFrom(
  'removed',
  'removed',
  'removed',
  'gone',
  'conflict',
  'error',
  'broken',
  'not-sent',
);
const pick = fc.tuple(kinds, fc.nat(), fc.constantFrom('absent', 'unknown', 'there'));
/** More than a world has targets and images. */
const picks = fc.array(pick, { minLength: 60, maxLength: 60 });

/** Stores as they occur, and answers as no engine gives them: each says of anything that it went. */
const lies: fc.Arbitrary<Situation> = fc.tuple(worlds, picks).map(([{ survey }, picked]) => {
  const rest = picked.values();
  const next = () => rest.next().value ?? (['gone', 0, 'unknown'] as const);
  const images = [...survey.images.values()];
  const things = images.flatMap(({ id, layers = [] }) => [id, ...layers]);
  const attempts = openTargets(survey).map((target): Attempt => {
    const [kind, choice] = next();
    const deleted: readonly string[] = things.filter((_, index) => ((choice >> (index % 30)) & 1) === 1);
    return { target, answer: answerOf(kind, deleted) };
  });
  const states = images.map((image) => {
    const [, , state] = next();
    return [image.id, state === 'there' ? image : state] as const;
  });
  return { survey, attempts, stateAfter: { images: new Map(states), containers: survey.containers } };
});

function answerOf(kind: string, deleted: readonly string[]): RemovalAnswer {
  switch (kind) {
    case 'removed':
      return { kind, untagged: [], deleted };
    case 'gone':
    case 'conflict':
      return { kind, message: '' };
    case 'not-sent':
      return { kind, cause: 'time', why: '' };
    default:
      return { kind: 'error', message: '', broken: kind === 'broken' };
  }
}

describe.each([
  ['layers', accountLayers],
  ['layers that nobody holds', accountHeld],
  [
    'sizes',
    (survey: Survey, attempts: readonly Attempt[], stateAfter: StateAfter) =>
      accountSizes(survey, attempts, stateAfter, { needsVariantSizes: true }),
  ],
  [
    'usage',
    ({ ...survey }: Survey, attempts: readonly Attempt[], stateAfter: StateAfter) =>
      accountUsage(
        usageOf(survey, () => true),
        usageOf(survey, (id) => stateAfter.images.get(id) !== 'absent'),
        survey,
        attempts,
        stateAfter,
      ),
  ],
] as const)('the account by %s, whatever the engine says', (_, account) => {
  it('is never negative, adds up, and is never more than all that was chosen takes', () => {
    fc.assert(
      fc.property(lies, ({ survey, attempts, stateAfter }) => {
        const { total, byAttempt } = account(survey, attempts, stateAfter);
        const parts = [...byAttempt.values()];
        expect(Math.min(0, ...parts)).toBe(0);
        expect(total.bytes).toBeGreaterThanOrEqual(sum(parts));
        const most = sum(
          [...survey.images.values()].map(({ size = 0, variantSizes }) =>
            Math.max(size, (variantSizes?.content ?? 0) + (variantSizes?.unpacked ?? 0)),
          ),
        );
        expect(total.bytes).toBeLessThanOrEqual(most);
      }),
      { numRuns: 1000 },
    );
  });
});

function usageOf({ images }: Survey, isThere: (id: string) => boolean) {
  const left = [...images.values()].filter(({ id }) => isThere(id));
  const sizes = left.map(({ id, size = 0 }) => [id, { size, shared: 0 }] as const);
  const total = sum(sizes.map(([, { size }]) => size));
  return { hasBuildCache: false, total, images: new Map(sizes), listed: [] };
}
