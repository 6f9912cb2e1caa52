import process from 'node:process';
import { hostname } from 'node:os';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

/** A process, as other processes can tell it from a later one: the runner's process for one job, or a hook. */
export interface Worker {
  readonly pid: string;
  /** In ticks since the machine started: another process can get the same number later. */
  readonly began: string;
  readonly machine: string;
  /** Changes with each start of the machine. */
  readonly boot: string;
  /** Numbers of processes mean nothing outside of their name space, such as a container. */
  readonly namespace: string;
}

const NAME = 'Runner.Worker';

/** A hook is a script of the worker, which is a few processes above this one. */
const MOST_PARENTS = 8;

/** The runner's process for this job. Undefined where it is not found: only Linux tells enough of other processes. */
export function findWorker(): Worker | undefined {
  let pid = String(process.ppid);
  for (let level = 0; level < MOST_PARENTS; level += 1) {
    const found = processOf(pid);
    if (found === undefined) return undefined;
    if (found.name === NAME) return { pid, began: found.began, ...here() };
    pid = found.parent;
  }
  return undefined;
}

/** This process; undefined where nobody could tell whether it still lives. */
export function thisProcess(): Worker | undefined {
  const pid = String(process.pid);
  const found = processOf(pid);
  return found === undefined ? undefined : { pid, began: found.began, ...here() };
}

/** Of two processes that were seen on one machine. */
export function isSameProcess(one: Worker, other: Worker): boolean {
  return one.pid === other.pid && one.began === other.began;
}

/** Whether a process still lives; undefined where nobody can tell from here. */
export function lives(worker: Worker): boolean | undefined {
  const { machine, boot, namespace } = here();
  if (boot === '' || worker.machine !== machine) return undefined;
  if (worker.boot !== boot) return false;
  if (worker.namespace !== namespace) return undefined;
  return processOf(worker.pid)?.began === worker.began;
}

/** The runner reads it from its `.env` and hands it on to its workers. */
const HOOK_VARIABLE = 'ACTIONS_RUNNER_HOOK_JOB_STARTED';

/** All workers of this user whose runner has such hooks, so that each of them should have a record. */
export function hookedWorkers(variable = HOOK_VARIABLE): readonly Worker[] {
  return pids().flatMap((pid) => {
    const found = processOf(pid);
    if (found?.name !== NAME || !isOwn(pid)) return [];
    const environment = textOf(() => readFileSync(`/proc/${pid}/environ`, 'utf8'));
    const isHooked = environment.split('\0').some((line) => line.startsWith(`${variable}=`));
    return isHooked ? [{ pid, began: found.began, ...here() }] : [];
  });
}

function pids(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function isOwn(pid: string): boolean {
  return statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid === process.getuid?.();
}

/** Machines that were made from one image can have one host name. */
function here(): Pick<Worker, 'machine' | 'boot' | 'namespace'> {
  const machineId = textOf(() => readFileSync('/etc/machine-id', 'utf8'));
  const boot = textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = textOf(() => readlinkSync('/proc/self/ns/pid'));
  return { machine: `${hostname()} ${machineId}`.trim(), boot, namespace };
}

interface FoundProcess {
  readonly name: string;
  readonly parent: string;
  readonly began: string;
}

/** The name stands in brackets and can hold some itself; the fields after it are counted from the third: proc_pid_stat(5). */
function processOf(pid: string): FoundProcess | undefined {
  const stat = textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const [, name, rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
  const fields = rest.split(' ');
  const [state, parent, began] = [fields[0], fields[1], fields[19]];
  // A process that ended stays until its parent looks at it.
  const isOver = state === 'Z' || state === 'X';
  return isOver || name === undefined || parent === undefined || began === undefined
    ? undefined
    : { name, parent, began };
}

/** Empty where the kernel does not tell. */
function textOf(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return '';
  }
}
