import { expect, it } from 'vitest';
import { annotations, outputs } from '../../src/report/messages.ts';
import { summary } from '../../src/report/summary.ts';
import { anOutcome } from '../support/build.ts';
import { aHost, aReport, linesOf, rules } from '../support/reports.ts';

it('300,000 items, half of which go wrong, are reported', () => {
  const COUNT = 300_000;
  const items = Array.from({ length: COUNT }, (_, n) =>
    anOutcome({ requested: `app:${n}`, verdict: n % 2 === 0 ? 'untagged' : 'absent', reason: 'why' }),
  );
  const containersRemoved = [{ id: 'c', name: 'web', image: 'sha256:1', state: 'exited' }];
  const report = aReport([aHost(items, { containersRemoved })]);
  const lines = linesOf(report, annotations(report, rules));
  expect(lines.filter((line) => /^(?:untagged|absent {2})/.test(line))).toHaveLength(COUNT);
  expect(lines.at(-1)).toBe('Freed nothing: 150000 untagged, 150000 absent');
  expect(annotations(report, rules)).toHaveLength(10);
  expect(summary(report)).toContain(`${COUNT / 2} absent`);
  expect(new Map(outputs(report)).get('absent')?.split('\n')).toHaveLength(COUNT / 2);
});
