import { openEngine } from '../../src/engine/greeting.ts';
import type { Engine } from '../../src/engine/port.ts';
import { connect } from '../../src/engine/transport.ts';
import { scriptedEngine } from './bundle/scripted-engine.ts';
import { machine } from './surroundings.ts';

export const never = new AbortController().signal;

export type Script = NonNullable<Parameters<typeof scriptedEngine>[0]>;

/** A client that has greeted a server of the script. */
export async function opened(script: Script = {}, signal = never) {
  const server = await scriptedEngine(script);
  const path = server.host.slice('unix://'.length);
  const transport = await connect({ kind: 'socket', path, url: server.host }, machine());
  const close = async (): Promise<void> => {
    transport.close();
    await server[Symbol.asyncDispose]();
  };
  try {
    const engine: Engine = await openEngine(transport, signal, '');
    const greeted = server.requests.length;
    return {
      engine,
      /** What was asked since the greeting, with the version left out. */
      asked: () => server.requests.slice(greeted).map((line) => line.replace(/ \/v1\.\d+/, ' ')),
      all: server.requests,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
