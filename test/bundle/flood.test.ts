import type { ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peakMemoryIn, peakMemoryFlags } from '../../testbed/runner/peak-memory.ts';
import { untold } from '../support/faults/promises.ts';
import { say, scriptedEngine, withImage } from '../support/bundle/scripted-engine.ts';
import { tell, type Telling } from '../support/bundle/telling.ts';

const MB = 1024 * 1024;
const { script, byName, byId } = withImage('app:1');
const list = (entry: string, bytes: number): string =>
  `[${`${entry},`.repeat(bytes / (entry.length + 1))}${entry}]`;

interface Flood {
  readonly pour: (answer: ServerResponse) => unknown;
  readonly places: readonly string[];
}

/** More than is read, and what takes the most memory of what is. */
const floods: Readonly<Record<string, Flood>> = {
  'a text without end': {
    places: ['GET /_ping', `GET ${byName}/json`, `GET ${byId}/history`, `DELETE ${byName}`],
    pour: (answer) => {
      const more = (): void => {
        // Whoever listens sets the pace.
        if (!answer.destroyed) answer.write('x'.repeat(MB), more);
      };
      more();
    },
  },
  '100 MB of one text': {
    places: ['GET /info'],
    pour: (answer) => answer.end(`"${'x'.repeat(100 * MB)}"`),
  },
  'an error of 15 MB': {
    places: ['GET /_ping', 'GET /images/json', `DELETE ${byName}`],
    pour: (answer) => {
      say(answer, 500, `{"message":"${'x'.repeat(30 * MB)}"}`);
    },
  },
  '30 MB of lists in lists': {
    places: ['GET /info'],
    pour: (answer) => answer.end('['.repeat(30 * MB)),
  },
  '30 MB of objects in objects': {
    places: ['GET /images/json'],
    pour: (answer) => answer.end('{"a":'.repeat(6 * MB)),
  },
  '30 MB of empty objects': {
    places: [`DELETE ${byName}`],
    pour: (answer) => answer.end(list('{}', 30 * MB)),
  },
  '30 MB of the smallest images and containers': {
    places: ['GET /containers/json'],
    pour: (answer) => answer.end(list('{"Id":"a"}', 30 * MB)),
  },
  '2 MB, each byte a chunk': {
    places: ['GET /images/json'],
    pour: (answer) => {
      const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
      answer.socket?.end(head + '1\r\n[\r\n'.repeat(2 * MB) + '0\r\n\r\n');
    },
  },
};

/** What a Node on a machine of 8 GB lets itself have; beyond it dies and tells nothing. */
const HEAP = '--max-old-space-size=2048';
const ENOUGH = 1300 * MB;

describe.each(Object.entries(floods))('%s', (_, { pour, places }) => {
  it.each(places)('in answer to %s ends with a report, and with memory left', async (place) => {
    await using engine = await scriptedEngine({ ...script, [place]: pour });
    const { peak, told } = await measured(engine.host);
    expect(untold(told)).toStrictEqual([]);
    expect(told.exitCode).toBe(1);
    expect(told.log.length).toBeLessThan(5000);
    expect(peak).toBeLessThan(ENOUGH);
  });
});

interface Measured {
  /** The most memory that it ever had, in bytes. */
  readonly peak: number;
  readonly told: Telling;
}

async function measured(host: string): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'flood-'));
  try {
    const file = join(folder, 'status');
    const NODE_OPTIONS = [HEAP, ...peakMemoryFlags(file)].join(' ');
    const told = await tell({
      inputs: { images: 'app:1', timeout: '30s' },
      env: { DOCKER_HOST: host, NODE_OPTIONS },
    });
    return { peak: await peakMemoryIn(file), told };
  } finally {
    await rm(folder, { recursive: true });
  }
}
