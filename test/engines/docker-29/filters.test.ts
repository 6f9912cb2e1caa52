import { expect, it } from 'vitest';
import { docker29OfEachStore, onEngines } from '../../support/engines/on-engines.ts';
import { choiceOn, namesIn } from '../../support/choosing/choosing.ts';
import { engineLists } from '../../support/choosing/listing.ts';
import { withoutLabels } from '../../support/choosing/oracle.ts';
import { seedVariedStore } from '../../support/choosing/varied-store.ts';

const R = 'image-rm-test';

/** Docker 29 compares a pattern with full names too. */
const references: readonly (readonly string[])[] = [
  ['reference=*'],
  ['reference=*/*/*'],
  ['reference=*/*/*@sha256:*'],
  ['reference=nginx'],
  ['reference=docker.io/library/nginx'],
  ['reference=docker.io/library/*'],
  [`reference=docker.io/${R}/app`],
  ['reference=docker.io/*/*:1', 'label=team=b'],
  ['reference=docker.io/nobody/*'],
  [`reference=docker.io/${R}/app`, 'reference=library/nginx'],
];

const unwanted: readonly (readonly string[])[] = [['team'], ['empty='], ['team=a', 'stage=dev']];

onEngines(docker29OfEachStore, (engine) => {
  it('each filter by reference lets through what the engine lists under it', async () => {
    await seedVariedStore(engine());
    for (const filters of references) {
      // The containerd store gives an untagged image a name of its own, which some patterns match.
      const listed = (await engineLists(engine(), filters)).filter((name) => !name.startsWith('sha256:'));
      const found = await choiceOn(engine().host, { images: '**', filters: filters.join('\n') });
      expect(namesIn(found), filters.join(', ')).toStrictEqual(listed);
    }
  });

  it('an image with any of the labels of `label!` is left out, and no other', async () => {
    await seedVariedStore(engine());
    const lists = (filters: readonly string[]): Promise<readonly string[]> => engineLists(engine(), filters);
    const all = await lists([]);
    for (const labels of unwanted) {
      const filters = labels.map((label) => `label!=${label}`).join('\n');
      const found = await choiceOn(engine().host, { images: '**', filters });
      expect(namesIn(found), filters).toStrictEqual(await withoutLabels(all, labels, lists));
    }
  });
});
