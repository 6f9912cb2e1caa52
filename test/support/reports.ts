import type { Outcome } from '../../src/model/outcome.ts';
import { type Annotation, logParts } from '../../src/report/messages.ts';
import { report, type ExitRules, type HostReport, type Report } from '../../src/report/report.ts';

/** Finished reports to render. */

export const rules: ExitRules = { failOnConflict: true, missing: 'warn', noEngine: 'fail' };

export function aHost(items: readonly Outcome[], more: Partial<HostReport> = {}): HostReport {
  return {
    host: 'unix:///var/run/docker.sock',
    engine: {
      name: 'Docker',
      version: '28.5.2',
      apiVersion: '1.51',
      newestApi: '1.51',
      store: 'containerd',
      platform: { os: 'linux', architecture: 'amd64' },
    },
    items,
    reclaimed: { bytes: 0, method: 'exact' },
    ...more,
  };
}

export function aReport(
  hosts: readonly HostReport[],
  more: Partial<ExitRules & { dryRun: boolean }> = {},
): Report {
  return report(hosts, { ...rules, dryRun: false, ...more });
}

/** The lines of the log, as if these annotations stood beside it. */
export function linesOf(of: Report, told: readonly Annotation[] = []): readonly string[] {
  return logParts(of, { annotations: told, wasProgressShown: false }).flatMap(({ lines }) => lines);
}
