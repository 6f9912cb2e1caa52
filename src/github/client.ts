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

/** What its packages would print is foreign text; what went wrong is told in the report. */
const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Sends GraphQL to one address, through the proxy of the environment, and the token nowhere else. */
export function client(token: string, url: string, signal: AbortSignal): Send {
  const octokit = getOctokit(token, { userAgent: 'docker-image-rm', log: SILENT });
  return async (query, variables) => {
    try {
      // Not `octokit.graphql`: it makes up an address of its own, and throws where half an answer is the rule.
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

/** Octokit throws an answer that says no; where there was none at all, it claims one with the status 500. */
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

/** `ECONNREFUSED` and the like, which lies deep. */
function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z\d_]+$/.test(code) ? code : codeIn(error.cause);
}
