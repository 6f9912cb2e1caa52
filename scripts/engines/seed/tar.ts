/** Just enough of the tar format (ustar) to build layers and image archives in memory. */
export type TarEntry =
  | { readonly path: string; readonly content: Buffer; readonly mode?: number }
  | { readonly path: string; readonly linkTo: string }
  | { readonly path: string; readonly folder: true };

const blockSize = 512;

export function tar(entries: readonly TarEntry[]): Buffer {
  // Two empty blocks end an archive.
  return Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(2 * blockSize)]);
}

function blocksOf(entry: TarEntry): Buffer[] {
  if ('linkTo' in entry)
    return [header(entry.path, { type: '2', mode: 0o777, size: 0, linkTo: entry.linkTo })];
  if ('folder' in entry) return [header(entry.path, { type: '5', mode: 0o755, size: 0 })];
  const size = entry.content.length;
  const padding = Buffer.alloc((blockSize - (size % blockSize)) % blockSize);
  return [header(entry.path, { type: '0', mode: entry.mode ?? 0o644, size }), entry.content, padding];
}

interface Attributes {
  readonly type: '0' | '2' | '5';
  readonly mode: number;
  readonly size: number;
  readonly linkTo?: string;
}

function header(path: string, { type, mode, size, linkTo = '' }: Attributes): Buffer {
  if (Buffer.byteLength(path) > 100) throw new Error(`too long for a plain tar header: ${path}`);
  const block = Buffer.alloc(blockSize);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(path, 0);
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7), 108); // owner
  block.write(octal(0, 7), 116); // group
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136); // time: always the same, so that the same content is the same layer
  block.write(' '.repeat(8), 148); // the checksum counts as blanks while it is being added up
  block.write(type, 156);
  block.write(linkTo, 157);
  block.write('ustar\x0000', 257);
  const checksum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
