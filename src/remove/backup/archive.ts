import { posix } from 'node:path';
import { type ParsedTarEntry, createTarDecoder } from 'modern-tar';
import { ReadableStream, WritableStream } from 'node:stream/web';
import { createHash } from 'node:crypto';

export interface Entry {
  /** The digest of its content, in hex. */
  readonly sha256: string;
  /** Its parsed content if it is JSON; otherwise undefined. */
  readonly document: unknown;
}

/** The files of an archive by their paths. */
export type Archive = ReadonlyMap<string, Entry>;

/**
 * The archive lacks something that `docker load` needs to bring the image back. The message follows "the archive is
 * not whole: ".
 */
export class NotWhole extends Error {
  override readonly name = 'NotWhole';
}

/** Reads an archive to its end, and keeps only its JSON in memory. */
export async function readArchive(chunks: AsyncIterable<Uint8Array>): Promise<Archive> {
  const entries = new Map<string, Entry>();
  const links = new Map<string, string>();
  await readEntries(chunks, async ({ header, body }) => {
    const { name, type, linkname = '' } = header;
    if (type === 'symlink') links.set(name, posix.join(posix.dirname(name), linkname));
    if (type === 'file') entries.set(name, await readEntry(body));
  });
  // Docker before 25 writes each layer once, and a link wherever it occurs again.
  for (const [name, target] of links) {
    const entry = entries.get(target);
    if (entry !== undefined) entries.set(name, entry);
  }
  return entries;
}

/**
 * `visit` may leave the body of an entry unread: it is read here then, and thrown away. It must not cancel a body. The
 * decoder can be at the next entry already, whose body would then never end. An error of `chunks` is thrown unchanged.
 */
export async function readEntries(
  chunks: AsyncIterable<Uint8Array>,
  visit: (entry: ParsedTarEntry) => Promise<void>,
): Promise<void> {
  const source: Source = { hasFailed: false, tail: Buffer.alloc(0) };
  try {
    const tar = ReadableStream.from(watching(chunks, source)).pipeThrough(createTarDecoder({ strict: true }));
    for await (const entry of tar) {
      await visit(entry);
      await entry.body.pipeTo(new WritableStream());
    }
  } catch (error) {
    if (source.hasFailed || !(error instanceof Error)) throw error;
    const message = engineErrorIn(source.tail);
    throw new NotWhole(
      message === undefined ? withoutFullStop(error.message) : `the engine broke off: ${message}`,
      { cause: error },
    );
  }
}

/** Configurations and manifests have a few kilobytes; engines refuse manifests of more than 8 MB. */
const LONGEST_DOCUMENT = 8 * 1024 * 1024;

/** The first bytes of a JSON object or list. */
const JSON_STARTS: readonly (number | undefined)[] = [...Buffer.from('{[')];

/** Recognises JSON by its content, because layers and manifests are both named by their digest. */
async function readEntry(body: AsyncIterable<Uint8Array>): Promise<Entry> {
  const hash = createHash('sha256');
  const kept: Uint8Array[] = [];
  let length = 0;
  let first: number | undefined;
  for await (const chunk of body) {
    hash.update(chunk);
    length += chunk.length;
    first ??= chunk[0];
    if (JSON_STARTS.includes(first) && length <= LONGEST_DOCUMENT) kept.push(chunk);
  }
  const document = length <= LONGEST_DOCUMENT ? parseJson(Buffer.concat(kept).toString('utf8')) : undefined;
  return { sha256: hash.digest('hex'), document };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What was seen of the source of a stream so far. */
interface Source {
  hasFailed: boolean;
  /** Its last bytes. */
  tail: Buffer;
}

/**
 * Notes whether the source failed: the reader of a stream cannot tell an error of the source from one of the tar
 * decoder.
 */
async function* watching(chunks: AsyncIterable<Uint8Array>, source: Source): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      source.tail = lastBytes(source.tail, chunk);
      yield chunk;
    }
  } catch (error) {
    source.hasFailed = true;
    throw error;
  }
}

const LONGEST_MESSAGE = 4096;

function lastBytes(before: Buffer, chunk: Uint8Array): Buffer {
  return Buffer.concat([before, chunk.subarray(-LONGEST_MESSAGE)]).subarray(-LONGEST_MESSAGE);
}

/**
 * An engine that fails in the middle appends this to what it has sent, and ends the answer as if nothing were wrong.
 */
const ENGINE_ERROR = /\{"errorDetail":\{(?:"code":\d+,)?"message":("(?:[^"\\]|\\.)*")/;

function engineErrorIn(tail: Buffer): string | undefined {
  const [, quoted] = ENGINE_ERROR.exec(tail.toString('utf8')) ?? [];
  const message = quoted === undefined ? undefined : parseJson(quoted);
  return typeof message === 'string' ? message : undefined;
}

/** The tar decoder ends its messages with a full stop. */
function withoutFullStop(message: string): string {
  return message.replace(/\.$/, '');
}
