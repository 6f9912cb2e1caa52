import type { IncomingMessage } from 'node:http';
import { EngineError } from './errors.ts';

/**
 * An image takes a thousand bytes in a list, and five thousand with many labels; an engine that sends much more than a
 * large store makes is not sane. Many answers come side by side, so all of them count together.
 */
const MOST_AT_ONCE = 32 * 1024 * 1024;
const FIRST_ROOM = 16 * 1024;

/** Reads answers whole, as text, within bounds that they share. */
export function bodyReader(most = MOST_AT_ONCE): (response: IncomingMessage) => Promise<string> {
  let held = 0;
  return async (response) => {
    let length = 0;
    // One buffer that grows: an engine can send each byte as a chunk, and an object for each is a hundred times that.
    let room = Buffer.allocUnsafe(FIRST_ROOM);
    const ended = new Promise<void>((resolve, reject) => {
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        held += chunk.length;
        if (held > most) {
          response.destroy(new EngineError('nonsense', 'the engine sent an answer without end'));
          return;
        }
        if (length > room.length) room = Buffer.concat([room], Math.max(length, 2 * room.length));
        chunk.copy(room, length - chunk.length);
      });
      response.on('end', resolve);
      response.on('error', reject);
    });
    try {
      await ended;
      return room.toString('utf8', 0, length);
    } finally {
      held -= length;
    }
  };
}
