import { once } from 'node:events';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { seedEngine, type SeededEngine } from '../../../testbed/engines/seed/seeded-engine.ts';
import { whyNoEngines } from '../../../testbed/engines/requirements.ts';
import { startEngine, type RunningEngine } from '../../../testbed/engines/start-engine.ts';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { step, type Told } from '../../support/engines/step.ts';
import { itemsOf, verdictsOf } from '../../support/job/a-job.ts';

const R = 'image-rm-test';
const BYTES = 8_000_000;

/** What a person wants first is last. */
function headlineOf({ log }: Told): string {
  return log.trimEnd().split('\n').at(-1) ?? '';
}

describe.each(newestOfEachStore)('%s on a small disk of its own', (kind) => {
  let current: { readonly running: RunningEngine; readonly seeded: SeededEngine } | undefined;
  const running = (): RunningEngine => {
    if (current === undefined) throw new Error('the engine is not there yet');
    return current.running;
  };
  const seeded = (): SeededEngine => {
    if (current === undefined) throw new Error('the engine is not there yet');
    return current.seeded;
  };
  beforeAll(async () => {
    if (whyNoEngines() !== undefined) return;
    const started = await startEngine(kind, { disk: '256m' });
    current = { running: started, seeded: seedEngine(started) };
  });
  beforeEach(async ({ skip }) => {
    skip(current === undefined, whyNoEngines());
    await seeded().clear();
  });
  afterAll(async () => current?.running.stop());

  // The graphdriver store notes when an image was tagged, yet not when it was loaded or pulled: there its build counts.
  let day = 1;
  const load = (name: string, tags: readonly string[] = [`${R}/${name}:1`]): Promise<string> => {
    day += 1;
    const created = `2024-01-${String(day).padStart(2, '0')}T00:00:00Z`;
    return seeded().load({ tags, layers: [layer(name, BYTES)], created });
  };
  const disk = (): { readonly free: number; readonly size: number } => {
    const { bavail, blocks, bsize } = statfsSync(running().dataRoot);
    return { free: bavail * bsize, size: blocks * bsize };
  };
  /** So much more than is free now. */
  const more = (images: number): string => `${String(disk().free + images * BYTES)}B`;
  const predictedAndDone = async (inputs: Readonly<Record<string, string>>): Promise<Told> => {
    const predicted = await step(running().host, { ...inputs, 'dry-run': 'true' });
    expect(predicted.exitCode).toBe(0);
    const done = await step(running().host, inputs);
    expect(verdictsOf(predicted)).toStrictEqual(verdictsOf(done));
    expect(predicted.report.hosts[0]?.disk).not.toHaveProperty('freeAfter');
    // A dry run promises what the run then keeps.
    expect(headlineOf(predicted).includes('goal')).toBe(headlineOf(done).includes('goal met'));
    return done;
  };

  it('what has no name goes first, then the least recently tagged, until enough is free', async () => {
    await load('one');
    await load('two');
    await load('three');
    const untagged = await load('untagged', []);
    await load('elsewhere', ['other/elsewhere:1']);
    await seeded().tag(`${R}/one:1`, `${R}/one:again`);
    // By what the containerd store takes, an image is there twice, packed and unpacked.
    const images = kind === 'containerd-28.5' ? 3.5 : 1.5;
    const { free, size } = disk();
    const done = await predictedAndDone({ images: `${R}/*\n${untagged}`, 'until-free': more(images) });
    expect(done.exitCode).toBe(0);
    expect(verdictsOf(done)).toStrictEqual([
      `${R}/one:1 not-reached enough`,
      `${R}/one:again not-reached enough`,
      `${R}/three:1 not-reached enough`,
      `${R}/two:1 deleted`,
      `${untagged} deleted`,
    ]);
    expect(itemsOf(done)[0]?.reason).toBe('enough is free without it');
    expect(headlineOf(done)).toMatch(/^Freed [\d.]+MB, goal met: 2 deleted, 3 left alone$/);
    expect(done.log).toMatch(/^::group::3 left alone$/m);
    expect(done.log).not.toMatch(/not.reached/);
    expect(done.summary).toMatch(/^### Docker images · Freed [\d.]+MB, goal met&#58; /);
    const [open = '', folded = ''] = done.summary.split('<details>');
    expect(open).not.toMatch(/three|not&nbsp;reached/);
    expect(folded).toContain('<summary>3 more: 3 left alone</summary>');
    const told = done.report.hosts[0]?.disk;
    expect(told).toMatchObject({ size, goal: free + images * BYTES });
    // Engines write a few pages of their own now and then.
    expect(Math.abs((told?.freeBefore ?? 0) - free)).toBeLessThan(BYTES / 8);
    expect(Math.abs((told?.freeAfter ?? 0) - disk().free)).toBeLessThan(BYTES / 8);
    expect(told?.freeAfter).toBeGreaterThan(told?.goal ?? Infinity);
  });

  it('a share of the disk', async () => {
    await load('one');
    await load('two');
    const { free, size } = disk();
    const share = ((free + BYTES / 2) / size) * 100;
    const done = await predictedAndDone({ images: `${R}/*`, 'until-free': `${share.toFixed(4)}%` });
    expect(verdictsOf(done)).toStrictEqual([`${R}/one:1 deleted`, `${R}/two:1 not-reached enough`]);
    expect(done.exitCode).toBe(0);
  });

  it('where enough is free from the start, nothing is removed', async () => {
    await load('one');
    await using proxy = await faultyEngine(running().socket, () => 'forward');
    const done = await step(proxy.host, {
      images: `${R}/*\n${R}/gone:1`,
      'until-free': '1%',
      missing: 'ignore',
    });
    expect(verdictsOf(done)).toStrictEqual([`${R}/one:1 not-reached enough`, `${R}/gone:1 absent`]);
    expect(proxy.requests.filter((line) => !line.startsWith('GET '))).toStrictEqual([]);
    expect(done.exitCode).toBe(0);
    expect(headlineOf(done)).toMatch(/^Freed nothing, goal met: 1 absent, 1 left alone$/);
  });

  it('where it never is enough, all goes that was chosen, and that is no failure', async () => {
    await load('one');
    await load('two');
    await load('elsewhere', ['other/elsewhere:1']);
    const done = await predictedAndDone({ images: `${R}/*`, 'until-free': '99.9%' });
    expect(verdictsOf(done)).toStrictEqual([`${R}/one:1 deleted`, `${R}/two:1 deleted`]);
    expect(done.exitCode).toBe(0);
    expect(headlineOf(done)).toMatch(/^Freed [\d.]+MB: 2 deleted$/);
    expect(done.log).toMatch(
      /^::warning [^:]*::disk: only [\d.]+MB of [\d.]+MB are free, [\d.]+MB were asked for, and nothing else/m,
    );
    const left = (await seeded().snapshot()).images.flatMap(({ repoTags }) => repoTags);
    expect(left).toStrictEqual(['other/elsewhere:1']);
  });

  it('an image goes after what is built on it, in spite of its age', async () => {
    const parent = await load('parent');
    await load('between');
    await seeded().child(parent, { tags: [`${R}/child:1`], bytes: BYTES });
    await using proxy = await faultyEngine(running().socket, () => 'forward');
    const done = await step(proxy.host, { images: `${R}/*`, 'until-free': more(0.5) });
    expect(verdictsOf(done)).toStrictEqual([
      `${R}/between:1 not-reached enough`,
      `${R}/child:1 deleted`,
      `${R}/parent:1 not-reached enough`,
    ]);
    await step(proxy.host, { images: `${R}/*`, 'until-free': '99.9%' });
    const removals = proxy.requests.filter((line) => line.startsWith('DELETE'));
    expect(removals.map((line) => /image-rm-test\/(\w+)/.exec(line)?.[1])).toStrictEqual([
      'child',
      'parent',
      'between',
    ]);
  });

  describe('the room that the disk got', () => {
    const file = (): string => join(running().dataRoot, 'of-others');
    // The containerd store holds an image twice, packed and unpacked.
    const write = (): void => {
      writeFileSync(file(), Buffer.alloc(3 * BYTES), { flush: true });
    };
    const erase = (): void => {
      rmSync(file(), { force: true });
    };
    const removeWhile = async (others: () => void): Promise<Told> => {
      await load('one');
      await using proxy = await faultyEngine(running().socket, (line) => {
        if (line.startsWith('DELETE')) others();
        return 'forward';
      });
      return await step(proxy.host, { images: `${R}/one:1` });
    };
    const sentencesOf = ({ log }: Told): readonly string[] =>
      [...log.matchAll(/^disk: .*$/gm)].map(([sentence]) => sentence);
    const figures = /^disk: [\d.]+MB free before, [\d.]+MB now, of [\d.]+MB$/;
    const figuresInSummary = /^Free on the disk: [\d.]+MB before, \*\*[\d.]+MB\*\* now, of [\d.]+MB$/m;

    it('is what was reclaimed, and nothing needs to be said', async () => {
      const done = await removeWhile(() => undefined);
      expect(done.log).toMatch(/^Freed [\d.]+MB: 1 deleted$/m);
      expect(sentencesOf(done)).toStrictEqual([expect.stringMatching(figures)]);
      expect(done.summary).toMatch(figuresInSummary);
    });

    it('is less than nothing when others write meanwhile, and one sentence says so', async () => {
      onTestFinished(erase);
      const done = await removeWhile(write);
      expect(sentencesOf(done)).toStrictEqual([
        expect.stringMatching(figures),
        'disk: less is free than before, because others wrote to it meanwhile',
      ]);
      expect(done.summary).toContain('less is free than before');
      expect(done.summary).toMatch(figuresInSummary);
    });

    it('is more when others remove something meanwhile, and one sentence says so', async () => {
      onTestFinished(erase);
      write();
      const done = await removeWhile(erase);
      expect(sentencesOf(done)[1]).toMatch(
        /^disk: its free room grew by more than what was reclaimed: .*others removed/,
      );
    });
  });

  it.each(['now', 'post'])(
    'over TCP its disk cannot be seen, and nothing is removed: when: %s',
    async (when) => {
      await load('one');
      await using server = createServer((client) => {
        const engine = connect(running().socket);
        for (const socket of [client, engine]) socket.on('error', () => socket.destroy());
        client.pipe(engine).pipe(client);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      const host = `tcp://127.0.0.1:${String(port)}`;
      const done = await step(host, { images: `${R}/*`, 'until-free': '14%', when });
      expect(done.exitCode).toBe(1);
      expect(done.log).toContain(`the disk of the engine, and that of ${host} cannot be seen from here`);
      expect(done.report.problems?.join()).toContain('`until-free`: "14%"');
      expect(done.report).toMatchObject({
        hosts: [],
        exit: { message: '1 problem with the inputs; nothing was removed' },
      });
      expect((await seeded().snapshot()).images).toHaveLength(1);
    },
  );
});
