import { layer } from '../../../testbed/engines/seed/layers.ts';
import type { SeededEngine } from '../../../testbed/engines/seed/seeded-engine.ts';

const R = 'image-rm-test';
const HOUR_MS = 3_600_000;

export function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * HOUR_MS).toISOString();
}

/** Something for every filter: names, digests, labels, ages, families, and images without a name. */
export async function seedVariedStore(engine: SeededEngine): Promise<void> {
  const image = (name: string, created: string | null, tags: string[], labels = {}): Promise<string> =>
    engine.load({ tags, created, labels, layers: [layer('base', 300), layer(name, 500)] });

  await image('zero', '0001-01-01T00:00:00Z', [`${R}/zero:1`]);
  await image('epoch', '1970-01-01T00:00:00Z', [`${R}/epoch:1`], { team: 'a' });
  await image('undated', null, [`${R}/undated:1`], { team: 'a', stage: 'dev' });
  await image('2020', '2020-01-01T00:00:00Z', [`${R}/app:1`, `${R}/app:2`, `ghcr.io/acme/app:1`], {
    team: 'a',
    stage: 'dev',
  });
  await image('2022', '2022-01-01T00:00:00.7Z', [`${R}/app:pr-1`, 'nginx:1'], { team: 'b', 'a.b/c': 'x=y' });
  await image('2023', '2023-06-01T12:00:00Z', ['localhost:5000/app:1.2'], { team: 'b', empty: '' });
  await image('100h', hoursAgo(100), [`${R}/web:1`], { stage: 'dev' });
  // A little more, so that no second decides.
  await image('10h', hoursAgo(10.01), [`${R}/web:2`, `${R}/web:latest`]);
  await image('dangling', '2021-03-03T03:03:03Z', [], { team: 'a' });
  const parent = await image('parent', '2019-01-01T00:00:00Z', [], { stage: 'dev' });
  await engine.child(parent, { tags: [`${R}/child:1`], labels: { team: 'a' }, bytes: 900 });
  const named = await image('named-parent', '2019-02-01T00:00:00Z', [`${R}/base:1`]);
  await engine.child(named, { labels: { team: 'b' }, bytes: 900 });
  const digested = (name: string): Parameters<SeededEngine['digestReference']>[1] => ({
    layers: [layer(name, 700)],
    created: '2018-01-01T00:00:00Z',
  });
  await engine.digestReference(`${R}/digest`, digested('digest'));
  const tagged = await engine.digestReference(`${R}/digest`, digested('digest, tagged'));
  await engine.tag(tagged.id, `${tagged.byDigest.split('@')[0] ?? ''}:1`);
  const elsewhere = await engine.digestReference(`${R}/digest`, digested('digest, tagged elsewhere'));
  await engine.tag(elsewhere.id, `${R}/elsewhere:1`);
}
