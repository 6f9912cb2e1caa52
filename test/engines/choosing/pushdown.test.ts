import { expect, it } from 'vitest';
import { isSelector, parseSelector } from '../../../src/model/selector.ts';
import { referenceFilters } from '../../../src/choose/reference-filters.ts';
import { outerDocker, onEngines } from '../../support/engines/on-engines.ts';
import { means } from '../../support/naive-pattern.ts';
import { choiceOn, namesIn } from '../../support/choosing/choosing.ts';
import { patterns } from '../../support/choosing/generated-store.ts';
import { engineLists } from '../../support/choosing/listing.ts';
import { seedVariedStore } from '../../support/choosing/varied-store.ts';

const more = [
  ...[
    'docker.io/*/*',
    '*/*/*',
    '*.io/library/n*',
    '{docker,ghcr}.io/*/*:1',
    '[a-z]*:1',
    '?ginx',
    'n[!a]inx:?',
  ],
  ...['localhost:*/image-rm-test/digest', 'localhost:*/*/digest@sha256:*', '*/image-rm-test/*', 'library/*'],
  ...['image-rm-test/{app,web}:{1,latest,pr-[0-9]}', 'docker.io/image-rm-test/w*:{1,2}', '*/nobody'],
];

onEngines(outerDocker, (engine) => {
  it('what the engine is asked to list holds all that a pattern means', async () => {
    await seedVariedStore(engine());
    const all = await engineLists(engine(), []);
    let narrowed = 0;
    for (const text of [...new Set([...patterns, ...more])]) {
      const wish = parseSelector(text);
      if (!isSelector(wish)) throw new Error(wish.problem);
      if (referenceFilters([wish]).length > 0) narrowed += 1;
      const meant = all.filter((name) => (name.startsWith('sha256:') ? text === '**' : means(text, name)));
      expect(namesIn(await choiceOn(engine().host, { images: text })), text).toStrictEqual(meant);
    }
    expect(narrowed).toBeGreaterThan(20);
  });
});
