/** A pull request as the report shows it. */
export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'draft' | 'closed' | 'merged';
  /** Untrusted: anyone can open a pull request. */
  readonly title?: string;
  /** When it was closed or merged: `2026-05-01T12:00:00Z`. */
  readonly closedAt?: string;
  readonly url: string;
}

/** What GitHub knows about a number. */
export type Numbered = PullRequest | { readonly number: number; readonly state: 'issue' | 'unknown' };

/** An entry for each number that was asked for, or why there is no answer. */
export type PullRequestAnswer =
  { readonly known: ReadonlyMap<number, Numbered> } | { readonly problem: string };

export type AskPullRequests = (numbers: readonly number[]) => Promise<PullRequestAnswer>;

/** @param next names the permission in any case, since a missing permission is the usual cause */
export function unanswered(why: string, next: string): PullRequestAnswer {
  const what = `GitHub did not say which pull requests are closed (${why})`;
  return { problem: `${what}, so nothing with \`{closed-pr}\` was chosen; ${next}` };
}

export const ADD_PERMISSION = 'add `pull-requests: read` to the `permissions` of the job';

export const TRY_LATER = 'try again later; the permission that it needs is `pull-requests: read`';

export function isPullRequest(numbered: Numbered): numbered is PullRequest {
  return 'url' in numbered;
}

/** Why an image of this number stays; undefined when the pull request is closed or merged. */
export function whyNotClosed({ number, state }: Numbered): string | undefined {
  switch (state) {
    case 'closed':
    case 'merged':
      return undefined;
    case 'open':
      return `pull request #${number} is open`;
    case 'draft':
      return `pull request #${number} is an open draft`;
    case 'issue':
      return `#${number} is an issue, not a pull request`;
    case 'unknown':
      return `this repository has no pull request #${number}`;
  }
}
