import type { ServerResponse } from 'node:http';
import type { RealAnswer, Spoiling } from './faulty-engine.ts';

/** A way for an answer to be wrong. */
export interface Fault {
  readonly spoil: Spoiling;
  /** How often; always unless said. */
  readonly times?: number;
  /** Whether the step must go as if nothing were: reads are asked again, and slow is not wrong. */
  readonly isSurvived?: true;
  /** Whether only time ends it. */
  readonly isEndless?: true;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

const says =
  (status: number, body: string): Spoiling =>
  (answer) =>
    answer.writeHead(status, JSON_TYPE).end(body);

/** Done by the engine, and told otherwise. */
const retold =
  (change: (body: Buffer) => string | Buffer): Spoiling =>
  async (answer, real) => {
    const { status, headers, body } = await real();
    answer.writeHead(status, kept(headers)).end(change(body));
  };

const cutAfter =
  (share: number): Spoiling =>
  async (answer, real) => {
    await begin(answer, await real(), share);
    answer.destroy();
  };

/** Not HTTP, or HTTP that its grammar does not allow. */
const raw =
  (text: string): Spoiling =>
  (answer) =>
    answer.socket?.end(text);

export const faults: Readonly<Record<string, Fault>> = {
  'the connection is refused': { spoil: (answer) => answer.destroy() },
  'the connection breaks once': { spoil: (answer) => answer.destroy(), times: 1, isSurvived: true },
  'no answer comes': { spoil: () => undefined, isEndless: true },
  'the answer stops in the middle': {
    spoil: async (answer, real) => begin(answer, await real(), 0.5),
    isEndless: true,
  },
  'the answer is cut in the middle of its JSON': { spoil: cutAfter(0.5) },
  'the answer is cut once': { spoil: cutAfter(0.5), times: 1, isSurvived: true },
  'the engine does it, and its answer is lost': { spoil: cutAfter(0) },
  'the answer ends in the middle of its JSON, as if it were whole': {
    spoil: retold((body) => body.subarray(0, body.length / 2)),
  },
  'the answer comes byte by byte': { spoil: byteByByte, isSurvived: true },
  'every list is null': { spoil: retold(mapped((value) => (Array.isArray(value) ? null : value))) },
  'every list is an object': { spoil: retold(mapped((value) => (Array.isArray(value) ? {} : value))) },
  'every text is a number': { spoil: retold(mapped((value) => (typeof value === 'string' ? 7 : value))) },
  'every number is negative, and no whole one': {
    spoil: retold(mapped((value) => (typeof value === 'number' ? -0.5 : value))),
  },
  null: { spoil: retold(() => 'null') },
  'nothing at all': { spoil: retold(() => '') },
  'a web page': { spoil: says(200, '<html><script>alert(1)</script></html>') },
  'no UTF-8': { spoil: retold((body) => Buffer.concat([body, Buffer.from([0xff, 0xfe, 0xc0])])) },
  '500 with a reason': { spoil: says(500, '{"message":"disk on fire"}') },
  '500 once': { spoil: says(500, '{"message":"layer does not exist"}'), times: 1 },
  '500 without any': { spoil: says(500, '') },
  '403 with a web page': { spoil: says(403, '<html>Forbidden</html>') },
  'a way to somewhere else': {
    spoil: (answer) => answer.writeHead(307, { Location: 'http://127.0.0.1:1/' }).end(),
  },
  'no content': { spoil: (answer) => answer.writeHead(204).end() },
  'another protocol': {
    spoil: raw('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'),
  },
  'no HTTP': { spoil: raw('SSH-2.0-OpenSSH_9.9\r\n') },
  'a header without end': { spoil: raw(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`) },
  'two lengths': { spoil: raw('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}') },
};

/** Without what the body says of itself and is true no longer. */
function kept(headers: RealAnswer['headers']): RealAnswer['headers'] {
  const { 'content-type': type, 'api-version': version, server } = headers;
  const found = { 'content-type': type, 'api-version': version, server };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The head of an answer, and a share of its body; the rest is missed, as the length is told. */
function begin(answer: ServerResponse, { status, headers, body }: RealAnswer, share: number): Promise<void> {
  answer.writeHead(status, { ...kept(headers), 'Content-Length': body.length });
  answer.flushHeaders();
  const part = body.subarray(0, Math.floor(body.length * share));
  return new Promise((resolve) => {
    answer.write(part, () => {
      resolve();
    });
  });
}

async function byteByByte(answer: ServerResponse, real: () => Promise<RealAnswer>): Promise<void> {
  const { status, headers, body } = await real();
  answer.writeHead(status, kept(headers));
  // Each a chunk of its own; a few thousand of them are as slow as this has to be.
  const single = Math.min(body.length, 2000);
  for (let at = 0; at < single; at += 1) {
    await new Promise<void>((resolve) => {
      answer.write(body.subarray(at, at + 1), () => {
        resolve();
      });
    });
  }
  answer.end(body.subarray(single));
}

function mapped(change: (value: unknown) => unknown): (body: Buffer) => string {
  return (body) => {
    const text = body.toString('utf8');
    return text.startsWith('{') || text.startsWith('[')
      ? JSON.stringify(JSON.parse(text, (_, value: unknown) => change(value)))
      : text;
  };
}
