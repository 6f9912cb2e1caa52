import { once } from 'node:events';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { aFolder } from './folder.ts';

/** Connections from programs, which tell when a program has begun and when it has ended, without a wait. */
export interface Lifeline extends AsyncDisposable {
  /** For the script of a program: connects, as `life`, and holds on to it. */
  readonly script: string;
  /** The next connection. */
  next(): Promise<Socket>;
}

export async function lifeline(): Promise<Lifeline> {
  const folder = await aFolder();
  const path = join(folder.path, 'life.sock');
  const server = createServer();
  server.listen(path);
  await once(server, 'listening');
  const sockets: Socket[] = [];
  server.on('connection', (socket) => {
    // A killed program may leave its connection with an error, and that is its end, too.
    sockets.push(socket.on('error', () => undefined));
  });
  return {
    script: `const life = require('node:net').connect(${JSON.stringify(path)});`,
    next: async () => {
      const [socket]: unknown[] = await once(server, 'connection');
      if (socket instanceof Socket) return socket;
      throw new Error('a connection is not a socket');
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Resolves when the program at the other end has ended. */
export async function ended(life: Socket): Promise<void> {
  life.resume();
  if (!life.closed) await once(life, 'close');
}
