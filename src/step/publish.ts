import { plain } from '../report/escape.ts';
import { annotations, logParts } from '../report/log.ts';
import { outputs } from '../report/outputs.ts';
import type { Report } from '../report/report.ts';
import type { ExitRules } from '../report/verdict-table.ts';
import { summary } from '../report/summary.ts';
import type { Runner } from '../runner/runner.ts';

interface Before {
  readonly wasProgressShown: boolean;
  readonly stateProblems: readonly string[];
}

/** Tells the runner everything that the report holds. A channel that is broken (a full disk, say) silences no other. */
export async function publish(
  report: Report,
  rules: ExitRules & { readonly summary: boolean },
  { wasProgressShown, stateProblems }: Before,
  runner: Runner,
): Promise<void> {
  const parts = logParts(report, wasProgressShown);
  const tell = (some: typeof parts): void => {
    for (const { title, lines } of some) runner.log(lines, title);
  };
  tell(parts.slice(0, -1));
  for (const { level, message } of annotations(report, rules)) runner.annotate(level, message);
  // What a person wants first is last, where the eye falls.
  tell(parts.slice(-1));
  const broken = [
    stateProblems,
    await problemOf('the outputs', () => {
      for (const [name, value] of outputs(report)) runner.output(name, value);
    }),
    await problemOf('the summary', () => {
      if (rules.summary) runner.summary(summary(report));
    }),
  ].flat();
  for (const problem of broken) runner.annotate('warning', plain(problem));
  if (report.exit.failed) runner.fail(plain(report.exit.message));
}

export async function problemOf(what: string, write: () => unknown): Promise<readonly string[]> {
  try {
    await write();
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`${what} could not be written: ${why}; the log above is complete`];
  }
}
