import { describe, expect, it } from 'vitest';
import { tell } from '../../support/bundle/telling.ts';
import { failedWith, LATER, sentence, tryWith } from '../../support/pull-requests/failing.ts';
import { githubServer, MERGED, TOKEN } from '../../support/pull-requests/github-server.ts';
import { removed, stockedEngine } from '../../support/pull-requests/stocked-engine.ts';

describe('an end before the answer', () => {
  const inputs = { images: 'app:pr-{closed-pr}, other:1', 'github-token': TOKEN };

  it('a GitHub that never answers is given up after 30 seconds', async () => {
    failedWith(await tryWith(() => true), sentence('it did not answer in time', LATER));
  });

  it('a step that is cancelled waits no longer', async () => {
    await using engine = await stockedEngine(['app:pr-12', 'other:1']);
    const cancel = new AbortController();
    await using github = await githubServer({ 12: MERGED }, () => {
      cancel.abort();
      return true;
    });
    const env = { DOCKER_HOST: engine.host, ...github.env };
    const { report, exitCode } = await tell({ inputs, env, signal: cancel.signal });
    expect(exitCode).toBe(1);
    expect(report.totals).toMatchObject({ 'not-reached': 2 });
    expect(report.hosts).toMatchObject([
      { problem: { kind: 'cancelled' }, items: [{ cause: 'cancelled' }, {}] },
    ]);
    expect(removed(engine)).toStrictEqual([]);
  });

  it('nor does one whose time is up', async () => {
    await using engine = await stockedEngine(['app:pr-12', 'other:1']);
    await using github = await githubServer({}, () => true);
    const env = { DOCKER_HOST: engine.host, ...github.env };
    const { report } = await tell({ inputs: { ...inputs, timeout: '2s' }, env });
    expect(report.hosts).toMatchObject([
      { items: [{ verdict: 'not-reached', cause: 'time' }, { cause: 'time' }] },
    ]);
    expect(removed(engine)).toStrictEqual([]);
  });
});

describe('what is missing before anybody can be asked', () => {
  it.each([
    [{ GITHUB_REPOSITORY: '' }],
    [{ GITHUB_REPOSITORY: 'acme' }],
    [{ GITHUB_REPOSITORY: 'acme/app"){x' }],
    [{ GITHUB_SERVER_URL: 'javascript:alert(1)' }],
    [{ GITHUB_GRAPHQL_URL: 'file:///etc/passwd' }],
  ])('%o', async (env) => {
    const tried = await tryWith(() => undefined, env);
    failedWith(tried, sentence('the runner does not name its GitHub server and this repository', LATER));
    expect(tried.requests).toBe(0);
  });

  it('a proxy that is no address', async () => {
    const env = { GITHUB_API_URL: 'https://github.invalid', HTTPS_PROXY: 'password@[' };
    const tried = await tryWith(() => undefined, env);
    failedWith(
      tried,
      sentence('the GitHub client could not start; the address of the proxy may be wrong', LATER),
    );
    expect(tried.told.log).not.toContain('password');
  });

  it('a token', async () => {
    await using engine = await stockedEngine(['app:pr-12']);
    await using github = await githubServer({ 12: MERGED });
    const { report, log } = await tell({
      inputs: { images: 'app:pr-{closed-pr}', 'github-token': '' },
      env: { DOCKER_HOST: engine.host, ...github.env },
    });
    const next = 'leave it out, and give the job the permission `pull-requests: read`';
    expect(report.exit.message).toBe(sentence('`github-token` is empty', next));
    expect(log).not.toContain('add-mask');
    expect(github.requests).toStrictEqual([]);
  });
});
