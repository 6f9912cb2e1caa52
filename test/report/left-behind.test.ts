import { expect, it } from 'vitest';
import { leftBehind } from '../../src/model/left-behind.ts';
import { baselineOf } from '../../src/model/baseline.ts';
import { type HostReport, report } from '../../src/report/report.ts';
import { summary } from '../../src/report/summary.ts';
import { linesOf } from '../support/reports.ts';

const RULES = { missing: 'warn', failOnConflict: true, noEngine: 'fail', dryRun: false } as const;
const baseline = baselineOf('engine', 'graphdriver', [], [], { networks: [], volumes: [] });

function told(
  volumes: readonly string[],
  dryRun = false,
): { readonly log: string; readonly markdown: string } {
  const beside = { containers: [], networks: [], volumes };
  const left = leftBehind(beside, { baseline, ownContainer: [], going: new Set() });
  const host: HostReport = { host: 'unix:///s', items: [], reclaimed: { method: 'off' }, leftBehind: left };
  const one = report([host], { ...RULES, dryRun });
  expect(one.hosts[0]?.leftBehind).toHaveLength(volumes.length);
  const log = linesOf(one).join('\n');
  return { log, markdown: summary(one) };
}

it('a thousand volumes keep the log and the summary short, and the rest is counted', () => {
  const { log, markdown } = told(Array.from({ length: 1000 }, (_, index) => `volume-${String(index)}`));
  expect(log.split('\n').length).toBeLessThan(20);
  expect(log).toContain(
    'left behind: 990 more volumes, new since this job began; `docker volume ls` lists them all',
  );
  expect(markdown.length).toBeLessThan(10_000);
  expect(markdown).toContain('990 more volumes');
});

it('a name cannot speak to the runner, or become markup', () => {
  const { log, markdown } = told(['##[error]no', '<b>bold</b>']);
  expect(log).not.toContain('##[');
  expect(markdown).not.toContain('<b>');
});

it('a dry run tells what would stay', () => {
  expect(told(['data'], true).log).toContain('would be left behind: volume data');
});

it.each([
  [false, '2 containers removed'],
  [true, 'Would remove 2 containers'],
])('the headline counts containers where no image was chosen: dry run %s', (dryRun, headline) => {
  const containersRemoved = ['a', 'b'].map((name) => ({
    id: name,
    name,
    image: 'sha256:0',
    state: 'running',
  }));
  const host: HostReport = { host: 'unix:///s', items: [], reclaimed: { method: 'off' }, containersRemoved };
  expect(linesOf(report([host], { ...RULES, dryRun })).at(-1)).toBe(headline);
});
