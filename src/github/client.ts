import { getOctokit } from '@actions/github';
import { isObject, type JsonObject } from './json.ts';
import { Refusal } from './refusal.ts';

/** An answer, whatever its status says. */
export interface Reply {
  readonly status: number;
  readonly headers: JsonObject;
  readonly body: unknown;
}

export type Send = (query: string, variables: JsonObject) => Promise<Reply>;

/** The packages must not print foreign text to the log; the report says what went wrong. */
const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Sends GraphQL, and with it the token, to this address only, through the proxy of the environment. */
export function client(token: string, url: string, signal: AbortSignal): Send {
  const octokit = getOctokit(token, { userAgent: 'docker-image-rm', log: SILENT });
  return async (query, variables) => {
    try {
      // Not `octokit.graphql`: it builds its own address, and throws for partial answers, which are normal here.
      const { status, headers, data }: { status: number; headers: JsonObject; data: unknown } =
        await octokit.request({
          method: 'POST',
          url,
          query,
          variables,
          request: { signal, redirect: 'error', log: SILENT },
        });
      return { status, headers, body: data };
    } catch (error) {
      const reply = replyIn(error);
      if (reply !== undefined) return reply;
      throw noAnswer(error, signal);
    }
  };
}

/**
 * Octokit throws for every status that is an error. For a missing answer it invents the status 500, but has no
 * `response`.
 */
function replyIn(error: unknown): Reply | undefined {
  if (!(error instanceof Error) || !('response' in error) || !isObject(error.response)) return undefined;
  const { status, headers, data } = error.response;
  return typeof status === 'number' && isObject(headers) ? { status, headers, body: data } : undefined;
}

export function noAnswer(error: unknown, signal: AbortSignal): Refusal {
  if (signal.aborted) return new Refusal('it did not answer in time', undefined, { cause: error });
  const code = codeIn(error);
  const detail = code === undefined ? '' : `: ${code}`;
  return new Refusal(`it could not be reached${detail}`, undefined, { cause: error });
}

/** Finds a code such as `ECONNREFUSED` in the chain of causes. */
function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z\d_]+$/.test(code) ? code : codeIn(error.cause);
}
