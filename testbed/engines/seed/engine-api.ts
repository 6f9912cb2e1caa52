import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { buffer } from 'node:stream/consumers';

/** The engine's plain HTTP API, with which a test prepares and inspects an engine. */
export interface EngineApi {
  /** A path without a version uses the engine's newest. A string or Buffer body is sent as it is. */
  request(method: string, path: string, body?: Buffer | string | object): Promise<EngineResponse>;
  /** The same, but throws for an error status. */
  succeed(method: string, path: string, body?: Buffer | string | object): Promise<EngineResponse>;
}

export interface EngineResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what it asked for
  json<T>(): T;
}

/** @param host as in DOCKER_HOST: `unix://…` or `tcp://…` */
export function engineApi(host: string): EngineApi {
  const place = placeOf(host);
  const request: EngineApi['request'] = (method, path, body) =>
    send({ ...place, method, path, agent: false }, body);
  return {
    request,
    succeed: async (method, path, body) => {
      const response = await request(method, path, body);
      if (response.status < 400) return response;
      throw new Error(`${method} ${path}: ${response.status} ${response.body.toString('utf8').trim()}`);
    },
  };
}

function placeOf(host: string): RequestOptions {
  const [scheme, rest = ''] = host.split('://');
  if (scheme === 'unix') return { socketPath: rest };
  if (scheme === 'tcp' || scheme === 'http') {
    const { hostname, port } = new URL(`http://${rest}`);
    return { hostname, port: port || '2375' };
  }
  throw new Error(`not a host this can talk to: ${host}`);
}

async function send(
  options: RequestOptions,
  body: Buffer | string | object | undefined,
): Promise<EngineResponse> {
  const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
  const content = raw ? (body ?? '') : JSON.stringify(body);
  const headers = {
    'content-type': Buffer.isBuffer(body) ? 'application/x-tar' : 'application/json',
    'content-length': Buffer.byteLength(content),
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest({ ...options, headers }, resolve)
      .on('error', reject)
      .end(content);
  });
  const received = await buffer(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: received,
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as in the interface
    json: <T>() => JSON.parse(received.toString('utf8')) as T,
  };
}
