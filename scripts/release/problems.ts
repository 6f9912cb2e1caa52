import { sections } from './changelog.ts';
import { trustProblems, type TrustState } from './trust.ts';

/** What a release stands on. */
export interface State extends Omit<TrustState, 'workflows'> {
  readonly packageJson: { readonly version: string };
  readonly packageLock: { readonly version: string };
  readonly changelog: string;
  /** Every tag of the repository. */
  readonly tags: readonly string[];
  /** What is not committed, one a line. */
  readonly uncommitted: string;
  /** Texts that say `docker-image-rm@v1`, by their files. */
  readonly documents: ReadonlyMap<string, string>;
}

/** Why this version cannot be released; nothing where it can. */
export function releaseProblems(version: string, state: State): readonly string[] {
  const numbers = parsed(version);
  if (numbers === undefined) return [`"${version}" is no version; write 1.2.3, without a v`];
  return [
    ...versionProblems(version, state),
    ...tagProblems(version, numbers, state.tags),
    ...changelogProblems(version, state.changelog),
    ...usesProblems(numbers[0], state.documents),
    ...trustProblems({ ...state, workflows: workflowsIn(state.documents) }),
    ...(state.uncommitted === '' ? [] : [`not everything is committed:\n${state.uncommitted}`]),
  ];
}

type Numbers = readonly [major: number, minor: number, patch: number];

function parsed(version: string): Numbers | undefined {
  const found = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(version);
  return found === null ? undefined : [Number(found[1]), Number(found[2]), Number(found[3])];
}

function versionProblems(version: string, { packageJson, packageLock }: State): readonly string[] {
  const said = { 'package.json': packageJson.version, 'package-lock.json': packageLock.version };
  return Object.entries(said).flatMap(([file, other]) =>
    other === version ? [] : [`${file} says ${other}; run \`npm version --no-git-tag-version ${version}\``],
  );
}

function tagProblems(version: string, numbers: Numbers, tags: readonly string[]): readonly string[] {
  if (tags.includes(`v${version}`)) return [`the tag v${version} is there already, and tags do not move`];
  const newer = tags.filter((tag) => {
    const other = tag.startsWith('v') ? parsed(tag.slice(1)) : undefined;
    // Of the same major version: a fix for an old one may follow a new one.
    return other?.[0] === numbers[0] && compared(other, numbers) > 0;
  });
  return newer.map((tag) => `${tag} is newer, and v${numbers[0]} would move back`);
}

function compared(one: Numbers, other: Numbers): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

function changelogProblems(version: string, changelog: string): readonly string[] {
  const [unreleased, newest] = sections(changelog);
  if (unreleased?.name !== 'Unreleased') return ['CHANGELOG.md does not begin with a section [Unreleased]'];
  if (newest?.name !== version)
    return [`CHANGELOG.md: the section after [Unreleased] is not \`## [${version}] - 2026-01-31\``];
  return [
    ...(unreleased.text === '' ? [] : [`CHANGELOG.md: what is in [Unreleased] belongs into [${version}]`]),
    ...(newest.date === undefined ? [`CHANGELOG.md: [${version}] has no date`] : []),
    ...(newest.text === '' ? [`CHANGELOG.md: [${version}] says nothing`] : []),
  ];
}

function workflowsIn(documents: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...documents].filter(([file]) => file.startsWith('.github/workflows/')));
}

/** What people copy must lead to this version. */
function usesProblems(major: number, documents: ReadonlyMap<string, string>): readonly string[] {
  return [...documents].flatMap(([file, text]) => {
    const named = [...text.matchAll(/docker-image-rm(?:\/[\w./-]+)?@(v[\w.]+)/g)].map(([, tag = '']) => tag);
    const other = new Set(named.filter((tag) => tag !== `v${major}`));
    return [...other].map((tag) => `${file} says @${tag}, and this is v${major}`);
  });
}
