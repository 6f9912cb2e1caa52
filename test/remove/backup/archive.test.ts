import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folder, link } from '../../../testbed/engines/seed/pack.ts';
import { NotWhole, readArchive, readEntries } from '../../../src/remove/backup/archive.ts';
import { graphdriverSample, hexOf, inPieces, json, packed, type Files } from '../../support/archives.ts';

const BLOCK = 512;
const { files } = graphdriverSample();
const whole = await packed(files);

const read = (content: Buffer, bytes = content.length) => readArchive(inPieces(content, bytes));

describe('an archive', () => {
  it('is read into digests, and the JSON that is in it', async () => {
    const archive = await read(whole);
    expect([...archive.keys()]).toEqual([...files.keys()]);
    for (const [path, content] of files) expect(archive.get(path)?.sha256).toBe(hexOf(content));
    expect(archive.get('manifest.json')?.document).toEqual(JSON.parse(String(files.get('manifest.json'))));
  });

  it('is the same in whatever pieces it comes', async () => {
    const expected = await read(whole);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 * whole.length }), async (bytes) => {
        expect(await read(whole, bytes)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('is read to its end wherever it is cut in two, when only one of its files is of interest', async () => {
    for (let bytes = 1; bytes < whole.length; bytes += BLOCK / 2) {
      for (const [path, content] of files) {
        const found: Buffer[] = [];
        await readEntries(inPieces(whole, bytes), async ({ header: { name }, body }) => {
          if (name === path) found.push(await buffer(body));
        });
        expect(found).toEqual([content]);
      }
    }
  });

  it('holds no more than its JSON', async () => {
    const long = Buffer.from(`["${'x'.repeat(9_000_000)}"]`);
    const odd: Files = new Map([
      ['layer', Buffer.alloc(100_000, 7)],
      ['broken', Buffer.from('{"a":')],
      ['long', long],
      ['empty', Buffer.alloc(0)],
    ]);
    const archive = await read(await packed(odd), 65_536);
    for (const [path, content] of odd) {
      expect(archive.get(path)).toEqual({ sha256: hexOf(content), document: undefined });
    }
  });

  it('may hold folders, and links to a layer that is in it already', async () => {
    const links = await packed(new Map([['a/layer.tar', json({})]]), [
      folder('b/'),
      link('b/layer.tar', '../a/layer.tar'),
      link('c/layer.tar', '../../a/layer.tar'),
      link('d/layer.tar', '/a/layer.tar'),
    ]);
    const archive = await read(links);
    expect([...archive.keys()]).toEqual(['a/layer.tar', 'b/layer.tar']);
    expect(archive.get('b/layer.tar')).toBe(archive.get('a/layer.tar'));
  });
});

describe('an archive that is cut off', () => {
  it('is not whole wherever it is cut, between two files too', async () => {
    for (let length = 0; length < whole.length; length += BLOCK) {
      await expect(read(whole.subarray(0, length), BLOCK)).rejects.toThrow('Tar archive is truncated');
    }
  });

  it('is not whole when the cut goes through a block', async () => {
    const lengths = fc.integer({ min: 1, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        await expect(read(whole.subarray(0, length), 4096)).rejects.toThrow(NotWhole);
      }),
      { numRuns: 50 },
    );
  });

  const engineError = (message: string): Buffer => json({ errorDetail: { message }, error: message });

  it.each([0, BLOCK, whole.length - 2 * BLOCK, whole.length])(
    'after %d bytes: the error that the engine appended is shown',
    async (length) => {
      const content = Buffer.concat([whole.subarray(0, length), engineError('no "such" blob')]);
      await expect(read(content)).rejects.toThrow('the engine broke off: no "such" blob');
      await expect(read(content, 100)).rejects.toThrow(NotWhole);
    },
  );
});

describe('what is no archive', () => {
  it.each([
    ['bytes after its end', Buffer.concat([whole, Buffer.alloc(BLOCK, 'x')]), 'Invalid EOF'],
    ['something else', Buffer.alloc(2 * BLOCK, 'x'), 'Invalid tar'],
    [
      'a header that was changed',
      Buffer.concat([Buffer.from('X'), whole.subarray(1)]),
      'Invalid tar header checksum',
    ],
  ])('is not whole: %s', async (_, content, words) => {
    await expect(read(content)).rejects.toThrow(words);
  });

  it('what its source throws comes through, as it is, in the middle of a file and between two', async () => {
    const broken = new Error('the connection broke');
    for (const length of [0, BLOCK, BLOCK + 10, 2 * BLOCK, whole.length]) {
      const source = async function* (): AsyncGenerator<Uint8Array> {
        if (length > 0) yield whole.subarray(0, length);
        throw broken;
      };
      await expect(readArchive(source())).rejects.toBe(broken);
    }
  });

  it('its source is let go', async () => {
    let isOver = false;
    const source = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.alloc(BLOCK, 'x');
      } finally {
        isOver = true;
      }
    };
    await expect(readArchive(source())).rejects.toThrow(NotWhole);
    expect(isOver).toBe(true);
  });
});
