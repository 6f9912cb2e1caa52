import { once } from 'node:events';
import { createServer } from 'node:net';

/** A free port of this machine, since dockerd does not accept port 0. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('a server at a port has no port');
  return address.port;
}
