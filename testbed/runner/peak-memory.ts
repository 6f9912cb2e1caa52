import { readFile } from 'node:fs/promises';

/** Flags for a Node that writes its figures into a file when it ends: only the process itself sees its own last moment. */
export function tellingPeak(file: string): readonly string[] {
  // Read and written, not copied: to what copies files, those of the kernel are empty.
  const source = `import { readFileSync, writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, readFileSync('/proc/self/status')));`;
  return ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
}

/** The most memory that it ever had, in bytes. */
export async function peakIn(file: string): Promise<number> {
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(await readFile(file, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error('the kernel does not say how much memory there was at most');
  return Number(kilobytes) * 1024;
}
