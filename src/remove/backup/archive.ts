import { posix } from 'node:path';
import { type ParsedTarEntry, createTarDecoder } from 'modern-tar';
import { ReadableStream } from 'node:stream/web';
import { createHash } from 'node:crypto';

export interface Entry {
  /** Of its content, in hex. */
  readonly sha256: string;
  /** What it says if it is JSON. */
  readonly document: unknown;
}

/** The files of an archive by their paths. */
export type Archive = ReadonlyMap<string, Entry>;

/** Why `docker load` would not bring back what was to be saved, in words that follow "the archive is not whole: ". */
export class NotWhole extends Error {
  override readonly name = 'NotWhole';
}

/** Reads an archive to its end, and holds no more of it than its JSON. */
export async function readArchive(chunks: AsyncIterable<Uint8Array>): Promise<Archive> {
  const entries = new Map<string, Entry>();
  const links = new Map<string, string>();
  await readEntries(chunks, async ({ header, body }) => {
    const { name, type, linkname = '' } = header;
    if (type === 'symlink') links.set(name, posix.join(posix.dirname(name), linkname));
    if (type === 'file') entries.set(name, await readEntry(body));
    else await body.cancel();
  });
  // Docker before 25 writes a layer once, and a link to it wherever it comes again.
  for (const [name, target] of links) {
    const entry = entries.get(target);
    if (entry !== undefined) entries.set(name, entry);
  }
  return entries;
}

/** `visit` reads the content of an entry, or cancels it. What `chunks` throws comes through as it is. */
export async function readEntries(
  chunks: AsyncIterable<Uint8Array>,
  visit: (entry: ParsedTarEntry) => Promise<void>,
): Promise<void> {
  const seen: Watch = { hasFailed: false, tail: Buffer.alloc(0) };
  try {
    const tar = ReadableStream.from(watching(chunks, seen)).pipeThrough(createTarDecoder({ strict: true }));
    for await (const entry of tar) await visit(entry);
  } catch (error) {
    if (seen.hasFailed || !(error instanceof Error)) throw error;
    const said = engineMessage(seen.tail);
    throw new NotWhole(said === undefined ? inWords(error) : `the engine broke off: ${said}`, {
      cause: error,
    });
  }
}

/** Configurations and manifests have some kilobytes; engines refuse manifests of more than 8 MB. */
const LONGEST_DOCUMENT = 8 * 1024 * 1024;

const OPENINGS: readonly (number | undefined)[] = [...Buffer.from('{[')];

/** No path tells what is JSON, since layers and manifests alike are named by their digest. */
async function readEntry(body: AsyncIterable<Uint8Array>): Promise<Entry> {
  const hash = createHash('sha256');
  const kept: Uint8Array[] = [];
  let length = 0;
  let first: number | undefined;
  for await (const chunk of body) {
    hash.update(chunk);
    length += chunk.length;
    first ??= chunk[0];
    if (OPENINGS.includes(first) && length <= LONGEST_DOCUMENT) kept.push(chunk);
  }
  const document = length <= LONGEST_DOCUMENT ? parsed(Buffer.concat(kept).toString('utf8')) : undefined;
  return { sha256: hash.digest('hex'), document };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Watch {
  hasFailed: boolean;
  tail: Buffer;
}

/** Whoever reads a stream sees one error, and not whether the source or the reader of the tar threw it. */
async function* watching(chunks: AsyncIterable<Uint8Array>, seen: Watch): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      seen.tail = endOf(seen.tail, chunk);
      yield chunk;
    }
  } catch (error) {
    seen.hasFailed = true;
    throw error;
  }
}

const LONGEST_MESSAGE = 4096;

function endOf(before: Buffer, chunk: Uint8Array): Buffer {
  return Buffer.concat([before, chunk.subarray(-LONGEST_MESSAGE)]).subarray(-LONGEST_MESSAGE);
}

/** An engine that fails after it began writes this behind what it has sent, and ends the answer as if all were well. */
const LAST_WORDS = /\{"errorDetail":\{(?:"code":\d+,)?"message":("(?:[^"\\]|\\.)*")/;

function engineMessage(tail: Buffer): string | undefined {
  const [, message] = LAST_WORDS.exec(tail.toString('utf8')) ?? [];
  const said = message === undefined ? undefined : parsed(message);
  return typeof said === 'string' ? said : undefined;
}

/** The parser ends its sentences with a full stop. */
function inWords({ message }: Error): string {
  return message.replace(/\.$/, '');
}
