import { Agent, request, type IncomingMessage } from 'node:http';
import type { Endpoint } from './endpoint.ts';
import { connectingProblem, EngineError } from './errors.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A body that is too long to be held: who reads it sets the pace. Whatever breaks it off is an EngineError. */
export interface Stream {
  readonly status: 200;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface Transport {
  readonly endpoint: Endpoint;
  send(method: 'GET' | 'DELETE' | 'POST', path: string, signal: AbortSignal): Promise<Answer>;
  /** The answer to a GET as it comes; one that says no comes whole. */
  stream(path: string, signal: AbortSignal): Promise<Stream | Answer>;
  close(): void;
}

/** The list of a store with ten thousand images has some ten million bytes; an engine that sends more is not sane. */
const LONGEST_BODY = 256 * 1024 * 1024;

export function connect(endpoint: Endpoint): Transport {
  const agent = new Agent({ keepAlive: true });
  const place =
    endpoint.kind === 'socket' ? { socketPath: endpoint.path } : { host: endpoint.host, port: endpoint.port };
  const ask = (method: string, path: string, signal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const sent = request({ ...place, agent, method, path, signal, headers: { Host: 'docker' } });
      sent.on('error', (error) => {
        reject(asEngineError(error, sent.reusedSocket, signal));
      });
      sent.on('response', resolve);
      sent.end();
    });
  return {
    endpoint,
    close: () => {
      agent.destroy();
    },
    send: async (method, path, signal) => whole(await ask(method, path, signal), signal),
    stream: async (path, signal) => {
      const response = await ask('GET', path, signal);
      if (response.statusCode !== 200) return whole(response, signal);
      return { status: 200, chunks: chunksOf(response, signal) };
    },
  };
}

async function whole(response: IncomingMessage, signal: AbortSignal): Promise<Answer> {
  try {
    const body = await readBody(response);
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  } catch (error) {
    throw asEngineError(error, true, signal);
  }
}

async function* chunksOf(response: IncomingMessage, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array> = response;
  try {
    yield* chunks;
  } catch (error) {
    throw asEngineError(error, true, signal);
  }
}

function readBody(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST_BODY)
        response.destroy(new EngineError('nonsense', 'the engine sent an answer without end'));
    });
    response.on('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    response.on('error', reject);
  });
}

function asEngineError(error: unknown, wasConnected: boolean, signal: AbortSignal): EngineError {
  if (error instanceof EngineError) return error;
  if (signal.aborted)
    return new EngineError('aborted', 'the engine did not answer in time', { cause: error });
  const connecting = wasConnected ? undefined : connectingProblem(error);
  if (connecting !== undefined) return new EngineError('unreachable', connecting, { cause: error });
  const detail = error instanceof Error ? error.message : 'for no known reason';
  return new EngineError('broken', `the connection to the engine broke (${detail})`, { cause: error });
}
