import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each, from the first to the last. */
  readonly colours: Uint32Array;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const MOST_COLOURS = 256;

/** The same picture with its most frequent colours only, which halves a screenshot of text. */
export function withFewColours(png: Buffer): Buffer {
  const { width, height, colours } = decoded(png);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const frequent = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = chosen(frequent);
  const places = new Map(frequent.map((colour) => [colour, nearest(colour, palette)]));
  // Each line begins with the number of its filter: none, which suits a palette.
  const lines = Buffer.alloc((width + 1) * height);
  for (const [index, colour] of colours.entries()) {
    const line = Math.floor(index / width);
    lines[line * (width + 1) + 1 + (index % width)] = places.get(colour) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8); // bits
  header.writeUInt8(3, 9); // by palette
  const rgb = Buffer.from(palette.flatMap(channels));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', rgb),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent ones, and one of each hue that is none of them: or the few signs in colour would lose it. */
function chosen(frequent: readonly number[]): readonly number[] {
  const hue = (colour: number): number => colour & 0xe0e0e0;
  const first = frequent.slice(0, MOST_COLOURS / 2);
  const hues = new Set(first.map(hue));
  const others = frequent.filter((colour) => {
    if (hues.has(hue(colour))) return false;
    hues.add(hue(colour));
    return true;
  });
  return [...new Set([...first, ...others, ...frequent])].slice(0, MOST_COLOURS);
}

function channels(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(colour: number, palette: readonly number[]): number {
  const [red, green, blue] = channels(colour);
  const distances = palette.map((other) => {
    const [r, g, b] = channels(other);
    return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
  });
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What Chromium writes: eight bits for each of three or four channels, not interlaced. */
function decoded(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const size = png.readUInt8(25) === 6 ? 4 : 3;
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const end = at + 8 + png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(png.subarray(at + 8, end));
  }
  const bytes = inflateSync(Buffer.concat(packed));
  const stride = width * size;
  const raw = Buffer.alloc(stride * height);
  for (let index = 0; index < raw.length; index += 1) {
    const [line, column] = [Math.floor(index / stride), index % stride];
    const at = (ago: number, isInside: boolean): number => (isInside ? (raw[index - ago] ?? 0) : 0);
    const left = at(size, column >= size);
    const above = at(stride, line > 0);
    const corner = at(stride + size, line > 0 && column >= size);
    const filter = bytes[line * (stride + 1)] ?? 0;
    const value = bytes[line * (stride + 1) + 1 + column] ?? 0;
    raw[index] = value + predicted(filter, left, above, corner);
  }
  const colours = Uint32Array.from({ length: width * height }, (_, index) => raw.readUIntBE(index * size, 3));
  return { width, height, colours };
}

/** The five filters of PNG, by their numbers. */
function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(estimate - one)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
