import { problemsOfUses } from './pins.ts';
import type { Problem } from './problem.ts';

/**
 * From which major version on an action runs on Node 24, the only one that runners will have. 0 for an action without
 * a Node of its own: composite, or in a container.
 */
const FIRST_WITH_NODE_24: Readonly<Record<string, number>> = {
  'actions/attest-build-provenance': 3,
  'actions/checkout': 5,
  'actions/download-artifact': 7,
  'actions/upload-artifact': 6,
  'docker/setup-docker-action': 5,
  'github/codeql-action': 4,
  'ossf/scorecard-action': 0,
  'zizmorcore/zizmor-action': 0,
};

/** Actions that run on a Node that runners drop, by the version in the comment beside their commit. */
export function nodeVersionProblems(file: string, text: string): readonly Problem[] {
  return problemsOfUses(file, text, problemOf);
}

function problemOf(uses: string, comment: string): string | undefined {
  const [name = ''] = uses.split('@');
  if (name.startsWith('./') || name.startsWith('docker-image-rm/docker-image-rm')) return undefined;
  const action = name.split('/').slice(0, 2).join('/');
  const first = FIRST_WITH_NODE_24[action];
  if (first === undefined) return `${action} is not in the table of scripts/yaml/node-versions.ts`;
  const major = Number(/^\s*v?(\d+)/.exec(comment)?.[1] ?? Number.NaN);
  return major >= first ? undefined : `${action} runs on Node 24 from v${first} on only`;
}
