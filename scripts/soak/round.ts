import { busyboxLayer, layer } from '../../testbed/engines/seed/layers.ts';
import type { SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { nameOf } from '../../src/report/phrases.ts';
import type { Vitals } from './engine-vitals.ts';
import { runJob, type Job } from './jobs.ts';

export interface Round {
  readonly jobs: readonly Job[];
  /** Images that were there before, and are gone. */
  readonly removed: number;
  /** Verdicts that nobody would expect, and what a report says and the engine does not hold. */
  readonly problems: readonly string[];
  readonly vitals: Vitals;
}

const SHARED = ['soak/shared:1', 'soak/shared:2', 'soak/shared:3', 'soak/shared:4', 'soak/shared:5'];
const OWN = ['a', 'b', 'c'].flatMap((job) => [1, 2, 3].map((n) => `soak/own-${job}:${n}`));
const KEPT = ['soak/keep:1', 'soak/keep:2'];

/** What must outlive all rounds. */
export async function furnish(engine: SeededEngine): Promise<void> {
  for (const tag of KEPT) await engine.load({ tags: [tag], layers: [layer(tag, 50_000)] });
}

/** Three jobs that choose some images in common, in three ways, and a client that knows nothing of them. */
export async function soakRound(engine: SeededEngine, n: number): Promise<Omit<Round, 'vitals'>> {
  const ids = new Map<string, string>();
  for (const tag of [...SHARED, ...OWN]) {
    const content = layer(`${tag} ${n}`, 20_000);
    ids.set(tag, await engine.load({ tags: [tag], layers: [layer('base', 100_000), content] }));
  }
  const own = (job: string): readonly string[] => OWN.filter((name) => name.startsWith(`soak/own-${job}`));
  const byId = [...SHARED, ...own('c')].map((name) => ids.get(name) ?? '');
  const choices = [
    { images: [...SHARED, ...own('a')].join('\n') },
    { images: 'soak/{shared,own-b}:*', keep: KEPT.join('\n') },
    { images: byId.join('\n'), force: 'true', missing: 'ignore' },
  ];
  const [jobs] = await Promise.all([
    Promise.all(choices.map((inputs) => runJob(engine.host, inputs))),
    otherClient(engine, n),
  ]);
  const left = new Set((await engine.snapshot()).images.flatMap(({ repoTags }) => repoTags));
  const chosen = [...ids.keys()];
  const remaining = chosen.filter((name) => left.has(name));
  const lost = [...KEPT, theirs(n)].filter((name) => !left.has(name));
  return {
    jobs,
    removed: chosen.length - remaining.length,
    problems: [
      ...remaining.map((name) => `round ${n}: ${name} is still there`),
      ...lost.map((name) => `round ${n}: ${name} is gone, and nobody chose it`),
      ...jobs.flatMap((job) => unexpected(job, n)),
      ...chosen.flatMap((name) => miscounted(name, ids.get(name) ?? '', jobs, n)),
    ],
  };
}

function unexpected({ report, exitCode }: Job, n: number): readonly string[] {
  const items = report.hosts.flatMap((host) => host.items);
  const strange = items.filter(({ verdict }) => verdict !== 'deleted' && verdict !== 'absent');
  return [
    ...(exitCode === 0 ? [] : [`round ${n}: a step failed: ${report.exit.message}`]),
    ...strange.map((item) => `round ${n}: ${nameOf(item)} ${item.verdict}: ${item.reason ?? ''}`),
  ];
}

/** Whatever the jobs do to one another, one of them removes an image, and that one says so. */
function miscounted(name: string, id: string, jobs: readonly Job[], n: number): readonly string[] {
  const claims = jobs.filter(({ report }) =>
    report.hosts.some(({ items }) => items.some(({ deleted }) => deleted.includes(id))),
  );
  return claims.length === 1 ? [] : [`round ${n}: ${claims.length} jobs say that they deleted ${name}`];
}

const theirs = (n: number): string => `soak/theirs:${n}`;

/** Loads, tags, runs and removes while the jobs are at work. */
async function otherClient(engine: SeededEngine, n: number): Promise<void> {
  const [mine, second] = [theirs(n), `soak/theirs:${n}-too`];
  await engine.load({ tags: [mine], layers: [await busyboxLayer(), layer(mine, 1000)] });
  await engine.tag(mine, second);
  const container = await engine.container(mine, { state: 'stopped' });
  await engine.succeed('DELETE', `/containers/${container}`);
  await engine.succeed('DELETE', `/images/${second}`);
  if (n > 1) await engine.succeed('DELETE', `/images/${theirs(n - 1)}`);
}
