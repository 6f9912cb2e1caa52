import type { Numbered, PullRequest } from '../model/pull-request.ts';
import type { Repository } from './asking.ts';
import type { Reply } from './client.ts';
import { isObject, type JsonObject, objectAt, textAt } from './json.ts';
import { anyAlias, pullRequestAlias } from './query.ts';
import { noRights, RATE_LIMIT, Refusal } from './refusal.ts';

/** What an answer says about each number. Throws a Refusal if it says nothing. */
export function readAnswer(
  reply: Reply,
  numbers: readonly number[],
  repository: Repository,
): readonly Numbered[] {
  refuseStatus(reply);
  const { body } = reply;
  const errors = isObject(body) && Array.isArray(body['errors']) ? body['errors'] : [];
  refuseErrors(errors, reply, new Set(numbers.map(pullRequestAlias)));
  const found = objectAt(objectAt(body, 'data'), 'repository');
  if (found === undefined) throw new Refusal('its answer is not what its API promises');
  return numbers.map((number) => numberedIn(found, number, repository));
}

function refuseStatus(reply: Reply): void {
  const { status } = reply;
  if (status === 200) return;
  if (isLimited(reply)) throw new Refusal(RATE_LIMIT);
  if (status === 401) throw noRights('it does not know the token');
  if (status === 403) throw noRights('the token may not ask');
  throw new Refusal(`it answered with the status ${status}`);
}

function isLimited({ status, headers }: Reply): boolean {
  return (
    status === 429 ||
    (status < 500 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'))
  );
}

/** An unknown number, or an issue that the token may not read, is an answer. Every other error is a refusal. */
function refuseErrors(errors: readonly unknown[], reply: Reply, asked: ReadonlySet<string>): void {
  for (const error of errors) {
    const type = textAt(error, 'type');
    const [, alias] = pathOf(error);
    if (type === 'RATE_LIMITED') throw new Refusal(RATE_LIMIT);
    const isAboutNumber = alias !== undefined;
    if (isAboutNumber && type === 'NOT_FOUND') continue;
    if (isAboutNumber && type === 'FORBIDDEN' && !asked.has(alias)) continue;
    if (isLimited(reply)) throw new Refusal(RATE_LIMIT);
    if (type === 'FORBIDDEN') throw noRights('the token may not see pull requests');
    if (type === 'NOT_FOUND') throw noRights('the token may not see this repository');
    throw new Refusal('it answered with an error');
  }
}

/** `['repository', 'pr12']`; empty for an error of the whole query. */
function pathOf(error: unknown): readonly string[] {
  const path = isObject(error) ? error['path'] : undefined;
  return Array.isArray(path) ? path.filter((part) => typeof part === 'string') : [];
}

function numberedIn(found: JsonObject, number: number, { url }: Repository): Numbered {
  const pullRequest = objectAt(found, pullRequestAlias(number));
  const state = pullRequest === undefined ? undefined : stateOf(pullRequest);
  if (pullRequest === undefined || state === undefined) {
    const isIssue = textAt(objectAt(found, anyAlias(number)), '__typename') === 'Issue';
    return { number, state: isIssue ? 'issue' : 'unknown' };
  }
  const title = textAt(pullRequest, 'title');
  const closedAt = textAt(pullRequest, 'closedAt');
  return {
    number,
    state,
    ...(title === undefined ? {} : { title }),
    ...(closedAt !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(closedAt) ? { closedAt } : {}),
    url: `${url}/pull/${number}`,
  };
}

/** Any other state that GitHub may add one day does not count as closed. */
function stateOf(pullRequest: JsonObject): PullRequest['state'] | undefined {
  switch (pullRequest['state']) {
    case 'CLOSED':
      return 'closed';
    case 'MERGED':
      return 'merged';
    case 'OPEN':
      return pullRequest['isDraft'] === true ? 'draft' : 'open';
    default:
      return undefined;
  }
}
