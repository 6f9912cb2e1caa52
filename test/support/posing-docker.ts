import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { files } from '../../src/runner/files.ts';
import type { Surroundings } from '../../src/engine/endpoint.ts';

export interface PosingDocker extends AsyncDisposable {
  readonly path: string;
  readonly surroundings: Surroundings;
  /** The arguments of each start, as JSON. */
  starts(): Promise<readonly string[]>;
}

/** A program with the name of the docker CLI that does what the script says, for what the real one cannot be brought to. */
export async function posingDocker(
  script: string,
  { interpreter = process.execPath, prefix = 'posing-' } = {},
): Promise<PosingDocker> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const [program, starts] = [join(folder, 'docker'), join(folder, 'starts')];
  const noted = `require('node:fs').appendFileSync(${JSON.stringify(starts)}, JSON.stringify(process.argv.slice(2)) + '\\n');`;
  await writeFile(program, `#!${interpreter}\n${noted}\n${script}\n`);
  await chmod(program, 0o755);
  await writeFile(starts, '');
  return {
    path: program,
    surroundings: {
      platform: process.platform,
      env: { PATH: folder },
      home: folder,
      userId: 0,
      machine: '',
      files,
    },
    starts: async () => (await readFile(starts, 'utf8')).split('\n').filter(Boolean),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** What `docker system dial-stdio` does. */
export function dialing(host: string): string {
  return `
    const socket = require('node:net').connect('${host.replace('unix://', '')}');
    process.stdin.pipe(socket).pipe(process.stdout);
    socket.on('close', () => process.exit());
  `;
}
