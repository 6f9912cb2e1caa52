import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What a client that leaks would leave in the engine. */
export interface Vitals {
  readonly sockets: number;
  /** In bytes. */
  readonly memory: number;
}

export function vitalsOf(pid: number): Vitals {
  const folder = `/proc/${pid}/fd`;
  const sockets = readdirSync(folder).filter((fd) => targetOf(`${folder}/${fd}`).startsWith('socket:'));
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { sockets: sockets.length, memory: Number(kilobytes) * 1024 };
}

/** Of those that were there a moment ago. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
