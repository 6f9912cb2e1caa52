import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ownInputProblems } from '../../scripts/yaml/own-inputs.ts';
import { permissionProblems, pinProblems } from '../../scripts/yaml/pins.ts';
import { requiredJobProblems } from '../../scripts/yaml/required-job.ts';
import { untrustedProblems, writeProblems } from '../../scripts/yaml/untrusted.ts';

const root = join(import.meta.dirname, '..', '..');
const sha = 'a'.repeat(40);

interface Called {
  readonly jobs: {
    readonly clean: { readonly uses: string; readonly with: Readonly<Record<string, unknown>> };
  };
}

interface ReleaseJob {
  readonly if?: string;
  readonly permissions: unknown;
  readonly steps: readonly { readonly run?: string }[];
}

interface Release {
  readonly on: { readonly workflow_dispatch: { readonly inputs: { readonly version: object } } };
  readonly permissions: unknown;
  readonly jobs: { readonly check: ReleaseJob; readonly attest: ReleaseJob; readonly tag: ReleaseJob };
}

interface Callable {
  readonly on: {
    readonly workflow_call: { readonly inputs: Readonly<Record<string, { readonly required?: boolean }>> };
  };
}

function step(uses: string): string {
  return `jobs:\n  one:\n    steps:\n      - uses: ${uses}\n`;
}

function ci(
  needs: string,
  rest = '    if: always()\n    env: { RESULTS: "${{ toJSON(needs) }}" }\n',
): string {
  return `jobs:\n  gates: {}\n  tests: {}\n  ci-ok:\n    needs: ${needs}\n${rest}`;
}

describe('an action from elsewhere', () => {
  it.each([`a/b@${sha} # v1.2.3`, `a/b/c@${sha} # 4.0`, './', './.github/actions/x'])('may be %s', (uses) => {
    expect(pinProblems('ci.yml', step(uses))).toEqual([]);
  });

  it.each([
    'a/b@v1',
    'a/b@main',
    `a/b@${sha}`,
    `a/b@${sha} # latest`,
    `a/b@${sha.slice(1)} # v1.2.3`,
    'docker://a:1',
  ])('may not be %s', (uses) => {
    expect(pinProblems('ci.yml', step(uses))).toEqual([
      { file: 'ci.yml', line: 4, message: expect.any(String) },
    ]);
  });
});

describe('a workflow', () => {
  it('says what it may do', () => {
    expect(permissionProblems('ci.yml', 'on: push\n')).toHaveLength(1);
    expect(permissionProblems('ci.yml', 'permissions:\n  contents: read\n')).toEqual([]);
  });

  it('gives this action only inputs that it has', () => {
    const text =
      'steps:\n  - uses: ./\n    with:\n      images: a\n      imagse: b\n  - uses: a/b\n    with: { other: 1 }\n';
    const problems = ownInputProblems('ci.yml', text, 'inputs:\n  images: {}\n');
    expect(problems).toEqual([{ file: 'ci.yml', line: 5, message: 'action.yml has no input `imagse`' }]);
  });
});

const read = (file: string): unknown => parse(readFileSync(join(root, file), 'utf8'));

describe('the release', () => {
  const { on, permissions, jobs } = read('.github/workflows/release.yml') as Release;

  it('is set off by hand only, with a version that somebody types', () => {
    expect(Object.keys(on)).toEqual(['workflow_dispatch']);
    expect(on.workflow_dispatch.inputs.version).toMatchObject({ required: true, type: 'string' });
    expect(on.workflow_dispatch.inputs.version).not.toHaveProperty('default');
    expect(jobs.check.if).toBe("github.ref == 'refs/heads/main'");
  });

  it('may write to the repository in one job only, after the checks, and that one runs nothing of the repository', () => {
    expect(permissions).toEqual({});
    expect(jobs.check.permissions).toEqual({ contents: 'read' });
    expect(jobs.tag).toMatchObject({ permissions: { contents: 'write' }, needs: ['check', 'attest'] });
    expect(JSON.stringify(jobs.tag)).not.toMatch(/actions\/checkout|npm|node /);
    expect(jobs.attest.permissions).toEqual({
      contents: 'read',
      'id-token': 'write',
      attestations: 'write',
    });
    expect(JSON.stringify(jobs.attest)).not.toContain('"run"');
  });

  it('puts no input into a script', () => {
    const scripts = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
    expect(scripts.join('\n')).not.toContain('${{');
  });
});

