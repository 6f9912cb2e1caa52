import process from 'node:process';
import { hostname } from 'node:os';
import { readFileSync, readlinkSync } from 'node:fs';

/** The runner's process for one job, which ends when the job does. */
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

/** Undefined where it is not found: only Linux tells enough of other processes. */
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

/** Whether a worker still lives; undefined where nobody can tell from here. */
export function lives(worker: Worker): boolean | undefined {
  const { machine, boot, namespace } = here();
  if (boot === '' || worker.machine !== machine) return undefined;
  if (worker.boot !== boot) return false;
  if (worker.namespace !== namespace) return undefined;
  return processOf(worker.pid)?.began === worker.began;
}

function here(): Pick<Worker, 'machine' | 'boot' | 'namespace'> {
  const boot = textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = textOf(() => readlinkSync('/proc/self/ns/pid'));
  return { machine: hostname(), boot, namespace };
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
  const [parent, began] = [fields[1], fields[19]];
  return name === undefined || parent === undefined || began === undefined
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
