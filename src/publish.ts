import type { ExitRules, Report } from './domain/report.ts';
import { annotations } from './report/annotations.ts';
import { logLines } from './report/log.ts';
import { outputs } from './report/outputs.ts';
import { summary } from './report/summary.ts';
import { plain } from './report/text.ts';
import type { Runner } from './runner/runner.ts';

/** Tells the runner everything that the report holds. */
export async function publish(
  report: Report,
  rules: ExitRules & { readonly summary: boolean },
  runner: Runner,
): Promise<void> {
  for (const line of logLines(report)) runner.log(line);
  for (const { level, message } of annotations(report, rules)) runner.annotate(level, message);
  for (const [name, value] of outputs(report)) runner.output(name, value);
  if (rules.summary) await runner.summary(summary(report));
  if (report.exit.failed) runner.fail(plain(report.exit.message));
}
