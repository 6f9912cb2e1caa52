import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ticks in a second as the kernel tells them to programs: the same on every architecture that Node runs on. */
const ticksPerSecond = 100;

/** The CPU time that an engine has used: dockerd, its containerd, and the children that they have waited for. */
export function engineCpuSeconds(dockerd: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = all.flatMap((pid) => statOf(Number(pid)));
  const family = new Set([dockerd]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const { pid, parent } of found) if (family.has(parent)) family.add(pid);
  }
  const ticks = found.reduce((sum, stat) => (family.has(stat.pid) ? sum + stat.ticks : sum), 0);
  return ticks / ticksPerSecond;
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

function statOf(pid: number): readonly Stat[] {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return []; // Ended since.
  }
  // After the name, which may hold anything: state, parent (4th field), …, utime, stime, cutime, cstime (14th to 17th).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return [{ pid, parent: Number(fields[1]), ticks }];
}

const lookEvery = 100;
const atMostLooks = 50;

/** Waits until the engine does nothing any more: what it tidies up after a start or a load is not the contestants'. */
export async function untilIdle(dockerd: number): Promise<void> {
  let before = -1;
  for (let looks = 0; looks < atMostLooks; looks += 1) {
    const now = engineCpuSeconds(dockerd);
    if (now === before) return;
    before = now;
    await sleep(lookEvery);
  }
}
