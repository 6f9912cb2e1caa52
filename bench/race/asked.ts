import { startEngine } from '../../testbed/engines/start-engine.ts';
import { countingEngine } from '../counting-engine.ts';
import { type BenchedStore, kindOfStore } from '../stores.ts';
import { timedSuccess } from '../timed-process.ts';
import type { Workspace } from '../workspace.ts';
import { type Case, contestantsOf } from './cases.ts';
import type { Contestant } from './contestants.ts';
import { goldenDisk } from './golden.ts';

/** What one contestant asks the engine for. */
export interface Asked {
  readonly contestant: Contestant;
  /** Of the whole process: longer than without the proxy that counts. */
  readonly seconds: number;
  readonly requests: readonly {
    /** `DELETE /images/{name}`. */
    readonly kind: string;
    readonly times: number;
    /** For so many seconds at least one of them was under way. */
    readonly seconds: number;
  }[];
}

/** Each contestant of a case once, with a proxy before the engine. */
export async function askedIn(
  one: Case,
  store: BenchedStore,
  workspace: Workspace,
): Promise<readonly Asked[]> {
  using golden = await goldenDisk(one.shape, store);
  const asked: Asked[] = [];
  for (const contestant of contestantsOf(one)) {
    await using engine = await startEngine(kindOfStore[store], { diskFrom: golden.file });
    await using counting = await countingEngine(engine.socket);
    const proxied = { host: counting.host, dockerCli: engine.dockerCli };
    const { command } = await contestant.prepare({ ...one, engine: proxied, workspace });
    const { seconds } = await timedSuccess(command);
    const requests = [...counting.counts].map(([kind, times]) => ({
      kind,
      times,
      seconds: counting.seconds.get(kind) ?? 0,
    }));
    asked.push({ contestant, seconds, requests });
  }
  return asked;
}
