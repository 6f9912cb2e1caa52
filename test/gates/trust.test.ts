import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trustProblems, type TrustState } from '../../scripts/release/trust.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const WORKFLOWS = '.github/workflows';
const RELEASE = `${WORKFLOWS}/release.yml`;

const here: TrustState = {
  action: read('action.yml'),
  actionTypes: read('action-types.yml'),
  dependabot: read('.github/dependabot.yml'),
  workflows: new Map(
    readdirSync(join(root, WORKFLOWS)).map((file) => [`${WORKFLOWS}/${file}`, read(`${WORKFLOWS}/${file}`)]),
  ),
};

/** One workflow with a part of its text exchanged. */
function withChange(file: string, from: RegExp, to: string): Pick<TrustState, 'workflows'> {
  const text = here.workflows.get(file) ?? '';
  expect(text).toMatch(from);
  return { workflows: new Map([...here.workflows, [file, text.replace(from, to)]]) };
}

const CI = `${WORKFLOWS}/ci.yml`;
const SHA = 'a'.repeat(40);

describe('a release can be trusted', () => {
  it('as everything stands here', () => {
    expect(trustProblems(here)).toStrictEqual([]);
  });

  it.each<[string, Partial<TrustState>, string]>([
    [
      'a tag instead of a commit',
      withChange(CI, /actions\/checkout@\S+ # v\S+/, 'actions/checkout@v6'),
      'actions/checkout@v6 is not pinned to a full commit SHA',
    ],
    [
      'a commit without its version',
      withChange(CI, /(actions\/checkout@\S+) # v\S+/, '$1'),
      'needs its version in a comment',
    ],
    [
      'an action on Node 20',
      withChange(RELEASE, /actions\/upload-artifact@\S+ # v\S+/, `actions/upload-artifact@${SHA} # v4.6.2`),
      'actions/upload-artifact runs on Node 24 from v6 on only',
    ],
    [
      'an action that nobody looked at',
      withChange(CI, /actions\/checkout@\S+ # v\S+/, `a/b/c@${SHA} # v1.2.3`),
      'a/b is not in the table',
    ],
    ['an image by its tag', withChange(CI, /@sha256:[0-9a-f]+/, ''), 'is not pinned to a digest'],
    [
      'a release without an attestation',
      withChange(RELEASE, /subject-path: .*/, 'subject-path: notes.md'),
      'no job attests dist/',
    ],
    [
      'a tag before the attestation',
      withChange(RELEASE, /needs: \[check, attest\]/, 'needs: check'),
      'the tag does not wait for the job attest',
    ],
    [
      'a dependency that is an hour old',
      { dependabot: here.dependabot.replace('cooldown:', 'other:') },
      'npm has no cooldown',
    ],
    ['no word to Dependabot', { dependabot: '' }, '.github/dependabot.yml says nothing'],
    [
      'a type that is missing',
      { actionTypes: here.actionTypes.replace('  images: &lines', '  other: &lines') },
      'no `images`, which action.yml has',
    ],
    ['an old runtime', { action: here.action.replace('node24', 'node20') }, 'action.yml runs on node20'],
  ])('not with %s', (_, change, problem) => {
    expect(trustProblems({ ...here, ...change }).join('\n')).toContain(problem);
  });

  it('has a table that is not longer than the workflows are', () => {
    const table = read('scripts/yaml/node-versions.ts').match(/^ {2}'[\w/-]+': \d+,$/gm) ?? [];
    const text = [...here.workflows.values()].join('\n');
    const unused = table.map((row) => row.split("'")[1] ?? '').filter((name) => !text.includes(name));
    expect(unused).toStrictEqual([]);
  });
});
