import { expect, it } from 'vitest';
import { dockerArchive, type TaggedImage } from '../../testbed/engines/seed/docker-archive.ts';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { ociArchive } from '../../testbed/engines/seed/oci-archive.ts';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import { faultyEngine, type Fate, type FaultyEngine } from '../support/faults/faulty-engine.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { step, type Told } from '../support/engines/step.ts';

const R = 'image-rm-test';

onEngines(newestOfEachStore, (engine) => {
  const faulty = (script: (line: string, nth: number) => Fate): Promise<FaultyEngine> =>
    faultyEngine(engine().host.replace('unix://', ''), script);
  const seed = async (): Promise<void> => {
    for (const name of ['a', 'b']) {
      await engine().load({ tags: [`${R}/${name}:1`], layers: [layer(name, 1000)] });
    }
  };
  const tags = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();
  const removals = ({ requests }: FaultyEngine): readonly string[] =>
    requests.filter((line) => line.startsWith('DELETE'));
  const verdicts = ({ report }: Told): readonly string[] =>
    report.hosts.flatMap(({ items }) => items.map(({ verdict }) => verdict));

  it('an answer that is lost after the removal: a look tells, and nothing is sent twice', async () => {
    await seed();
    await using proxy = await faulty((line) =>
      line.includes('DELETE') && line.includes('/a') ? 'cut-after' : 'forward',
    );
    const done = await step(proxy.host, { images: `${R}/a:1, ${R}/b:1` });
    expect(verdicts(done)).toStrictEqual(['deleted', 'deleted']);
    expect(done.report.hosts[0]?.items[0]?.reason).toContain('yet it is gone');
    expect(removals(proxy)).toHaveLength(2);
    expect(await tags()).toStrictEqual([]);
    // Only the answer names layers; an account is not lost with it.
    expect(done.outputs['reclaimed-method']).toBe(engine().store === 'graphdriver' ? 'upper-bound' : 'exact');
  });

  it('a connection that breaks before the removal: after a look it is sent once more', async () => {
    await seed();
    await using proxy = await faulty((line, nth) =>
      line.includes('DELETE') && line.includes('/a') && nth === 1 ? 'cut-before' : 'forward',
    );
    const done = await step(proxy.host, { images: `${R}/a:1, ${R}/b:1` });
    expect(verdicts(done)).toStrictEqual(['deleted', 'deleted']);
    expect(removals(proxy)).toHaveLength(3);
    expect(await tags()).toStrictEqual([]);
    expect(done.exitCode).toBe(0);
  });

  it('an ID whose name another client took away in that moment: after a look it is removed all the same', async () => {
    const id = await engine().load({ tags: [`${R}/a:1`, `${R}/b:1`], layers: [layer('raced', 700)] });
    const socket = engine().host.replace('unix://', '');
    let removals = 0;
    await using proxy = await faultyEngine(socket, (line) => {
      if (line.startsWith('DELETE')) removals += 1;
      return line.startsWith('DELETE') && removals === 1
        ? { status: 404, body: '{"message":"reference does not exist"}' }
        : 'forward';
    });
    const done = await step(proxy.host, { images: id, force: 'true' });
    expect(done.exitCode).toBe(0);
    expect(done.report.hosts[0]?.items).toMatchObject([{ requested: id, verdict: 'deleted' }]);
    expect((await engine().snapshot()).images).toStrictEqual([]);
    expect(removals).toBe(2);
  });

  it('a removal that never ends: the timeout ends it, and the report tells what is left', async () => {
    await seed();
    await using proxy = await faulty((line) => (line.startsWith('DELETE') ? 'hang' : 'forward'));
    const done = await step(proxy.host, { images: `${R}/a:1, ${R}/a:2, ${R}/b:1`, timeout: '2s' });
    expect(verdicts(done)).toStrictEqual(['not-reached', 'absent', 'not-reached']);
    expect(done.log).toContain('had not done it when the time was up; it may still go');
    expect(done.exitCode).toBe(1);
    expect(await tags()).toStrictEqual([`${R}/a:1`, `${R}/b:1`]);
  });

  it('what the timeout leaves is not reached', async () => {
    const id = await engine().load({ tags: [`${R}/a:1`, `${R}/a:2`], layers: [layer('a', 1000)] });
    await using proxy = await faulty((line) => (line.startsWith('DELETE') ? 'hang' : 'forward'));
    const done = await step(proxy.host, { images: `${id}, ${R}/a:1, ${R}/a:2`, timeout: '2s' });
    expect(verdicts(done)).toStrictEqual(['not-reached', 'not-reached', 'not-reached']);
    expect(done.report.exit.message).toBe('3 of 3 items went wrong: 3 not reached');
    expect(removals(proxy)).toHaveLength(1);
  });

  it('an engine that says that it removed what it did not: the look tells the truth', async () => {
    await seed();
    await using proxy = await faulty((line) =>
      line.startsWith('DELETE') && line.includes('/a')
        ? { status: 200, body: `[{"Untagged":"${R}/a:1"}]` }
        : 'forward',
    );
    const done = await step(proxy.host, { images: `${R}/a:1, ${R}/b:1` });
    expect(verdicts(done)).toStrictEqual(['failed', 'deleted']);
    expect(await tags()).toStrictEqual([`${R}/a:1`]);
  });

  it('a dry run sends nothing but GET', async () => {
    await seed();
    await using proxy = await faulty(() => 'forward');
    const done = await step(proxy.host, {
      images: `${R}/a:1, ${R}/b:1, ffff`,
      'dry-run': 'true',
      force: 'true',
    });
    expect(verdicts(done)).toStrictEqual(['deleted', 'deleted', 'absent']);
    expect(proxy.requests.filter((line) => !line.startsWith('GET '))).toStrictEqual([]);
    expect(await tags()).toHaveLength(2);
  });

  it('an ID prefix that fits several images stops the step before the first removal, and lists them', async () => {
    const [one, two] = await twins(engine().store);
    const ids = [await load(one), await load(two)];
    const prefix = (ids[0] ?? '').slice('sha256:'.length, 'sha256:'.length + 4);
    const done = await step(engine().host, { images: `${prefix}, ${R}/n:${one}`, force: 'true' });
    expect(done.exitCode).toBe(1);
    for (const id of ids) expect(done.log).toContain(id);
    expect(await tags()).toHaveLength(2);
    for (const filter of [`before=${prefix}`, `since=${prefix}`]) {
      const filtered = await step(engine().host, { images: '**', filters: filter });
      expect(filtered.exitCode).toBe(1);
      const problem = `\`filters\`: "${filter}" matches several images; write more digits of one of sha256:`;
      expect(filtered.report.problems).toStrictEqual([expect.stringContaining(problem)]);
      for (const id of ids) expect(filtered.log).toContain(id);
    }
    expect(await tags()).toHaveLength(2);
  });

  const load = async (n: number): Promise<string> =>
    engine().store === 'graphdriver'
      ? engine().load(single(n))
      : (
          await engine().loadPlatforms({
            tag: `${R}/n:${n}`,
            variants: [{ architecture: 'amd64', ...single(n) }],
          })
        ).id;
});

const single = (n: number): TaggedImage & { readonly labels: Readonly<Record<string, string>> } => ({
  tags: [`${R}/n:${n}`],
  layers: [layer('n', 10)],
  labels: { n: `${n}` },
});

/** Two images whose IDs begin with the same four digits. */
async function twins(store: EngineKind): Promise<readonly [number, number]> {
  const seen = new Map<string, number>();
  for (let n = 0; n < 5000; n += 1) {
    const id =
      store === 'graphdriver'
        ? (await dockerArchive(single(n))).configDigest
        : (await ociArchive({ tag: `${R}/n:${n}`, variants: [{ architecture: 'amd64', ...single(n) }] }))
            .index;
    const digits = id.slice('sha256:'.length, 'sha256:'.length + 4);
    const other = seen.get(digits);
    if (other !== undefined) return [other, n];
    seen.set(digits, n);
  }
  throw new Error('no two of 5000 images share four digits');
}
