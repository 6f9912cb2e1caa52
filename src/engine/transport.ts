import { request, type Agent, type IncomingMessage, type RequestOptions } from 'node:http';
import { agentFor } from './connections/agent.ts';
import type { Endpoint, Surroundings } from './endpoint.ts';
import { connectingProblem, EngineError } from './errors.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface Transport {
  readonly endpoint: Endpoint;
  send(method: 'GET' | 'DELETE', path: string, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

/** The list of a store with ten thousand images has some ten million bytes; an engine that sends more is not sane. */
const LONGEST_BODY = 256 * 1024 * 1024;

/** Throws nothing: what stands in the way of the connection is what the first request is answered with. */
export async function connect(endpoint: Endpoint, surroundings: Surroundings): Promise<Transport> {
  try {
    return transportTo(endpoint, await agentFor(endpoint, surroundings));
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { endpoint, close: () => undefined, send: () => Promise.reject(error) };
  }
}

function transportTo(endpoint: Endpoint, agent: Agent): Transport {
  const place = placeOf(endpoint);
  return {
    endpoint,
    close: () => {
      agent.destroy();
    },
    send: (method, path, signal) =>
      new Promise((resolve, reject) => {
        const sent = request({ ...place, agent, method, path, signal });
        const fail = (error: unknown, wasConnected: boolean): void => {
          reject(asEngineError(error, endpoint, wasConnected, signal));
        };
        sent.on('error', (error) => {
          fail(error, sent.reusedSocket);
        });
        sent.on('response', (response) => {
          readBody(response).then(
            (body) => {
              resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
            },
            (error: unknown) => {
              fail(error, true);
            },
          );
        });
        sent.end();
      }),
  };
}

function placeOf(endpoint: Endpoint): RequestOptions {
  if (endpoint.kind === 'tcp') return { host: endpoint.host, port: endpoint.port };
  const headers = { Host: 'docker' };
  return endpoint.kind === 'socket' ? { headers, socketPath: endpoint.path } : { headers };
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

function asEngineError(
  error: unknown,
  endpoint: Endpoint,
  wasConnected: boolean,
  signal: AbortSignal,
): EngineError {
  if (error instanceof EngineError) return error;
  if (signal.aborted)
    return new EngineError('aborted', 'the engine did not answer in time', { cause: error });
  const connecting = wasConnected ? undefined : connectingProblem(error);
  if (connecting !== undefined) {
    const { fault, what, next } = connecting;
    const advice = 'hint' in endpoint ? endpoint.hint : next;
    const message = advice === undefined ? what : `${what}; ${advice}`;
    return new EngineError(fault, message, { cause: error });
  }
  const detail = error instanceof Error ? error.message : 'for no known reason';
  const broke = `the connection to the engine broke (${detail})`;
  // The end of a connection can overtake the alert that says why.
  const isNewTls = !wasConnected && endpoint.kind === 'tcp' && endpoint.tls !== undefined;
  const guess = isNewTls ? '; perhaps it wants another certificate of this client' : '';
  return new EngineError('broken', broke + guess, { cause: error });
}
