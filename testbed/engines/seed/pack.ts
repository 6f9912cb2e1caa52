import { packTar, type TarEntry } from 'modern-tar';

/** One time for all files, so that the same content makes the same archive. */
const mtime = new Date(0);

export const file = (name: string, body: Uint8Array, mode = 0o644): TarEntry => ({
  header: { name, size: body.length, mode, mtime },
  body,
});

/** @param name with a slash at its end */
export const folder = (name: string): TarEntry => ({ header: { name, size: 0, type: 'directory', mtime } });

export const link = (name: string, linkname: string): TarEntry => ({
  header: { name, size: 0, type: 'symlink', mode: 0o777, linkname, mtime },
});

export async function pack(entries: readonly TarEntry[]): Promise<Buffer> {
  return Buffer.from((await packTar(entries)).buffer);
}
