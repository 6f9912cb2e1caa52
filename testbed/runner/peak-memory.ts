import { readFile } from 'node:fs/promises';

/**
 * Flags for a Node that writes its memory figures into a file when it ends, since only the process itself can read
 * them then.
 */
export function peakMemoryFlags(file: string): readonly string[] {
  // Read and write instead of copying, since files of the kernel have size 0 for a copy.
  const source = `import { readFileSync, writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, readFileSync('/proc/self/status')));`;
  return ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
}

/** The peak memory in bytes. */
export async function peakMemoryIn(file: string): Promise<number> {
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(await readFile(file, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('the kernel does not report the peak memory');
  return Number(kilobytes) * 1024;
}
