import type { StepResult } from '../../testbed/runner/run-step.ts';
import type { Report } from '../../src/report/report.ts';
import type { Demo } from './demo.ts';

export interface Finding {
  readonly expected: string;
  readonly found: boolean;
}

export interface Seen {
  readonly dryRun: StepResult;
  readonly removal: StepResult;
  readonly failure: StepResult;
  /** The names of the demo's images before, between and after the two. */
  readonly names: Readonly<Record<'before' | 'between' | 'after', readonly string[]>>;
}

/** Whether the demonstration showed what it was meant to show. */
export function findings(demo: Demo, { dryRun, removal, failure, names }: Seen): readonly Finding[] {
  const [told, done] = [reportOf(dryRun), reportOf(removal)];
  const wanted = JSON.stringify([...demo.verdicts]);
  return [
    {
      expected: 'both steps succeeded; the conflict is a warning, as `fail-on-conflict: false` says',
      found: dryRun.exitCode === 0 && removal.exitCode === 0,
    },
    { expected: 'the dry run changed nothing', found: same(names.before, names.between) },
    { expected: 'the dry run predicted every verdict', found: verdictsOf(told) === wanted },
    { expected: 'every item has the verdict that it should have', found: verdictsOf(done) === wanted },
    {
      expected: 'the bytes that the dry run predicted came back',
      found: isPredicted(told.totals, done.totals),
    },
    {
      expected: 'without `fail-on-conflict: false` a conflict fails the step, which says what to do',
      found: failure.exitCode === 1 && failure.log.includes('next: stop and remove'),
    },
    {
      expected: `what is left is ${demo.left.join(', ')}`,
      found: same(names.after, demo.left),
    },
  ];
}

function reportOf({ outputs, log }: StepResult): Report {
  const json = outputs['json'];
  if (json === undefined) throw new Error(`the step left no report:\n${log}`);
  return JSON.parse(json) as Report;
}

function verdictsOf({ hosts }: Report): string {
  const items = hosts.flatMap((host) => host.items);
  return JSON.stringify(items.map(({ requested, verdict }) => [requested, verdict]));
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());
}

/** Where the engine only allows a limit, the limit must hold. */
function isPredicted(told: Report['totals'], done: Report['totals']): boolean {
  const [limit, freed] = [told.reclaimedBytes ?? 0, done.reclaimedBytes ?? 0];
  return told.reclaimedMethod === 'exact' && done.reclaimedMethod === 'exact'
    ? limit === freed && freed > 0
    : limit >= freed;
}
