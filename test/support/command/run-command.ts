import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { bundle, sources } from '../../../testbed/runner/code.ts';

/** What the command printed, and how it ended. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandCall {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '..', '..', '..');

/** Runs src/, with a home of its own. */
export function runCommand(call: CommandCall): Promise<CommandResult> {
  const file = join(root, 'src', 'entries', 'cli.ts');
  return run(sources.node, [...sources.flags, file], { ...call, env: { ...sources.env, ...call.env } });
}

/** Runs dist/, or a file that was made from it. */
export function runBundledCommand(
  call: CommandCall,
  file = join(root, 'dist', 'cli', 'index.js'),
): Promise<CommandResult> {
  return run(bundle.node, [file], call);
}

async function run(
  node: string,
  start: readonly string[],
  { args, env = {} }: CommandCall,
): Promise<CommandResult> {
  const home = await mkdtemp(join(tmpdir(), 'command-'));
  try {
    return await outcome(node, [...start, ...args], {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      ...env,
    });
  } finally {
    await rm(home, { recursive: true });
  }
}

function outcome(node: string, args: readonly string[], env: Record<string, string>): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr });
    });
  });
}
