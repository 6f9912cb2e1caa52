import { expect, it } from 'vitest';
import type { ScriptedEngine } from '../../support/bundle/scripted-engine.ts';
import { tell } from '../../support/bundle/telling.ts';
import {
  githubServer,
  MERGED,
  TOKEN,
  type GitHubServer,
  type Known,
} from '../../support/pull-requests/github-server.ts';
import { removed, stockedEngine } from '../../support/pull-requests/stocked-engine.ts';

function stepOn(engine: ScriptedEngine, github: GitHubServer, images: string) {
  return tell({
    inputs: { images, 'github-token': TOKEN },
    env: { DOCKER_HOST: engine.host, ...github.env },
  });
}

const many = Array.from({ length: 250 }, (_, index) => index + 1);

it('250 numbers are asked for in 3 requests, each number once', async () => {
  const known: Known = Object.fromEntries(many.map((number) => [number, MERGED]));
  await using engine = await stockedEngine(many.flatMap((n) => [`app:pr-${n}`, `app:pr-${n}-arm64`]));
  await using github = await githubServer(known);
  const told = await stepOn(engine, github, 'app:pr-{closed-pr}, app:pr-{closed-pr}-*');
  expect(github.requests.map(({ numbers }) => numbers.length)).toStrictEqual([100, 100, 50]);
  expect(github.requests.flatMap(({ numbers }) => numbers)).toStrictEqual(many);
  expect(told.report.totals).toMatchObject({ deleted: 500 });
  expect(removed(engine)).toHaveLength(500);
});

it('one request says who asks for what, and nothing else', async () => {
  await using engine = await stockedEngine(['app:pr-12']);
  await using github = await githubServer({ 12: MERGED });
  const told = await stepOn(engine, github, 'app:pr-{closed-pr}');
  expect(github.requests).toStrictEqual([
    {
      line: 'POST /graphql',
      authorization: `token ${TOKEN}`,
      variables: { owner: 'acme', name: 'app' },
      numbers: [12],
    },
  ]);
  expect(told.exitCode).toBe(0);
  expect(removed(engine)).toStrictEqual(['app:pr-12']);
});

it.each([
  ['no such pattern', 'app:pr-*', ['app:pr-12']],
  ['nothing that such a pattern matches', 'app:pr-{closed-pr}', ['app:latest', 'app:pr-012', 'app:pr-0']],
])('%s: GitHub is not asked, and the token not read', async (_, images, names) => {
  await using engine = await stockedEngine(names);
  await using github = await githubServer({});
  const { exitCode, log } = await stepOn(engine, github, images);
  expect(exitCode).toBe(0);
  expect(github.requests).toStrictEqual([]);
  expect(log).not.toContain(TOKEN);
});

it('the token is masked, and appears nowhere else', async () => {
  await using engine = await stockedEngine(['app:pr-12', 'app:pr-13']);
  await using github = await githubServer({ 12: MERGED });
  const { log, outputs, summary, state } = await stepOn(engine, github, 'app:pr-{closed-pr}');
  const shown = log.split('\n').filter((line) => line !== `::add-mask::${TOKEN}`);
  expect(log.split('\n')).toContain(`::add-mask::${TOKEN}`);
  expect(JSON.stringify({ shown, outputs, summary, state })).not.toContain(TOKEN);
});
