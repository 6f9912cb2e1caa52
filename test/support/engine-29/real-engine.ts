import { engineApi, type EngineResponse } from '../../../testbed/engines/seed/engine-api.ts';
import type { EngineKind } from '../../../src/model/engine-traits.ts';

export type Json = Readonly<Record<string, unknown>>;

/** The engine of Docker 28 behind the front. */
export interface RealEngine {
  readonly socket: string;
  readonly store: EngineKind;
  /** Where its containerd keeps what images consist of. */
  readonly dataRoot: string;
  get(path: string): Promise<EngineResponse>;
}

/** What it answered, for whoever asked the front: an error goes back as it came. */
export class RealAnswerError extends Error {
  readonly answer: EngineResponse;
  constructor(answer: EngineResponse) {
    super(`the engine answered ${answer.status}: ${answer.body.toString('utf8').trim()}`);
    this.answer = answer;
  }
}

export function realEngine(engine: Pick<RealEngine, 'socket' | 'store' | 'dataRoot'>): RealEngine {
  const api = engineApi(`unix://${engine.socket}`);
  return {
    socket: engine.socket,
    store: engine.store,
    dataRoot: engine.dataRoot,
    get: async (path) => {
      const answer = await api.request('GET', path);
      if (answer.status !== 200) throw new RealAnswerError(answer);
      return answer;
    },
  };
}
