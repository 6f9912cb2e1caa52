import { describe, expect, it } from 'vitest';
import { notesOf, sections } from '../../scripts/release/changelog.ts';
import { releaseProblems, type State } from '../../scripts/release/problems.ts';

const changelog = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-01-31

### Added

- A thing.

## [1.1.0] - 2025-12-01

- Another.
`;

const RELEASE = `jobs:
  attest:
    steps:
      - uses: actions/attest-build-provenance@${'a'.repeat(40)} # v4.1.0
        with: { subject-path: dist/**/* }
  tag: { needs: attest }
`;

function problems(version: string, change: Partial<State> = {}): readonly string[] {
  return releaseProblems(version, {
    packageJson: { version: '1.2.0' },
    packageLock: { version: '1.2.0' },
    changelog,
    tags: ['v1', 'v1.1.0', 'v2.0.0', 'other'],
    uncommitted: '',
    documents: new Map([
      ['README.md', 'uses: docker-image-rm/docker-image-rm@v1\n'],
      ['.github/workflows/release.yml', RELEASE],
    ]),
    action: 'runs: { using: node24 }\n',
    actionTypes: '{}',
    dependabot: 'updates: []\n',
    ...change,
  });
}

function documents(file: string, text: string): ReadonlyMap<string, string> {
  return new Map([
    [file, text],
    ['.github/workflows/release.yml', RELEASE],
  ]);
}

describe('a release', () => {
  it('may be made where all is as it should be', () => {
    expect(problems('1.2.0')).toEqual([]);
  });

  it.each(['v1.2.0', '1.2', '01.2.0', '1.2.0-rc.1', '1.2.0 ', '', '$(x)'])('is none of "%s"', (version) => {
    expect(problems(version)).toEqual([`"${version}" is no version; write 1.2.3, without a v`]);
  });

  it.each([
    [{ packageJson: { version: '1.1.0' } }, 'package.json says 1.1.0'],
    [{ packageLock: { version: '1.1.0' } }, 'package-lock.json says 1.1.0'],
    [{ tags: ['v1.2.0'] }, 'the tag v1.2.0 is there already'],
    [{ tags: ['v1.10.0'] }, 'v1.10.0 is newer'],
    [{ tags: ['v1.2.1'] }, 'v1.2.1 is newer'],
    [{ uncommitted: ' M dist/index.js' }, 'not everything is committed:\n M dist/index.js'],
    [{ documents: documents('README.md', '@v1 docker-image-rm@v0') }, 'README.md says @v0'],
    [
      { documents: documents('a.yml', 'docker-image-rm/.github/workflows/clean-fleet.yml@v2') },
      'a.yml says @v2',
    ],
    [{ dependabot: '' }, '.github/dependabot.yml says nothing'],
    [{ changelog: changelog.replace('## [Unreleased]', '## Later') }, 'does not begin with'],
    [{ changelog: changelog.replace('[1.2.0]', '[1.3.0]') }, 'is not `## [1.2.0]'],
    [{ changelog: changelog.replace(' - 2026-01-31', '') }, '[1.2.0] has no date'],
    [{ changelog: changelog.replace('### Added\n\n- A thing.\n', '') }, '[1.2.0] says nothing'],
    [{ changelog: changelog.replace('[Unreleased]', '[Unreleased]\n\n- More.') }, 'belongs into [1.2.0]'],
  ] as const)('may not be made: %j', (change, problem) => {
    expect(problems('1.2.0', change)).toEqual([expect.stringContaining(problem)]);
  });

  it('tells all that is wrong at once', () => {
    expect(problems('1.2.0', { packageJson: { version: '1' }, uncommitted: 'x' })).toHaveLength(2);
  });
});

describe('the changelog', () => {
  it('is read by its sections', () => {
    expect(sections(changelog).map(({ name, date }) => [name, date])).toEqual([
      ['Unreleased', undefined],
      ['1.2.0', '2026-01-31'],
      ['1.1.0', '2025-12-01'],
    ]);
  });

  it('gives a release its words', () => {
    expect(notesOf(changelog, '1.2.0')).toBe('### Added\n\n- A thing.\n');
    expect(() => notesOf(changelog, '1.3.0')).toThrow('no section [1.3.0]');
  });
});
