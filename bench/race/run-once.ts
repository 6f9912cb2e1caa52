import process from 'node:process';
import { engineApi } from '../../testbed/engines/seed/engine-api.ts';
import { startEngine } from '../../testbed/engines/start-engine.ts';
import { engineCpuSeconds, untilIdle } from '../engine-cpu.ts';
import { kindOfStore, type BenchedStore } from '../stores.ts';
import { commonEnv, timedSuccess } from '../timed-process.ts';
import type { Workspace } from '../workspace.ts';
import type { Case } from './cases.ts';
import type { Claim } from './claims.ts';
import type { Contestant } from './contestants.ts';
import { diskState, dropCaches } from './disk.ts';

export interface Run {
  /** Of the whole process. */
  readonly seconds: number;
  /** CPU time of the engine. */
  readonly engineSeconds: number;
  /** Bytes that reached the engine's disk, until everything had. */
  readonly written: number;
  readonly claim: Claim;
  /** The bytes that the disk has free more than before. */
  readonly got: number;
}

export interface Ground {
  readonly store: BenchedStore;
  readonly golden: string;
  readonly workspace: Workspace;
}

/** On a copy of the golden disk, and with an engine that is thrown away afterwards. */
export async function runOnce(contestant: Contestant, one: Case, ground: Ground): Promise<Run> {
  const { store, golden, workspace } = ground;
  await using engine = await startEngine(kindOfStore[store], { diskFrom: golden });
  // An engine that has never answered would read its own program first.
  await present(engine.host, one.going);
  await untilIdle(engine.pid);
  const { command, claim } = await contestant.prepare({ ...one, engine, workspace });
  const before = await diskState(engine.dataRoot);
  if (one.isCold === true) {
    dropCaches();
    await readPrograms(engine.dockerCli, workspace);
  }
  const cpuBefore = engineCpuSeconds(engine.pid);
  const ended = await timedSuccess(command);
  const engineSeconds = engineCpuSeconds(engine.pid) - cpuBefore;
  const after = await diskState(engine.dataRoot);
  await expectGone(engine.host, one.going);
  return {
    seconds: ended.seconds,
    engineSeconds,
    written: after.written - before.written,
    claim: await claim(ended),
    got: after.free - before.free,
  };
}

/**
 * Only what the engine keeps is to be unread. Node stays in memory whatever is dropped, since the benchmark runs on it,
 * so the programs of the others have to be there as well.
 */
async function readPrograms(dockerCli: string, { folder }: Workspace): Promise<void> {
  const args = ['-c', 'cat "$@" dist/step/*.js > /dev/null', 'bash', process.execPath, dockerCli];
  await timedSuccess({ file: 'bash', args, cwd: folder, env: commonEnv(folder) });
}

/** Who has not done the work has no time to show. */
async function expectGone(host: string, going: readonly string[]): Promise<void> {
  const left = await present(host, going);
  if (left !== '[]') throw new Error(`still there after the removal: ${left}`);
}

/** The first and the last of these, as far as they are there. A list of all would take long in a large store. */
async function present(host: string, going: readonly string[]): Promise<string> {
  const filters = encodeURIComponent(JSON.stringify({ reference: [going[0], going.at(-1)] }));
  const { body } = await engineApi(host).succeed('GET', `/images/json?filters=${filters}`);
  return body.toString('utf8').trim();
}
