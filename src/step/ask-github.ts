import type * as GitHub from '../github/index.ts';
import { type PullRequestAnswer, TRY_LATER, unanswered } from '../model/pull-request.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Asks the GitHub server of this job about pull requests of its repository. The code for that is loaded only here,
 * because it is larger than everything else.
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
    return unanswered('the runner does not name its GitHub server and this repository', TRY_LATER);
  }
  const github = await loadGitHub();
  if (github === undefined)
    return unanswered('the GitHub client could not start; the address of the proxy may be wrong', TRY_LATER);
  const repository = { owner, name, url: `${server.origin}/${owner}/${name}` };
  return github.pullRequests(numbers, { token, repository, graphql: graphql.href, signal });
}

/**
 * Its packages read the proxy settings while they are loaded. Their errors are dropped, because they can hold a
 * password.
 */
async function loadGitHub(): Promise<typeof GitHub | undefined> {
  try {
    // The bundler skips this import: in dist/ it is a bundle of its own (docs/decisions/0006-bundles.md).
    return await import(/* webpackIgnore: true */ '../github/index.ts');
  } catch {
    return undefined;
  }
}

function textOf(value: string | undefined, preset: string): string {
  return value === undefined || value === '' ? preset : value;
}

/** Derives the address from the REST API: older runners of GitHub Enterprise Server do not name the GraphQL API. */
function graphqlOf(api: string | undefined): string {
  const base = textOf(api, 'https://api.github.com').replace(/\/+$/, '');
  return base.endsWith('/api/v3') ? `${base.slice(0, -'/v3'.length)}/graphql` : `${base}/graphql`;
}

function httpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}
