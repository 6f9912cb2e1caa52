import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { say } from '../bundle/scripted-engine.ts';

/** A number that is not a pull request is an `Issue`. */
export type Known = Readonly<Record<number, PullRequestFields | 'Issue'>>;

interface PullRequestFields {
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly isDraft?: boolean;
  readonly title?: string;
  readonly closedAt?: string | null;
}

interface GitHubRequest {
  /** `POST /graphql` */
  readonly line: string;
  readonly authorization: string | undefined;
  readonly variables: unknown;
  readonly numbers: readonly number[];
}

/** Says something else than GitHub would; undefined when it leaves the answer to the server. */
export type Misbehaviour = (answer: ServerResponse, count: number, numbers: readonly number[]) => unknown;

export interface GitHubServer extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly requests: readonly GitHubRequest[];
  /** What the runner would say of it. */
  readonly env: Readonly<Record<string, string>>;
}

export const TOKEN = 'ghs_aTokenThatNobodyMaySee';

/** A server on loopback that answers the query of the action as GitHub's GraphQL does, and writes down what it is asked. */
export async function githubServer(
  known: Known,
  misbehave: Misbehaviour = () => undefined,
  tls?: { readonly key: string; readonly cert: string },
): Promise<GitHubServer> {
  const requests: GitHubRequest[] = [];
  const listener = (incoming: IncomingMessage, answer: ServerResponse): void =>
    void text(incoming).then((body) => {
      const { query = '', variables } = body === '' ? {} : (JSON.parse(body) as Question);
      const numbers = [...query.matchAll(/ pullRequest\(number: (\d+)\)/g)].map(([, digits]) =>
        Number(digits),
      );
      const { method = '', url = '', headers } = incoming;
      requests.push({ line: `${method} ${url}`, authorization: headers.authorization, variables, numbers });
      if (misbehave(answer, requests.length, numbers) === undefined) say(answer, 200, about(known, numbers));
    });
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    port,
    url,
    requests,
    env: {
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Question {
  readonly query?: string;
  readonly variables?: unknown;
}

function about(known: Known, numbers: readonly number[]): object {
  const fields = numbers.flatMap((number) => {
    const one = known[number];
    const kind = one === undefined ? null : { __typename: one === 'Issue' ? 'Issue' : 'PullRequest' };
    return [
      [`pr${number}`, typeof one === 'object' ? { isDraft: false, title: '', closedAt: null, ...one } : null],
      [`any${number}`, kind],
    ] as const;
  });
  const missing = fields
    .filter(([, value]) => value === null)
    .map(([alias]) => nodeError(alias, 'NOT_FOUND'));
  const data = { repository: Object.fromEntries(fields) };
  return missing.length === 0 ? { data } : { data, errors: missing };
}

/** As GitHub tells what is wrong with one of the things that were asked for. */
export function nodeError(alias: string, type: string): object {
  return { type, path: ['repository', alias], message: `words that change; ${TOKEN}` };
}

export const MERGED = { state: 'MERGED', title: 'Add a button', closedAt: '2026-05-01T12:00:00Z' } as const;
