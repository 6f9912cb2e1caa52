import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { RunningEngine } from '../../testbed/engines/start-engine.ts';

export type Ending = 'normal' | 'lost';

export interface Ended {
  /** Of both hooks. */
  readonly seconds: number;
  readonly log: string;
}

interface Worker {
  /** What the first hook said. */
  log(): string;
  end(how: Ending): Promise<Ended>;
}

export interface SelfHostedRunner extends AsyncDisposable {
  /** Resolves when the first hook has ended. */
  startJob(number: number): Promise<Worker>;
}

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js');

/** A shell in the part of the runner's process for one job: its hooks are its children. */
const SCRIPT = [
  'hook() { "$NODE" "$CLI" hook "$1" --settings "$SETTINGS" --strict; }',
  'hook started || exit 1',
  'echo "the job begins"',
  'read -r _',
  'hook completed',
].join('\n');

export async function openRunner(name: string, engine: RunningEngine): Promise<SelfHostedRunner> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-'));
  const temp = join(folder, '_temp');
  await mkdir(temp);
  const program = join(folder, 'Runner.Worker');
  await symlink('/bin/bash', program);
  const settings = join(folder, 'docker-image-rm.conf');
  await writeFile(settings, [`records: ${join(folder, 'records')}`, 'after-lost-job: remove', ''].join('\n'));

  const startJob = async (number: number): Promise<Worker> => {
    const summary = join(folder, `summary-${number}.md`);
    await writeFile(summary, '');
    const worker = spawn(program, ['-c', SCRIPT], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...{ PATH: process.env['PATH'], HOME: folder, NODE: process.execPath, CLI, SETTINGS: settings },
        ...{ DOCKER_HOST: engine.host, RUNNER_NAME: name, RUNNER_TEMP: temp, GITHUB_ACTIONS: 'true' },
        ...{ GITHUB_RUN_ID: String(number), GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'test' },
        GITHUB_STEP_SUMMARY: summary,
      },
    });
    const ended = once(worker, 'exit');
    let log = '';
    const began = performance.now();
    const hasBegun = new Promise<void>((resolve) => {
      for (const stream of [worker.stdout, worker.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          log += text;
          if (log.includes('the job begins')) resolve();
        });
    });
    await Promise.race([hasBegun, ended]);
    if (worker.exitCode !== null) throw new Error(`the first hook failed:\n${log}`);
    const first = performance.now() - began;
    return {
      log: () => log,
      end: async (how) => {
        const asked = performance.now();
        if (how === 'lost') worker.kill('SIGKILL');
        else worker.stdin.end('\n');
        await ended;
        return { seconds: (first + performance.now() - asked) / 1000, log };
      },
    };
  };
  return { startJob, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
