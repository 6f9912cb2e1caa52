/**
 * Asks twice for each number: as a pull request, and as an issue or a pull request, which may fail because a token
 * may be allowed to read only pull requests. Owner and name are variables, so that they cannot change the query.
 */
export function queryFor(numbers: readonly number[]): string {
  const fields = numbers.map(
    (number) =>
      `${pullRequestAlias(number)}: pullRequest(number: ${number}) { state isDraft title closedAt } ` +
      `${anyAlias(number)}: issueOrPullRequest(number: ${number}) { __typename }`,
  );
  return `query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {\n${fields.join('\n')}\n} }`;
}

export function pullRequestAlias(number: number): string {
  return `pr${number}`;
}

export function anyAlias(number: number): string {
  return `any${number}`;
}
