import type * as GitHub from '../github/index.ts';
import { type PullRequestAnswer, TRY_LATER, unanswered } from '../model/pull-request.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Asks the GitHub that this job belongs to for pull requests of its repository. What talks to GitHub is loaded only
 * here: it is larger than all the rest.
 */
export async function askGitHub(
  numbers: readonly number[],
  env: Environment,
  token: string,
  signal: AbortSignal,
): Promise<PullRequestAnswer> {
  if (token === '') {
    return unanswered(
      '`github-token` is empty',
      'leave it out, and give the job the permission `pull-requests: read`',
    );
  }
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(env['GITHUB_REPOSITORY'] ?? '') ?? [];
  const server = httpUrl(textOf(env['GITHUB_SERVER_URL'], 'https://github.com'));
  const graphql = httpUrl(textOf(env['GITHUB_GRAPHQL_URL'], graphqlOf(env['GITHUB_API_URL'])));
  if (owner === undefined || name === undefined || server === undefined || graphql === undefined) {
    return unanswered('the runner does not say where it and this repository are', TRY_LATER);
  }
  const github = await load();
  if (github === undefined)
    return unanswered('what asks it could not start; the address of the proxy may be wrong', TRY_LATER);
  const repository = { owner, name, url: `${server.origin}/${owner}/${name}` };
  return github.pullRequests(numbers, { token, repository, graphql: graphql.href, signal });
}

/** Its packages look at the settings of a proxy as they are loaded. What they say of them can hold a password. */
async function load(): Promise<typeof GitHub | undefined> {
  try {
    // The bundler leaves this alone: in dist/ this is a bundle of its own (docs/decisions/0006-bundles.md).
    return await import(/* webpackIgnore: true */ '../github/index.ts');
  } catch {
    return undefined;
  }
}

function textOf(value: string | undefined, preset: string): string {
  return value === undefined || value === '' ? preset : value;
}

/** As on GitHub Enterprise Server, whose older runners name only the other API. */
function graphqlOf(api: string | undefined): string {
  const base = textOf(api, 'https://api.github.com').replace(/\/+$/, '');
  return base.endsWith('/api/v3') ? `${base.slice(0, -'/v3'.length)}/graphql` : `${base}/graphql`;
}

function httpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}
