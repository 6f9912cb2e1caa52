import { describe, expect, it } from 'vitest';
import { explainConflict } from '../../src/report/conflicts.ts';
import { aContainer, afterwards, anImage, aSurvey, byId, byName, stopped } from '../support/build.ts';

type Rule = 'keep' | 'stopped' | 'all' | 'added';

function next(container: typeof aContainer, containersInput: Rule, hasPatterns = false): string | undefined {
  const image = anImage('1', ['app:1']);
  const containers = [container('1', { name: 'web' })];
  const survey = { ...aSurvey({ images: [image], containers }), hasPatterns, containersInput };
  const stateAfter = afterwards([['1', image]], containers);
  return explainConflict({ target: byName('app:1', '1'), image, survey, stateAfter })?.next;
}

describe('no advice names an input that was tried', () => {
  it.each([
    ['keep', ', or set `containers: all`'],
    ['stopped', ', or set `containers: all`'],
    ['all', ''],
    ['added', ''],
  ] as const)('a running container, containers: %s', (rule, more) => {
    expect(next(aContainer, rule)).toBe(`stop and remove web first (\`docker rm -f web\`)${more}`);
  });

  it.each([
    ['keep', ', or set `containers: stopped`'],
    ['stopped', ''],
    ['all', ''],
    ['added', ''],
  ] as const)('a stopped container, containers: %s', (rule, more) => {
    expect(next(stopped, rule)).toContain(`remove web first (\`docker rm web\`)${more}`);
    expect(next(stopped, rule)?.includes('containers:')).toBe(more !== '');
  });
});

describe('beside a pattern no advice widens what that takes', () => {
  it.each([
    ['a running container', aContainer, 'stop and remove web first (`docker rm -f web`)'],
    ['a stopped container', stopped, 'remove web first (`docker rm web`)'],
  ] as const)('%s', (_, container, advice) => {
    expect(next(container, 'keep', true)).toBe(advice);
    expect(next(container, 'keep', false)).toContain(`${advice}, or set`);
  });

  it('several names', () => {
    const image = anImage('1', ['app:1', 'app:2']);
    const survey = { ...aSurvey({ images: [image] }), hasPatterns: true };
    const scene = { target: byId('1'), image, survey, stateAfter: afterwards([['1', image]]) };
    expect(explainConflict(scene)?.next).toBe('list app:1, app:2 too');
  });
});
