import { expect } from 'vitest';
import { tell, type Telling } from '../bundle/telling.ts';
import { githubServer, MERGED, TOKEN, type Misbehaviour } from './github-server.ts';
import { removed, stockedEngine } from './stocked-engine.ts';

export const RIGHTS = 'add `pull-requests: read` to the `permissions` of the job';
export const LATER = 'try again later; the permission that it needs is `pull-requests: read`';

export function sentence(why: string, next: string): string {
  return `GitHub did not say which pull requests are closed (${why}), so nothing with \`{closed-pr}\` was chosen; ${next}`;
}

interface Tried {
  readonly told: Telling;
  readonly removals: readonly string[];
  readonly requests: number;
}

/** `other:1` is named outright, and one more pattern needs nobody's answer. */
export async function tryWith(
  misbehave: Misbehaviour,
  env: Readonly<Record<string, string>> = {},
): Promise<Tried> {
  await using engine = await stockedEngine(['app:pr-12', 'other:1', 'more:1']);
  await using github = await githubServer({ 12: MERGED }, misbehave);
  const told = await tell({
    inputs: { images: 'app:pr-{closed-pr}, other:1, more:*', 'github-token': TOKEN },
    env: { DOCKER_HOST: engine.host, ...github.env, ...env },
  });
  return { told, removals: removed(engine), requests: github.requests.length };
}

export function failedWith({ told, removals }: Tried, message: string): void {
  expect(told.exitCode).toBe(1);
  expect(told.errors).toStrictEqual([message]);
  expect(told.report.exit).toStrictEqual({ failed: true, message });
  expect(told.report.hosts).toMatchObject([{ failures: [message], items: [{}, {}] }]);
  expect(told.report.hosts[0]).not.toHaveProperty('notes');
  expect(told.log.split(message)).toHaveLength(2);
  expect(told.summary).toContain('GitHub did not say which pull requests are closed');
  expect([...removals].sort()).toStrictEqual(['more:1', 'other:1']);
  const { log, outputs, summary } = told;
  expect(JSON.stringify({ log, outputs, summary }).split(TOKEN)).toHaveLength(2);
}
