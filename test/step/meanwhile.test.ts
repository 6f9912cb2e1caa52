import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { StorePlan } from '../support/cases/store-plan.ts';
import { bytes } from '../support/cases/stores.ts';
import { everyStore } from '../support/every-store.ts';
import { storeFrom, withContainer } from '../support/in-memory/from-plan.ts';
import { giveName, takeAway } from '../support/in-memory/others.ts';
import type { StoreState } from '../support/in-memory/state.ts';
import { atEachMoment, type Moment } from '../support/moments.ts';
import { walkThrough, type Walked } from '../support/walk.ts';

const plan: StorePlan = {
  images: {
    app: { how: 'loaded', tags: ['acme/app:1'], layers: [bytes('app', 1000)] },
    fresh: { how: 'loaded', tags: [], layers: [bytes('fresh', 1000)] },
  },
};

const itemOf = ({ result }: Moment<Walked>): Outcome | undefined => result.report.hosts[0]?.items[0];

/** What the outputs and the warnings say is gone. */
function reportedGone({ result: { outputs, report } }: Moment<Walked>): readonly string[] {
  const warnings = report.hosts.flatMap(({ warnings: ofHost = [] }) => ofHost);
  const texts = [outputs['deleted'] ?? '', ...warnings].join('\n');
  return [...new Set(texts.match(/sha256:[a-f0-9]{64}/g))].toSorted();
}

describe.each(everyStore)('%s: whenever another client comes between', (store) => {
  const whole = storeFrom(store, plan);
  const { app = '', fresh = '' } = whole.ids;
  const start = takeAway(whole.state, fresh);
  /** Podman refuses it. */
  const force = store === 'podman' ? {} : { force: 'true' };

  const rebuild = (now: StoreState): StoreState => {
    const images = new Map(
      [...now.images, ...whole.state.images].filter(([id]) => id === fresh || now.images.has(id)),
    );
    return giveName({ ...now, images }, 'acme/app:1', fresh);
  };
  const nameToo =
    (name: string) =>
    (now: StoreState): StoreState =>
      now.images.has(app) ? giveName(now, name, app) : now;
  const remove = (now: StoreState): StoreState => takeAway(now, app);
  const moveToKnown = (now: StoreState): StoreState => giveName(now, 'acme/app:1', fresh);
  const use = (now: StoreState): StoreState =>
    now.images.has(app) ? withContainer(now, { name: 'new', image: app, state: 'running' }) : now;

  const atEach = (
    inputs: Readonly<Record<string, string>>,
    happen: (now: StoreState) => StoreState,
  ): Promise<readonly Moment<Walked>[]> =>
    atEachMoment(start, (engine) => walkThrough(engine, inputs), happen);

  it.each(['acme/app:1', 'acme/*', app])(
    'the report names everything that is gone, and nothing else: %s',
    async (images) => {
      for (const happen of [rebuild, nameToo('acme/app:2'), remove, use]) {
        for (const moment of await atEach({ images }, happen))
          expect(reportedGone(moment), moment.request).toStrictEqual(moment.goneThroughUs);
      }
    },
  );

  it('what was looked at is what goes: not the image that got the name', async () => {
    const moments = await atEach({ images: 'acme/app:1' }, rebuild);
    const late = moments.filter((moment) => itemOf(moment)?.id === app);
    const lost = late.filter(({ engine }) => !engine.now().images.has(fresh));
    // No engine has a conditional removal, so this one accident can only be reported.
    expect(lost.map(({ when }) => when)).toStrictEqual(['on its way']);
    expect(lost.map(({ result }) => result.log).join()).toContain(`${fresh} was removed though nobody asked`);
    const kept = late.filter(({ when }) => when === 'before');
    expect(new Set(kept.map((moment) => itemOf(moment)?.verdict))).toStrictEqual(new Set(['kept']));
  });

  it('an image that the engine already had is also reported when it goes by such an accident', async () => {
    const moments = await atEachMoment(
      whole.state,
      (engine) => walkThrough(engine, { images: 'acme/app:1' }),
      moveToKnown,
    );
    for (const moment of moments)
      expect(reportedGone(moment), moment.request).toStrictEqual(moment.goneThroughUs);
    const [accident] = moments.filter(({ when }) => when === 'on its way');
    expect(accident?.result.log).toContain(`${fresh} was removed though nobody asked`);
  });

  it('a name that the image got after it was chosen by its ID does not go along', async () => {
    const moments = await atEach({ images: app, ...force }, nameToo('acme/app:2'));
    const before = moments.filter(({ when }) => when === 'before');
    const late = before.slice(before.findIndex((moment) => itemOf(moment)?.verdict === 'kept'));
    expect(late.map((moment) => itemOf(moment)?.reason).join()).toContain('it got another name meanwhile');
    for (const { engine, request } of late)
      expect(engine.now().images.get(app)?.tags, request).toHaveLength(2);
  });

  it('a name that `keep` protects does not go along, however late the image gets it', async () => {
    const moments = await atEach({ images: app, keep: 'acme/kept', ...force }, nameToo('acme/kept:1'));
    const before = moments.filter(({ when }) => when === 'before');
    expect(before.length).toBeGreaterThan(1);
    for (const { engine, request } of before)
      expect(engine.now().images.get(app)?.tags.join(' '), request).toMatch(/app:1.* .*kept:1/);
  });

  it('an image that a pattern chose is in use when a container begins to use it, even while its removal is on its way', async () => {
    const inTime = (await atEach({ images: 'acme/*' }, use)).filter(({ when }) => when !== 'after');
    expect(inTime.length).toBeGreaterThan(2);
    for (const moment of inTime) {
      expect(itemOf(moment)?.verdict, moment.request).toBe('in-use');
      expect(moment.engine.now().images.get(app)?.tags).toHaveLength(1);
      expect(moment.result.exitCode).toBe(0);
    }
  });

  it('what somebody else removed is absent, and no failure', async () => {
    const moments = await atEach({ images: 'acme/app:1' }, remove);
    const theirs = moments.filter(({ when }) => when !== 'after');
    expect(theirs.length).toBeGreaterThan(2);
    for (const moment of theirs) {
      expect(itemOf(moment)?.verdict, moment.request).toBe('absent');
      expect(moment.result.exitCode).toBe(0);
      expect(moment.result.outputs['reclaimed-bytes']).toBe('0');
    }
  });
});
