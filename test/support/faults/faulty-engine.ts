import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { passOn, serveOnSocket, type SocketServer } from '../../../testbed/engines/socket-server.ts';

/** What the engine answered, whole. */
export interface RealAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Answers in the place of the engine; what asks the real one lets it do what it was asked. */
export type Spoiling = (answer: ServerResponse, real: () => Promise<RealAnswer>) => unknown;

/** What becomes of a request on its way to the engine. */
export type Fate =
  | 'forward'
  /** The connection ends before the engine hears of it. */
  | 'cut-before'
  /** The engine does it, and its answer is lost. */
  | 'cut-after'
  /** No answer comes, and the engine does not hear of it. */
  | 'hang'
  | { readonly status: number; readonly body: string }
  | Spoiling;

export type FaultyEngine = SocketServer;

/** Stands before a real engine, and spoils what the script says. */
export function faultyEngine(
  socket: string,
  script: (line: string, nth: number) => Fate | Promise<Fate>,
  /** Called when the whole answer to a request that was forwarded has been passed on. */
  answered: (line: string) => void = () => undefined,
): Promise<FaultyEngine> {
  const seen = new Map<string, number>();
  return serveOnSocket((line, incoming, answer) => {
    const nth = (seen.get(line) ?? 0) + 1;
    seen.set(line, nth);
    answer.on('finish', () => {
      answered(line);
    });
    void Promise.resolve(script(line, nth)).then((fate) => apply(fate, incoming, answer, socket));
  });
}

async function apply(
  fate: Fate,
  incoming: IncomingMessage,
  answer: ServerResponse,
  socket: string,
): Promise<void> {
  if (fate === 'hang') return;
  if (fate === 'forward') passOn(incoming, answer, socket);
  else if (fate === 'cut-before') answer.destroy();
  else if (fate === 'cut-after') {
    await wholeAnswer(incoming, answer, socket);
    answer.destroy();
  } else if (typeof fate === 'function') await fate(answer, () => wholeAnswer(incoming, answer, socket));
  else answer.writeHead(fate.status, { 'Content-Type': 'application/json' }).end(fate.body);
}

/** Never comes when the engine breaks off: then whoever asked is cut off too. */
function wholeAnswer(incoming: IncomingMessage, answer: ServerResponse, socket: string): Promise<RealAnswer> {
  return new Promise((resolve) => {
    passOn(incoming, answer, socket, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 500, headers } = response;
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks) });
      });
    });
  });
}
