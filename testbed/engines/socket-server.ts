import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SocketServer extends AsyncDisposable {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** `GET /v1.51/info` and so on, in the order in which they came. */
  readonly requests: readonly string[];
  /** How many connections there are now. */
  connections(): Promise<number>;
  /** From now on nobody is there: the socket's file is gone, and so are all connections. */
  vanish(): Promise<void>;
}

/** A server of HTTP on a socket of its own, for what stands before an engine or in its place. */
export async function serveOnSocket(
  handle: (line: string, incoming: IncomingMessage, answer: ServerResponse) => void,
): Promise<SocketServer> {
  const folder = await mkdtemp(join(tmpdir(), 'socket-'));
  const socket = join(folder, 'docker.sock');
  const requests: string[] = [];
  const server = createServer((incoming, answer) => {
    const line = `${incoming.method ?? ''} ${incoming.url ?? ''}`;
    requests.push(line);
    handle(line, incoming, answer);
  });
  server.listen(socket);
  await once(server, 'listening');
  const vanish = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    host: `unix://${socket}`,
    requests,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => {
          if (error) reject(error);
          else resolve(count);
        });
      }),
    vanish,
    [Symbol.asyncDispose]: async () => {
      await vanish();
      await rm(folder, { recursive: true });
    },
  };
}

/** Asks the engine on another socket the same. Whoever asked is cut off when the engine breaks off. */
export function passOn(
  incoming: IncomingMessage,
  answer: ServerResponse,
  engineSocket: string,
  onResponse: (response: IncomingMessage) => void = (response) => {
    answer.writeHead(response.statusCode ?? 500, response.headers);
    response.pipe(answer);
  },
): void {
  const { method, url, headers } = incoming;
  const forwarded = request({ socketPath: engineSocket, method, path: url, headers }, onResponse);
  forwarded.on('error', () => answer.destroy());
  incoming.pipe(forwarded);
}
