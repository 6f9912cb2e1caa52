import { complaint } from './complaint.ts';
import type { Program } from '../../programs/index.ts';

const LIMIT_MS = 5000;

/** What a program says about its failure; empty when it does not fail, or not in time. */
export async function complaintOf(program: Program, signal: AbortSignal): Promise<string> {
  const { runProgram } = await import(/* webpackIgnore: true */ '../../programs/index.ts');
  const { end, stderr } = await runProgram(program, LIMIT_MS, signal);
  return 'exitCode' in end && end.exitCode !== 0 ? complaint(stderr) : '';
}
