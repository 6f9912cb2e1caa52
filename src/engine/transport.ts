import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { bodyReader } from './body.ts';
import type { CommandEndpoint, Endpoint, Surroundings, TcpEndpoint } from './endpoint.ts';
import { connectingProblem, EngineError } from './errors.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A body that is too long for memory; its reader sets the pace. If it breaks off, the reader gets an EngineError. */
interface Stream {
  readonly status: 200;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface Transport {
  readonly endpoint: Endpoint;
  send(method: 'GET' | 'DELETE' | 'POST', path: string, signal: AbortSignal): Promise<HttpAnswer>;
  /** Streams the answer to a GET; an error answer comes whole. */
  stream(path: string, signal: AbortSignal): Promise<Stream | HttpAnswer>;
  /** Finds out more about why the engine could not be greeted, where something can tell. */
  explain?(error: EngineError, signal: AbortSignal): Promise<EngineError>;
  close(): void;
}

/** Never throws: if there can be no connection, every request fails with the reason. */
export async function connect(endpoint: Endpoint, surroundings: Surroundings): Promise<Transport> {
  try {
    if (endpoint.kind === 'command') return await commandTransport(endpoint, surroundings);
    return transportTo(endpoint, await agentFor(endpoint, surroundings));
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const refuse = (): Promise<never> => Promise.reject(error);
    return { endpoint, close: () => undefined, send: refuse, stream: refuse };
  }
}

function transportTo(endpoint: Endpoint, agent: Agent): Transport {
  const place = placeOf(endpoint);
  const readBody = bodyReader();
  const readAnswer = async (response: IncomingMessage, signal: AbortSignal): Promise<HttpAnswer> => {
    try {
      const body = await readBody(response);
      return { status: response.statusCode ?? 0, headers: response.headers, body };
    } catch (error) {
      throw asEngineError(error, signal);
    }
  };
  const ask = (method: string, path: string, signal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const sent = request({ ...place, agent, method, path, signal });
      sent.on('error', (error) => {
        if (!sent.reusedSocket) {
          reject(onNewConnection(error, endpoint, signal));
          return;
        }
        // Where one idle connection was closed, so may be all others, and the next try is to have a new one.
        for (const idle of Object.values(agent.freeSockets).flat()) idle?.destroy();
        reject(asEngineError(error, signal));
      });
      let isAnswered = false;
      sent.on('response', (response) => {
        isAnswered = true;
        // Hand the error on, since the answer itself only sees that the connection ended.
        sent.on('error', (error) => response.destroy(error));
        resolve(response);
      });
      // A switch to another protocol gives neither an answer nor an error.
      sent.on('close', () => {
        if (!isAnswered) reject(asEngineError(new Error('it ended without an answer'), signal));
      });
      sent.end();
    });
  return {
    endpoint,
    close: () => {
      agent.destroy();
    },
    send: async (method, path, signal) => readAnswer(await ask(method, path, signal), signal),
    stream: async (path, signal) => {
      const response = await ask('GET', path, signal);
      if (response.statusCode !== 200) return readAnswer(response, signal);
      return { status: 200, chunks: chunksOf(response, signal) };
    },
  };
}

function placeOf(endpoint: Endpoint): RequestOptions & { readonly servername?: string } {
  if (endpoint.kind === 'tcp') return { host: endpoint.host, port: endpoint.port };
  // Without a server name, Node would compile its patterns for IP addresses first, for TLS that is not there.
  const place = { headers: { Host: 'docker' }, servername: '' };
  return endpoint.kind === 'socket' ? { ...place, socketPath: endpoint.path } : place;
}

async function* chunksOf(response: IncomingMessage, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array> = response;
  try {
    yield* chunks;
  } catch (error) {
    throw asEngineError(error, signal);
  }
}

function onNewConnection(error: unknown, endpoint: Endpoint, signal: AbortSignal): EngineError {
  const connecting = signal.aborted ? undefined : connectingProblem(error);
  if (connecting !== undefined) {
    const { fault, what, next } = connecting;
    const advice = 'advice' in endpoint ? endpoint.advice : undefined;
    // The advice answers a question, and comes after any other step.
    const isAnswered = advice !== undefined && next?.endsWith('?') === true;
    const parts = [what, isAnswered ? undefined : next, advice];
    return new EngineError(fault, parts.filter((part) => part !== undefined).join('; '), { cause: error });
  }
  const broken = asEngineError(error, signal);
  const isTls = endpoint.kind === 'tcp' && endpoint.tls !== undefined;
  if (!isTls || broken.fault !== 'broken') return broken;
  // The connection can end before the TLS alert arrives that says why.
  const message = `${broken.message}; perhaps it wants another certificate of this client`;
  return new EngineError('broken', message, { cause: error });
}

function asEngineError(error: unknown, signal: AbortSignal): EngineError {
  if (error instanceof EngineError) return error;
  if (signal.aborted)
    return new EngineError('aborted', 'the engine did not answer in time', { cause: error });
  const detail = error instanceof Error ? error.message : 'for no known reason';
  return new EngineError('broken', `the connection to the engine broke (${detail})`, { cause: error });
}

/**
 * The agent that opens and keeps the connections to an endpoint. TLS and child processes are loaded only when they are
 * needed: most engines listen on a socket, and every step would pay for them at its start.
 *
 * No proxy is ever used. The docker CLI sends tcp:// through HTTP_PROXY (go-connections, sockets/sockets.go), but on
 * runners that variable is for the internet: such a proxy would see, and could answer, every request for a removal.
 */
async function agentFor(
  endpoint: Exclude<Endpoint, CommandEndpoint>,
  surroundings: Surroundings,
): Promise<Agent> {
  if (endpoint.kind === 'tcp' && endpoint.tls !== undefined) return tlsAgent(endpoint, surroundings);
  return new Agent({ keepAlive: true });
}

async function tlsAgent(endpoint: TcpEndpoint, { files }: Surroundings): Promise<Agent> {
  const { tlsOpener } = await import('./connections/tls.ts');
  const agent = new Agent({ keepAlive: true });
  agent.createConnection = tlsOpener(endpoint, files);
  return agent;
}

/** sshd drops connections when more than ten are not logged in yet (MaxStartups). */
const COMMANDS_AT_ONCE = 4;

async function commandTransport(endpoint: CommandEndpoint, surroundings: Surroundings): Promise<Transport> {
  const { commandTo } = await import('./connections/command.ts');
  const { open, explain } = commandTo(endpoint, surroundings);
  const agent = new Agent({ keepAlive: true, maxSockets: COMMANDS_AT_ONCE });
  agent.createConnection = open;
  return { ...transportTo(endpoint, agent), explain };
}
