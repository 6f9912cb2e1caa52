import { createCipheriv, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteOfSharedPrograms } from '../kinds.ts';
import { programsOf } from '../programs.ts';
import type { TarEntry } from 'modern-tar';
import { file, folder, link, pack } from './pack.ts';

/** The files of a layer. */
export interface Layer {
  readonly entries: readonly TarEntry[];
}

export interface PackedLayer {
  readonly tar: Buffer;
  /** The digest of the tar, by which an image's configuration names its layers. */
  readonly diffId: string;
}

export const digestOf = (content: Buffer): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

export async function packLayer({ entries }: Layer): Promise<PackedLayer> {
  const tar = await pack(entries);
  return { tar, diffId: digestOf(tar) };
}

/** One file of incompressible bytes. The same seed and size make the same layer. */
export function layer(seed: string, bytes: number): Layer {
  return { entries: [file(`data-${digestOf(Buffer.from(seed)).slice(7, 19)}`, noise(seed, bytes))] };
}

/** A layer without any bytes, as WORKDIR makes one. */
export function directoryLayer(name: string): Layer {
  return { entries: [folder(`${name}/`)] };
}

/** What an image needs to run: a static busybox, with links for the commands that tests call. */
export async function busyboxLayer(): Promise<Layer> {
  const busybox = readFileSync(join(await programsOf(suiteOfSharedPrograms), 'busybox'));
  const links = ['sh', 'sleep', 'true', 'false', 'cat', 'ls', 'echo', 'touch'];
  return {
    entries: [
      folder('bin/'),
      file('bin/busybox', busybox, 0o755),
      ...links.map((name) => link(`bin/${name}`, 'busybox')),
    ],
  };
}

/** Bytes that do not compress; the same seed and size make the same. */
export function noise(seed: string, bytes: number): Buffer {
  const key = createHash('sha256').update(seed).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes));
}
