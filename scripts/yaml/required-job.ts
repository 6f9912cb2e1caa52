import { parse } from 'yaml';
import type { Problem } from './problem.ts';

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
}

/** The one job that the branch protection asks for. */
const required = 'ci-ok';

/**
 * A job that is not among the needs of the required one can fail without stopping a merge. And unless that one runs
 * `always()`, a failure leaves it skipped, which the branch protection takes for a success.
 */
export function requiredJobProblems(file: string, text: string): readonly Problem[] {
  const { jobs = {} } = parse(text) as { jobs?: Readonly<Record<string, Job>> };
  const job = jobs[required];
  const at = (message: string): Problem => ({ file, line: lineOf(text, `  ${required}:`), message });
  if (job === undefined) return [at(`no job ${required}`)];
  const needs = [job.needs ?? []].flat();
  const missing = Object.keys(jobs).filter((name) => name !== required && !needs.includes(name));
  const problems = missing.map((name) => at(`${required} does not need the job ${name}, so nobody does`));
  if (!String(job.if).includes('always()')) problems.push(at(`${required} must run with \`if: always()\``));
  if (!JSON.stringify(job).includes('toJSON(needs)'))
    problems.push(at(`${required} does not look at the results`));
  return problems;
}

function lineOf(text: string, start: string): number {
  return Math.max(1, text.split('\n').findIndex((line) => line.startsWith(start)) + 1);
}
