import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

export interface SocketServer extends AsyncDisposable {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** `GET /v1.51/info` and so on, in the order in which they came. */
  readonly requests: readonly string[];
  /** How many connections there are now. */
  connections(): Promise<number>;
  /** Closes all connections and removes the socket's file. */
  vanish(): Promise<void>;
}

/** An HTTP server on a socket of its own: a proxy for an engine, or a replacement. */
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

/** Forwards the request to an engine on another socket, and cuts the client off when the engine breaks off. */
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
  // In one piece: an engine does not read on after the end of an archive, and a piece that comes then breaks off all.
  buffer(incoming).then(
    (body) => forwarded.end(body),
    () => forwarded.destroy(),
  );
}