describe('the example of a fleet', () => {
  it('gives the reusable workflow inputs that it has, and all that it needs', () => {
    const example = read('examples/self-hosted-fleet.yml') as Called;
    const { on } = read('.github/workflows/clean-fleet.yml') as Callable;
    const { inputs } = on.workflow_call;
    const given = Object.keys(example.jobs.clean.with);
    expect(example.jobs.clean.uses).toContain('/.github/workflows/clean-fleet.yml@');
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given));
    const needed = Object.keys(inputs).filter((name) => inputs[name]?.required === true);
    expect(given).toEqual(expect.arrayContaining(needed));
  });
});

describe('the required job', () => {
  it('needs every other job', () => {
    expect(requiredJobProblems('ci.yml', ci('[gates, tests]'))).toEqual([]);
    expect(requiredJobProblems('ci.yml', ci('[gates]'))).toEqual([
      { file: 'ci.yml', line: 4, message: 'ci-ok does not need the job tests, so nobody does' },
    ]);
  });

  it('runs after a failure too, and looks at the results', () => {
    const [first, second] = requiredJobProblems('ci.yml', ci('[gates, tests]', ''));
    expect(first?.message).toContain('if: always()');
    expect(second?.message).toContain('does not look at the results');
  });

  it('has to be there', () => {
    expect(requiredJobProblems('ci.yml', 'jobs:\n  gates: {}\n')).toHaveLength(1);
  });
});

describe('what others could use', () => {
  const lines = (text: string): readonly number[] =>
    untrustedProblems('ci.yml', text).map(({ line }) => line);
  const running = (code: string): string => `on: push\njobs:\n  one:\n    steps:\n      - run: ${code}\n`;

  it.each([
    'on: pull_request_target\n',
    'on:\n  pull_request_target:\n    types: [opened]\n',
    'on: issue_comment\n',
    'on: [push, workflow_run]\n',
  ])('an event: %j', (text) => {
    expect(lines(text)).toHaveLength(1);
  });

  it.each(['on: pull_request\n', 'on: [push, pull_request]\n', 'on:\n  push:\n  workflow_dispatch:\n'])(
    'no event: %j',
    (text) => {
      expect(lines(text)).toEqual([]);
    },
  );

  it.each([
    'echo ${{ github.event.pull_request.title }}',
    'echo "${{ github.head_ref }}"',
    'echo ${{ inputs.name }}',
    'echo ${{ steps.one.outputs.two }}',
  ])('text that becomes code: %s', (code) => {
    expect(lines(running(code))).toEqual([5]);
  });

  it('text that is handed over', () => {
    const handed = 'on: push\nenv:\n  TITLE: ${{ github.event.pull_request.title }}\n';
    expect(lines(handed + running('echo "$TITLE" ${{ matrix.os }}').slice('on: push\n'.length))).toEqual([]);
  });

  it('a token that stays on the disk', () => {
    const checkout = `steps:\n  - uses: actions/checkout@${sha}\n`;
    expect(lines(checkout)).toEqual([2]);
    expect(lines(`${checkout}    with:\n      persist-credentials: false\n`)).toEqual([]);
  });

  it('rights that every job has', () => {
    expect(lines('permissions: write-all\n')).toEqual([1]);
    expect(writeProblems('ci.yml', 'permissions:\n  contents: read\n  issues: write\n')).toHaveLength(1);
    expect(writeProblems('ci.yml', 'permissions:\n  contents: read\n')).toEqual([]);
    expect(writeProblems('ci.yml', 'permissions: {}\n')).toEqual([]);
  });
});
