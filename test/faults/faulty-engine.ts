import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What becomes of a request on its way to the engine. */
export type Fate =
  | 'forward'
  /** The connection ends before the engine hears of it. */
  | 'cut-before'
  /** The engine does it, and its answer is lost. */
  | 'cut-after'
  /** No answer comes, and the engine does not hear of it. */
  | 'hang'
  | { readonly status: number; readonly body: string };

export interface FaultyEngine extends AsyncDisposable {
  readonly host: string;
  /** `GET /v1.51/info` and so on, in the order in which they came. */
  readonly requests: readonly string[];
}

/** Stands before a real engine, and spoils what the script says. */
export async function faultyEngine(
  socket: string,
  script: (line: string, nth: number) => Fate | Promise<Fate>,
  /** Called when the whole answer to a request that was forwarded has been passed on. */
  answered: (line: string) => void = () => undefined,
): Promise<FaultyEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'faulty-'));
  const own = join(folder, 'docker.sock');
  const requests: string[] = [];
  const server = createServer((incoming, answer) => {
    const line = `${incoming.method ?? ''} ${incoming.url ?? ''}`;
    requests.push(line);
    const nth = requests.filter((other) => other === line).length;
    answer.on('finish', () => {
      answered(line);
    });
    void Promise.resolve(script(line, nth)).then((fate) => {
      apply(fate, incoming, answer, socket);
    });
  });
  server.listen(own);
  await once(server, 'listening');
  return {
    host: `unix://${own}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true });
    },
  };
}

function apply(fate: Fate, incoming: IncomingMessage, answer: ServerResponse, socket: string): void {
  if (fate === 'hang') return;
  if (fate === 'cut-before') {
    answer.destroy();
    return;
  }
  if (typeof fate === 'object') {
    answer.writeHead(fate.status, { 'Content-Type': 'application/json' }).end(fate.body);
    return;
  }
  const { method, url, headers } = incoming;
  const forwarded = request({ socketPath: socket, method, path: url, headers }, (response) => {
    if (fate === 'cut-after') {
      response.resume().on('end', () => answer.destroy());
      return;
    }
    answer.writeHead(response.statusCode ?? 500, response.headers);
    response.pipe(answer);
  });
  forwarded.on('error', () => answer.destroy());
  incoming.pipe(forwarded);
}
