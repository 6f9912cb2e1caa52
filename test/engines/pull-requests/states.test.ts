import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { sources } from '../../../testbed/runner/code.ts';
import { runStep } from '../../../testbed/runner/run-step.ts';
import { githubServer, MERGED, TOKEN, type Known } from '../../support/pull-requests/github-server.ts';
import { newestOfEachStore, onEngines, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import { stepIn } from '../../support/engines/step.ts';

const R = 'image-rm-test';
const KNOWN: Known = {
  1: { state: 'OPEN', title: 'Under way' },
  2: { state: 'OPEN', isDraft: true },
  3: { state: 'CLOSED', title: 'Not <b>that</b> | [x](http://evil)', closedAt: '2025-12-24T08:00:00Z' },
  4: MERGED,
  5: 'Issue',
};
const ALL = ['1', '2', '3', '4', '4-arm64', '5', '6', '07', 'latest'].map((n) => `${R}/app:pr-${n}`);
const STAYS = ['1', '2', '5', '6', '07', 'latest'].map((n) => `${R}/app:pr-${n}`);
const images = `${R}/app:pr-{closed-pr}\n${R}/app:pr-{closed-pr}-*`;

async function load(engine: EngineUnderTest, names: readonly string[]): Promise<void> {
  for (const name of names) await engine.load({ tags: [name], layers: [layer(name, 3000)] });
}

async function left(engine: EngineUnderTest): Promise<readonly string[]> {
  const { images: there } = await engine.snapshot();
  return there.flatMap(({ repoTags }) => repoTags).toSorted();
}

onEngines(newestOfEachStore, (engine) => {
  const seeded = async (): Promise<Readonly<Record<string, string>>> => {
    await load(engine(), ALL);
    return { DOCKER_HOST: engine().host };
  };

  it.each(['false', 'true'])(
    'what is closed or merged goes, the rest is kept; dry-run: %s',
    async (dryRun) => {
      await using github = await githubServer(KNOWN);
      const env = { ...(await seeded()), ...github.env };
      const told = await stepIn(env, { images, 'github-token': TOKEN, 'dry-run': dryRun });
      const items = told.report.hosts[0]?.items ?? [];
      const short = items.map(({ reference = '', verdict, reason }) => [
        reference.split(':pr-')[1],
        verdict,
        verdict === 'kept' ? reason : undefined,
      ]);
      expect(short.toSorted()).toStrictEqual([
        ['1', 'kept', 'pull request #1 is open'],
        ['2', 'kept', 'pull request #2 is an open draft'],
        ['3', 'deleted', undefined],
        ['4', 'deleted', undefined],
        ['4-arm64', 'deleted', undefined],
        ['5', 'kept', '#5 is an issue, not a pull request'],
        ['6', 'kept', 'this repository has no pull request #6'],
      ]);
      expect(github.requests.map(({ numbers }) => numbers)).toStrictEqual([[1, 2, 3, 4, 5, 6]]);
      expect(await left(engine())).toStrictEqual((dryRun === 'true' ? ALL : STAYS).toSorted());
      expect(told.exitCode).toBe(0);
      expect(told.summary).toContain(
        '[#3 Not &#60;b&#62;that&#60;&#47;b&#62;'.replace('&#47;', '/') +
          ' &#124; &#91;x&#93;&#40;http&#58;//evil&#41;](https://github.com/acme/app/pull/3) closed since 2025-12-24',
      );
      expect(told.summary).toContain('[#4 Add a button](https://github.com/acme/app/pull/4) merged since');
      expect(told.summary).toContain('[#1 Under way](https://github.com/acme/app/pull/1) open');
      expect(told.summary).not.toMatch(/pull\/[56]/);
      expect(told.log).toContain('pull request #4 merged since 2026-05-01: Add a button');
    },
  );

  it('another pattern that matches needs no answer, and `keep` and filters go before it', async () => {
    await using github = await githubServer(KNOWN);
    const env = { ...(await seeded()), ...github.env };
    const inputs = {
      images: `${images}\n${R}/app:*-1`,
      keep: `${R}/app:pr-3`,
      filters: `reference=${R}/app:pr-?`,
      'github-token': TOKEN,
    };
    const { report } = await stepIn(env, inputs);
    expect(github.requests.map(({ numbers }) => numbers)).toStrictEqual([[1, 2, 3, 4, 5, 6]]);
    expect(report.hosts[0]?.items).toContainEqual(
      expect.objectContaining({ reference: `docker.io/${R}/app:pr-3`, verdict: 'kept' }),
    );
    expect(await left(engine())).toStrictEqual(ALL.filter((name) => !/pr-[14]$/.test(name)).toSorted());
  });

  it('a step that fails for want of an answer removes nothing of it, and says of each why it stays', async () => {
    await using github = await githubServer(KNOWN, (answer) => answer.writeHead(403).end());
    const env = { ...(await seeded()), ...github.env };
    const told = await stepIn(env, { images, 'github-token': TOKEN, 'dry-run': 'true' });
    expect(told.exitCode).toBe(1);
    const reasons = told.report.hosts[0]?.notChosen?.map(({ name, reason }) => `${name}: ${reason}`);
    expect(reasons).toContain(`${R}/app:pr-4: GitHub did not say whether its pull request is closed`);
    expect(reasons).toContain(`${R}/app:pr-latest: nothing in \`images\` names it`);
    expect(await left(engine())).toStrictEqual(ALL.toSorted());
  });

  it('when the job ends, also only for what it added', async () => {
    await using github = await githubServer(KNOWN);
    await load(engine(), [`${R}/app:pr-3`]);
    const temp = await mkdtemp(join(tmpdir(), 'pull-requests-'));
    onTestFinished(() => rm(temp, { recursive: true }));
    const env = { DOCKER_HOST: engine().host, RUNNER_TEMP: temp, ...github.env };
    const inputs = { images, when: 'post', scope: 'job', 'github-token': TOKEN };
    const first = await runStep(sources, { inputs, env });
    expect(first.exitCode).toBe(0);
    expect(github.requests).toStrictEqual([]);
    await load(engine(), [`${R}/app:pr-4`, `${R}/app:pr-1`]);
    const post = await runStep(sources, { inputs, env, state: first.state });
    expect(post.exitCode).toBe(0);
    expect(github.requests.map(({ numbers }) => numbers)).toStrictEqual([[1, 4]]);
    expect(await left(engine())).toStrictEqual([`${R}/app:pr-1`, `${R}/app:pr-3`]);
    expect(JSON.stringify([first.state, first.outputs, post.outputs, post.summary])).not.toContain(TOKEN);
  });
});
