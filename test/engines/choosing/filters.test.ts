import { expect, it } from 'vitest';
import { allKinds, onEngines } from '../on-engines.ts';
import { step } from '../step.ts';
import { choiceOn, namesIn } from './choosing.ts';
import { chosen, engineLists } from './listing.ts';
import { seedVariedStore } from './varied-store.ts';

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
  ['reference=*/*/*'],
  ['reference=*:1'],
  ['reference=*@sha256:*'],
  ['reference=*/*/*@sha256:*'],
  ['reference=nginx'],
  ['reference=library/nginx'],
  ['reference=docker.io/library/nginx'],
  [`reference=docker.io/${R}/app`],
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

/** 20.10 lets chance decide which of them counts. */
const severalMoments: readonly Filters[] = [
  [`before=${R}/web:2`, `before=${R}/app:1`],
  [`since=${R}/web:1`, `since=${R}/app:1`],
];

onEngines(allKinds, (engine) => {
  const tried = (): readonly Filters[] =>
    engine().kind === 'graphdriver-20.10' ? everywhere : [...everywhere, ...severalMoments];

  it('each filter lets through what the engine lists under it', async () => {
    await seedVariedStore(engine());
    for (const filters of tried()) {
      const listed = await engineLists(engine(), filters);
      const found = await choiceOn(engine().host, { images: '**', filters: filters.join('\n') });
      expect(namesIn(found), filters.join(', ')).toStrictEqual(listed);
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
      for (const { reason } of found.spared.values())
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
