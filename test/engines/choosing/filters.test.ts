import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { outerDocker, onEngines } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { choiceOn, namesIn } from '../../support/choosing/choosing.ts';
import { chosen, engineLists } from '../../support/choosing/listing.ts';
import { withoutLabels } from '../../support/choosing/oracle.ts';
import { seedVariedStore } from '../../support/choosing/varied-store.ts';

const R = 'image-rm-test';
type Filters = readonly string[];

/** Each a set of filters, as a user writes them. */
const everywhere: readonly Filters[] = [
  ['dangling=true'],
  ['dangling=false'],
  ['label=team'],
  ['label=team=a'],
  ['label=team=A'],
  ['label=Team'],
  ['label=nobody'],
  ['label=empty'],
  ['label=empty='],
  ['label=team='],
  ['label=a.b/c=x=y'],
  ['label=a.b/c=x'],
  ['label=team', 'label=stage'],
  ['label=team=a', 'label=team=b'],
  ['label=team=a', 'label=stage=dev'],
  ['label=constructor'],
  [`reference=${R}/app`],
  [`reference=${R}/app:1`],
  [`reference=${R}/app:*`],
  [`reference=${R}/app:pr-[0-9]`],
  [`reference=${R}/app:[^0-9]*`],
  [`reference=${R}/ap?`],
  [`reference=${R}/*`],
  ['reference=*'],
  ['reference=*/*'],
  ['reference=*:1'],
  ['reference=*@sha256:*'],
  ['reference=nginx'],
  ['reference=ghcr.io/acme/*'],
  ['reference=localhost:5000/app'],
  ['reference=[z-a]*'],
  ['reference=nobody/*'],
  [`reference=${R}/app:1`, `reference=${R}/web`],
  [`reference=${R}/app:1`, 'label=team=b'],
  [`before=${R}/app:1`],
  [`since=${R}/app:1`],
  ['before=nginx:1'],
  [`since=${R}/child:1`],
  [`before=${R}/web:2`, `since=${R}/zero:1`],
  [`before=${R}/undated:1`],
  [`since=${R}/undated:1`],
  [`since=${R}/app:1`, 'dangling=true'],
  ['dangling=true', 'label=team=a'],
  ['dangling=true', `reference=${R}/*`],
  ['dangling=false', `reference=${R}/*`, 'label=stage', `before=${R}/web:2`],
];

/** Full names, which only Docker 29.5 and newer matches: beside each, short names with the same meaning. */
const fullNames: readonly (readonly [Filters, Filters])[] = [
  [['reference=docker.io/library/nginx'], ['reference=nginx']],
  [[`reference=docker.io/${R}/app`], [`reference=${R}/app`]],
  [['reference=docker.io/library/*'], ['reference=*']],
  [['reference=docker.io/*/*:1'], ['reference=*:1', 'reference=*/*:1']],
];

/** Engines understand these each in their own way, or not at all. Beside them, filters that the engine lists by. */
const withoutThese: readonly (readonly [labels: Filters, beside: Filters])[] = [
  [['team'], []],
  [['team=a'], []],
  [['team=A'], []],
  [['empty='], []],
  [['a.b/c=x=y'], []],
  [['nobody'], []],
  [['nobody=x', 'constructor'], []],
  [['team=a', 'team=b'], []],
  [['team=a', 'stage=dev'], []],
  [['team=b', 'stage'], []],
  [['team=a', 'nobody'], ['dangling=true']],
  [['team=b'], ['label=stage']],
  [['stage=dev', 'team=b'], [`reference=${R}/*`]],
  [['team=a'], [`before=${R}/web:2`, 'dangling=false']],
];

/** 20.10 lets chance decide which of them counts. */
const severalMoments: readonly Filters[] = [
  [`before=${R}/web:2`, `before=${R}/app:1`],
  [`since=${R}/web:1`, `since=${R}/app:1`],
];

