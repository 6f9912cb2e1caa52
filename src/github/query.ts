/**
 * Two questions for each number: only the first tells a pull request, and a token may see pull requests and no issues, so
 * that the second is allowed to fail. Owner and name travel as variables; numbers are numbers.
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
