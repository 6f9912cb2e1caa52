import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { passOn, serveOnSocket, type SocketServer } from '../../../testbed/engines/socket-server.ts';
import { infoOf29, versionOf29 } from './about.ts';
import { askedFor, NEWEST_API, RefusedVersion, SERVER, type Asked, type OldestApi } from './asked.ts';
import { containersOf29 } from './containers.ts';
import { diskUsageOf29 } from './disk-usage.ts';
import { imagesOf29 } from './images.ts';
import { inspectOf29 } from './inspect.ts';
import { RealAnswerError, type RealEngine } from './real-engine.ts';

type Answering = (asked: Asked, real: RealEngine, oldest: OldestApi) => Promise<unknown>;

/** What Docker 29 answers in another shape. All else is passed on. */
const shaped: readonly (readonly [path: RegExp, answering: Answering])[] = [
  [/^\/version$/, async ({ realUrl }, real, oldest) => versionOf29((await real.get(realUrl)).json(), oldest)],
  [/^\/info$/, async ({ realUrl }, real) => infoOf29((await real.get(realUrl)).json())],
  [/^\/system\/df$/, diskUsageOf29],
  [/^\/images\/json$/, imagesOf29],
  [/^\/images\/.+\/json$/, inspectOf29],
  [/^\/containers\/json$/, containersOf29],
];

/**
 * Stands before an engine of Docker 28, and answers as the recordings of Docker 29 do, which no archive serves. What it
 * removes, refuses and frees is what Docker 28 does.
 */
export function docker29(real: RealEngine, oldest: OldestApi = '1.40'): Promise<SocketServer> {
  return serveOnSocket((_line, incoming, answer) => {
    try {
      const asked = askedFor(incoming.url ?? '/', oldest);
      const found = shaped.find(([path]) => path.test(asked.path) && incoming.method === 'GET');
      if (found !== undefined) {
        incoming.resume();
        void found[1](asked, real, oldest).then(
          (body) => send(answer, 200, JSON_HEADERS, `${JSON.stringify(body)}\n`),
          (error: unknown) => fail(answer, error),
        );
        return;
      }
      incoming.url = asked.realUrl;
      passOn(incoming, answer, real.socket, (response) => {
        answer.writeHead(response.statusCode ?? 500, as29(response.headers));
        response.pipe(answer);
      });
    } catch (error) {
      fail(answer, error);
    }
  });
}

const GREETING = { 'api-version': NEWEST_API, ostype: 'linux', server: SERVER };
const REFUSAL_HEADERS = { ...GREETING, 'content-type': 'application/json' };
const JSON_HEADERS = { ...REFUSAL_HEADERS, 'docker-experimental': 'false' };

const as29 = (headers: IncomingHttpHeaders): IncomingHttpHeaders => ({ ...headers, ...GREETING });

function send(
  answer: ServerResponse,
  status: number,
  headers: IncomingHttpHeaders,
  body: string | Buffer,
): void {
  answer.writeHead(status, headers).end(body);
}

function fail(answer: ServerResponse, error: unknown): void {
  if (error instanceof RefusedVersion) {
    send(answer, 400, REFUSAL_HEADERS, `${JSON.stringify({ message: error.message })}\n`);
  } else if (error instanceof RealAnswerError) {
    send(answer, error.answer.status, JSON_HEADERS, error.answer.body);
  } else if (error instanceof Error && 'code' in error) {
    // The real engine broke off, so the client is cut off too.
    answer.destroy();
  } else {
    send(answer, 500, JSON_HEADERS, JSON.stringify({ message: `the front of Docker 29: ${String(error)}` }));
  }
}
