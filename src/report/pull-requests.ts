import type { PullRequest } from '../domain/pull-request.ts';
import { markdown } from './text.ts';

/** `pull request #12 merged since 2026-05-01: Add a button`; the title is foreign text, and still to be made harmless. */
export function told(pullRequest: PullRequest): string {
  const { number, title } = pullRequest;
  return `pull request #${number} ${standing(pullRequest)}${title === undefined ? '' : `: ${title}`}`;
}

/** The same with a link, in Markdown. The address is made of the server, the repository and the number alone. */
export function linked(pullRequest: PullRequest): string {
  const { number, title = '', url } = pullRequest;
  return `[${`#${number} ${markdown(title)}`.trim()}](${url}) ${standing(pullRequest)}`;
}

function standing({ state, closedAt }: PullRequest): string {
  return closedAt === undefined ? state : `${state} since ${closedAt.slice(0, 10)}`;
}
