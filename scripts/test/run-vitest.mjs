import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { node24, versionOf } from './nodes.mjs';

const PATIENCE = 5_000;
const IS_WINDOWS = process.platform === 'win32';

/**
 * Runs Vitest on that Node, and resolves to its exit code and to what became of each test. A signal ends it with all that
 * it has started: then `signal` says which, and the results are those so far.
 */
export async function runVitest(node, options) {
  const version = versionOf(node);
  console.log(`\nNode ${version}: ${['vitest run', ...options].join(' ')}`);
  const folder = resolve('.cache', 'test');
  const recordFile = join(folder, `${process.pid}-node-${version}.jsonl`);
  mkdirSync(folder, { recursive: true });
  const command = ['node_modules/vitest/vitest.mjs', 'run', ...options];
  const child = spawn(node, [...command, '--reporter', './scripts/test/reporter.mjs'], {
    // Vitest would wait for the running tests when it saw Ctrl-C. In a group of its own it does not see it: we end it.
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: !IS_WINDOWS,
    env: { ...process.env, TEST_RECORD: recordFile },
  });
  const end = await ended(child);
  const results = existsSync(recordFile) ? readFileSync(recordFile, 'utf8').split('\n') : [];
  rmSync(recordFile, { force: true });
  return { version, ...end, results: results.filter((line) => line !== '').map((line) => JSON.parse(line)) };
}

function ended(child) {
  return new Promise((resolveWith, reject) => {
    let interruption;
    const interrupt = (signal) => {
      // Under npm the same Ctrl-C comes twice.
      if (interruption !== undefined) return;
      console.error(`\n${signal}: the tests and the engines are ended.`);
      interruption = endAll(child).then(() => signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, interrupt);
    child.on('error', reject);
    child.on('close', (status) => {
      Promise.resolve(interruption)
        .then((signal) => resolveWith({ status, signal }), reject)
        .finally(() => signals.forEach((signal) => process.off(signal, interrupt)));
    });
  });
}

/** First the workers end, and their engines with them; then comes whatever they had no time for. */
async function endAll(child) {
  endGroup(child, 'SIGTERM');
  const deadline = performance.now() + PATIENCE;
  while (livesOn(child)) {
    if (performance.now() > deadline) endGroup(child, 'SIGKILL');
    await sleep(20);
  }
  if (!IS_WINDOWS) spawnSync(node24(), ['testbed/engines/sweep.ts'], { stdio: 'inherit', detached: true });
}

function endGroup(child, signal) {
  try {
    if (IS_WINDOWS) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Whether a process of the group is there. Zombies, which the kernel still counts as members, are not. */
function livesOn(child) {
  if (process.platform !== 'linux') return child.exitCode === null && child.signalCode === null;
  return readdirSync('/proc').some((pid) => /^\d+$/.test(pid) && isOf(child.pid, pid));
}

function isOf(group, pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the program's name in brackets: the state, the parent, the group.
    const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(itsGroup) === group && !'ZX'.includes(state);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return false;
    throw error;
  }
}