/** The containerd store gives an untagged image a name of its own, which some patterns match. */
function namedOnly(listed: readonly string[], filters: Filters): readonly string[] {
  const isByName = filters.some((filter) => filter.startsWith('reference='));
  return isByName ? listed.filter((name) => !name.startsWith('sha256:')) : listed;
}

onEngines(['containerd-28.5'], (engine) => {
  it('a label of any variant that is there protects, also of one that is not of this platform', async () => {
    const variant = (name: string, architecture: string, labels = {}) => ({
      architecture,
      labels,
      layers: [layer(name, 500)],
    });
    const stable = { team: 'a' };
    const load = (name: string, ...variants: readonly ReturnType<typeof variant>[]) =>
      engine().loadPlatforms({ tag: `${R}/${name}:1`, variants });
    await load('foreign', variant('foreign', 's390x', stable));
    await load('second', variant('own', 'amd64'), variant('second', 's390x', stable));
    await load('none', variant('one', 'amd64'), variant('two', 's390x'));
    const found = await choiceOn(engine().host, { images: '**', filters: 'label!=nobody\nlabel!=team=a' });
    expect(namesIn(found)).toStrictEqual([`${R}/none:1`]);
  });
});

onEngines(outerDocker, (engine) => {
  const tried = (): readonly Filters[] =>
    engine().kind === 'graphdriver-20.10' ? everywhere : [...everywhere, ...severalMoments];

  it('each filter lets through what the engine lists under it', async () => {
    await seedVariedStore(engine());
    for (const filters of tried()) {
      const listed = await engineLists(engine(), filters);
      const found = await choiceOn(engine().host, { images: '**', filters: filters.join('\n') });
      expect(namesIn(found), filters.join(', ')).toStrictEqual(namedOnly(listed, filters));
    }
  });

  it('`reference` matches full names, whatever the engine does', async () => {
    await seedVariedStore(engine());
    for (const [filters, short] of fullNames) {
      const listed = await engineLists(engine(), short);
      const found = await choiceOn(engine().host, { images: '**', filters: filters.join('\n') });
      expect(namesIn(found), filters.join(', ')).toStrictEqual(namedOnly(listed, short));
    }
  });

  it('an image with any of the labels of `label!` is left out, and no other', async () => {
    await seedVariedStore(engine());
    const lists = (filters: Filters): Promise<Filters> => engineLists(engine(), filters);
    for (const [labels, beside] of withoutThese) {
      const left = await withoutLabels(await lists(beside), labels, lists);
      const filters = [...beside, ...labels.map((label) => `label!=${label}`)].join('\n');
      for (const images of ['**', `${R}/*\nnginx:*\n**`]) {
        const found = await choiceOn(engine().host, { images, filters });
        expect(namesIn(found), filters).toStrictEqual(left);
      }
    }
  });

  it('a filter narrows what patterns and names choose, and adds nothing to it', async () => {
    await seedVariedStore(engine());
    const named = ['nginx:1', 'ghcr.io/acme/app:1'];
    const images = [`${R}/*`, ...named].join('\n');
    for (const filters of tried()) {
      const listed = await engineLists(engine(), filters);
      const found = await choiceOn(engine().host, { images, filters: filters.join('\n') });
      const text = filters.join(', ');
      expect(namesIn(found), text).toStrictEqual(
        listed.filter((name) => /^image-rm-test\/[^/]*$/.test(name) || named.includes(name)),
      );
      for (const { reason } of found.protections.values())
        expect(reason).toBe(`it does not pass the filters (${text})`);
    }
  });

  it('keys and values are read as the docker CLI reads them', async () => {
    await seedVariedStore(engine());
    const before = await engine().snapshot();
    const expected = await engineLists(engine(), ['dangling=true', 'label=team=a']);
    expect(expected).not.toStrictEqual([]);
    const told = await step(engine().host, {
      images: '**',
      filters: ' Dangling = true , LABEL=\tteam=a ',
      'dry-run': 'true',
    });
    expect(chosen(told)).toStrictEqual(expected);
    expect(await engine().snapshot()).toStrictEqual(before);
  });
});
