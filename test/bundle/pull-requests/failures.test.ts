import { describe, expect, it } from 'vitest';
import { say } from '../../support/bundle/scripted-engine.ts';
import { tell } from '../../support/bundle/telling.ts';
import { failedWith, LATER, RIGHTS, sentence, tryWith } from '../../support/pull-requests/failing.ts';
import {
  githubServer,
  MERGED,
  nodeError,
  TOKEN,
  type Misbehaviour,
} from '../../support/pull-requests/github-server.ts';
import { removed, stockedEngine } from '../../support/pull-requests/stocked-engine.ts';

/** The same answer, whatever is asked. */
function always(status: number, headers: Readonly<Record<string, string>> = {}, body?: object): Misbehaviour {
  return (answer) => {
    for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
    say(answer, status, body ?? { message: `words that change; ${TOKEN}` });
    return true;
  };
}

const repositoryError = { type: 'NOT_FOUND', path: ['repository'], message: TOKEN };
const limited = { errors: [{ type: 'RATE_LIMITED', message: TOKEN }] };

describe('nothing of the pattern is chosen, the rest goes on, and the step fails', () => {
  it.each<[string, Misbehaviour, string, string, number]>([
    ['an unknown token', always(401), 'it does not know the token', RIGHTS, 1],
    ['no rights', always(403), 'the token may not ask', RIGHTS, 1],
    [
      'no rights for pull requests',
      always(200, {}, { data: { repository: { pr12: null } }, errors: [nodeError('pr12', 'FORBIDDEN')] }),
      'the token may not see pull requests',
      RIGHTS,
      1,
    ],
    [
      'a repository that nobody shows',
      always(200, {}, { data: { repository: null }, errors: [repositoryError] }),
      'the token may not see this repository',
      RIGHTS,
      1,
    ],
    ['no API there', always(404), 'it answered with the status 404', LATER, 1],
    ['a rate limit by 429', always(429), 'the rate limit is used up', LATER, 1],
    [
      'a rate limit by 403',
      always(403, { 'x-ratelimit-remaining': '0' }),
      'the rate limit is used up',
      LATER,
      1,
    ],
    ['a rate limit by 200', always(200, {}, limited), 'the rate limit is used up', LATER, 1],
    [
      'a secondary rate limit that lasts',
      always(403, { 'retry-after': '3600' }),
      'the rate limit is used up',
      LATER,
      1,
    ],
    [
      'a secondary rate limit until a date',
      always(403, { 'retry-after': 'Fri, 01 May 2026 12:00:00 GMT' }),
      'the rate limit is used up',
      LATER,
      1,
    ],
    [
      'a secondary rate limit, twice',
      always(403, { 'retry-after': '0' }),
      'the rate limit is used up',
      LATER,
      2,
    ],
    [
      'a broken server, twice',
      always(502, { 'retry-after': '0' }),
      'it answered with the status 502',
      LATER,
      2,
    ],
    [
      'a server that is down for long',
      always(503, { 'retry-after': '120' }),
      'it answered with the status 503',
      LATER,
      1,
    ],
    [
      'an unknown error',
      always(200, {}, { errors: [{ message: TOKEN }] }),
      'it answered with an error',
      LATER,
      1,
    ],
    ['no GraphQL', always(200, {}, []), 'its answer is not what its API promises', LATER, 1],
    [
      'half an answer',
      always(200, {}, { data: { repository: 5 } }),
      'its answer is not what its API promises',
      LATER,
      1,
    ],
    [
      'a web page',
      (answer) => answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
      'its answer is not what its API promises',
      LATER,
      1,
    ],
    [
      'a broken connection',
      (answer) => answer.destroy(),
      'it could not be reached: UND_ERR_SOCKET',
      LATER,
      1,
    ],
  ])('%s', async (_, misbehave, why, next, requests) => {
    const tried = await tryWith(misbehave);
    failedWith(tried, sentence(why, next));
    expect(tried.requests).toBe(requests);
  });

  it('a failure after the first hundred is one of all', async () => {
    const names = Array.from({ length: 101 }, (_, index) => `app:pr-${index + 1}`);
    await using engine = await stockedEngine(names);
    await using github = await githubServer({}, (answer, count) =>
      count === 2 ? always(403)(answer, 2, []) : undefined,
    );
    const inputs = { images: 'app:pr-{closed-pr}', 'github-token': TOKEN };
    const { report } = await tell({ inputs, env: { DOCKER_HOST: engine.host, ...github.env } });
    expect(report).toMatchObject({ hosts: [{ items: [] }], exit: { failed: true } });
    expect(removed(engine)).toStrictEqual([]);
  });

  it('a way to somewhere else is not taken, with the token', async () => {
    await using other = await githubServer({ 12: MERGED });
    const tried = await tryWith((answer) =>
      answer.writeHead(307, { Location: `${other.url}/graphql` }).end(),
    );
    failedWith(tried, sentence('it could not be reached', LATER));
    expect(other.requests).toStrictEqual([]);
  });

  it('nobody there', async () => {
    const closed = await githubServer({});
    await closed[Symbol.asyncDispose]();
    const tried = await tryWith(() => undefined, closed.env);
    failedWith(tried, sentence('it could not be reached: ECONNREFUSED', LATER));
  });
});

describe('a second try', () => {
  it.each([
    ['after a broken server', always(502, { 'retry-after': '0' })],
    ['after a secondary rate limit by 403', always(403, { 'retry-after': '0' })],
    [
      'after a secondary rate limit by 200',
      always(200, { 'retry-after': '0' }, { errors: [{ message: '' }] }),
    ],
    ['after a broken server that does not say when', always(500)],
  ])('%s brings the answer', async (_, first) => {
    const tried = await tryWith((answer, count) => (count === 1 ? first(answer, 1, []) : undefined));
    expect(tried.told.exitCode).toBe(0);
    expect(tried.requests).toBe(2);
    expect(tried.removals).toContain('app:pr-12');
  });
});
