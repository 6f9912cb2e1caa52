import { expect } from 'vitest';
import type { Report } from '../../../src/report/report.ts';
import type { AddedCase } from './added.ts';
import type { Ended } from './check.ts';

/** What an engine holds that a job may add to. */
export interface Holdings {
  readonly containers: readonly string[];
  readonly tags: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
}

/** A job on an engine, real or in memory: what was there before stands already. */
export interface JobOnEngine {
  readonly holdings: () => Promise<Holdings>;
  /** Whether the engine can have networks of its users: Podman of the testbed lacks the plugins for that. */
  readonly hasNetworks: boolean;
  /** Brings what the job adds. */
  readonly add: () => Promise<unknown>;
  /** The post phase, or a dry run of it. */
  readonly end: (isDry: boolean) => Promise<Ended & { readonly log: string }>;
}

export async function checkAdded(one: AddedCase, job: JobOnEngine): Promise<void> {
  await job.add();
  const full = await job.holdings();
  const predicted = await job.end(true);
  expect(await job.holdings(), 'a dry run changes nothing').toStrictEqual(full);
  const done = await job.end(false);
  expect(done.exitCode, done.log).toBe(0);
  const leftBehind = one.leftBehind.filter((line) => job.hasNetworks || !line.startsWith('network '));
  const gone = new Set(one.removed);
  const deleted = new Set(one.deleted);
  expect(await job.holdings()).toStrictEqual({
    ...full,
    containers: full.containers.filter((name) => !gone.has(name)),
    tags: full.tags.filter((tag) => !deleted.has(tag)),
  });
  for (const { report, log, summary } of [predicted, done]) {
    expect(removedIn(report)).toStrictEqual(one.removed);
    expect(leftIn(report)).toStrictEqual(leftBehind);
    for (const name of one.removed) for (const text of [log, summary]) expect(text).toContain(name);
    for (const line of leftBehind)
      for (const command of line.slice(line.indexOf(': ') + 2).split('; '))
        for (const text of [log, unescaped(summary)]) expect(text).toContain(command);
    expect(log.includes('left behind')).toBe(leftBehind.length > 0);
  }
}

function removedIn({ hosts }: Report): readonly string[] {
  return hosts.flatMap(({ containersRemoved = [] }) => containersRemoved.map(({ name }) => name)).toSorted();
}

function leftIn({ hosts }: Report): readonly string[] {
  return hosts.flatMap(({ leftBehind = [] }) =>
    leftBehind.map(({ kind, name, command, pruneCommand }) =>
      [`${kind} ${name}: ${command}`, pruneCommand ?? []].flat().join('; '),
    ),
  );
}

/** The summary escapes each character that could be markup. */
function unescaped(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)));
}
