import { isMap, parse, parseDocument } from 'yaml';
import { actionTypesProblems } from '../yaml/action-types.ts';
import { nodeVersionProblems } from '../yaml/node-versions.ts';
import { imageProblems, pinProblems } from '../yaml/pins.ts';
import { shown } from '../yaml/problem.ts';

/** What somebody who uses a release must be able to trust. */
export interface TrustState {
  /** The texts of `action.yml` and `action-types.yml`. */
  readonly action: string;
  readonly actionTypes: string;
  /** The texts of the workflows, by their files. */
  readonly workflows: ReadonlyMap<string, string>;
  readonly dependabot: string;
}

export function trustProblems({ action, actionTypes, workflows, dependabot }: TrustState): readonly string[] {
  const inWorkflows = [...workflows].flatMap(([file, text]) => [
    ...pinProblems(file, text),
    ...imageProblems(file, text),
    ...nodeVersionProblems(file, text),
  ]);
  return [
    ...inWorkflows.map(shown),
    ...actionTypesProblems(action, actionTypes),
    ...runtimeProblems(action),
    ...attestationProblems(workflows.get(RELEASE) ?? ''),
    ...cooldownProblems(dependabot),
  ];
}

const RELEASE = '.github/workflows/release.yml';

interface Action {
  readonly runs: { readonly using: string };
}

function runtimeProblems(action: string): readonly string[] {
  const { using } = (parse(action) as Action).runs;
  return using === 'node24' ? [] : [`action.yml runs on ${using}, and this is tested on node24`];
}

interface Workflow {
  readonly jobs?: Readonly<Record<string, Job>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly steps?: readonly {
    readonly uses?: string;
    readonly with?: { readonly 'subject-path'?: string };
  }[];
}

/** A release without an attestation of `dist/` cannot be told from one that somebody else pushed. */
function attestationProblems(release: string): readonly string[] {
  const { jobs = {} } = (parse(release) ?? {}) as Workflow;
  const attesting = Object.keys(jobs).find((name) => jobs[name]?.steps?.some(attestsDist));
  if (attesting === undefined) return [`${RELEASE}: no job attests dist/`];
  const needs = [jobs['tag']?.needs ?? []].flat();
  return needs.includes(attesting) ? [] : [`${RELEASE}: the tag does not wait for the job ${attesting}`];
}

function attestsDist(step: NonNullable<Job['steps']>[number]): boolean {
  const path = step.with?.['subject-path'] ?? '';
  return step.uses?.startsWith('actions/attest-build-provenance@') === true && path.startsWith('dist/');
}

interface Dependabot {
  readonly updates?: readonly { readonly 'package-ecosystem': string; readonly cooldown?: object }[];
}

/** A version that was published an hour ago may be somebody's theft. */
function cooldownProblems(text: string): readonly string[] {
  if (!isMap(parseDocument(text).contents)) return ['.github/dependabot.yml says nothing'];
  const { updates = [] } = parse(text) as Dependabot;
  return updates
    .filter(({ cooldown }) => cooldown === undefined)
    .map((update) => `.github/dependabot.yml: ${update['package-ecosystem']} has no cooldown`);
}
