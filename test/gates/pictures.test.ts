import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { page } from '../../scripts/pictures/page.ts';
import { withFewColours } from '../../scripts/pictures/png.ts';

const width = 7;
const height = 5;

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What a filter of PNG adds to its neighbours, taken off again. */
const FILTERS: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const near = (one: number): number => Math.abs(left + above - corner - one);
    if (near(left) <= near(above) && near(left) <= near(corner)) return left;
    return near(above) <= near(corner) ? above : corner;
  },
];

/** A screenshot, its lines written with one filter. */
function screenshot(filter: number, colour: (x: number, y: number) => readonly number[]): Buffer {
  const at = (x: number, y: number, channel: number): number =>
    x < 0 || y < 0 ? 0 : (colour(x, y)[channel] ?? 0);
  const lines = Array.from({ length: height }, (_, y) => {
    const line = Array.from({ length: width * 3 }, (__, index) => {
      const [x, channel] = [Math.floor(index / 3), index % 3];
      const guess = FILTERS[filter]?.(
        at(x - 1, y, channel),
        at(x, y - 1, channel),
        at(x - 1, y - 1, channel),
      );
      return (at(x, y, channel) - (guess ?? 0)) & 255;
    });
    return Buffer.from([filter, ...line]);
  });
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture with few colours', () => {
  const colour = (x: number, y: number): readonly number[] => [x * 40, (y * 90) % 256, (x * y * 7) % 256];
  const plain = withFewColours(screenshot(0, colour));

  it.each([1, 2, 3, 4])('is the same, whichever filter the screenshot was written with: %i', (filter) => {
    expect(withFewColours(screenshot(filter, colour))).toEqual(plain);
  });

  it('keeps its size and every colour where there are not many', () => {
    expect(plain.readUInt32BE(16)).toBe(width);
    expect(plain.readUInt32BE(20)).toBe(height);
    const palette = plain.subarray(plain.indexOf('PLTE') + 4);
    const found = Array.from({ length: width * height }, (_, index) =>
      palette.indexOf(Buffer.from(colour(index % width, Math.floor(index / width)))),
    );
    expect(found).not.toContain(-1);
  });
});

it('the page of a picture has the summary as HTML', () => {
  expect(page('| a |\n| - |\n| **b** |')).toContain('<td><strong>b</strong></td>');
});
