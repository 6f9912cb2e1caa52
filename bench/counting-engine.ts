import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { join } from 'node:path';

export interface CountingEngine extends AsyncDisposable {
  readonly host: string;
  /** How often each kind of request came: `DELETE /images/{name}`. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Stands before a real engine, passes everything on, and counts. */
export async function countingEngine(folder: string, engineSocket: string): Promise<CountingEngine> {
  const own = join(folder, 'counting.sock');
  const counts = new Map<string, number>();
  const server = createServer((incoming, answer) => {
    const { method = '', url = '', headers } = incoming;
    const kind = `${method} ${kindOf(url)}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const passedOn = request({ socketPath: engineSocket, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(answer);
    });
    passedOn.on('error', () => answer.destroy());
    incoming.pipe(passedOn);
  });
  server.listen(own);
  await once(server, 'listening');
  return {
    host: `unix://${own}`,
    counts,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Without the version, the image's name and the values of the query. */
function kindOf(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://engine');
  const path = pathname
    .replace(/^\/v1\.\d+/, '')
    .replace(/^\/images\/(?!json$)(.+?)(\/(?:json|history|get))?$/, '/images/{name}$2');
  const keys = [...searchParams.keys()];
  return keys.length === 0 ? path : `${path}?${keys.join('&')}`;
}
