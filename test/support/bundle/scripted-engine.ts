import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveOnSocket, type SocketServer } from '../../../testbed/engines/socket-server.ts';

/** What a server that poses as an engine says to a request; a text or an object is the body of a 200. */
type Handler = (answer: ServerResponse, incoming: IncomingMessage) => void;
export type Reply = string | object | Handler;

export type ScriptedEngine = SocketServer;

/**
 * A server on a socket that says what the script has for `GET /info` and so on (without the version), for what no real
 * engine can be brought to say. It speaks API 1.51, has no image and no container, and does not know the rest.
 */
export function scriptedEngine(script: Readonly<Record<string, Reply>> = {}): Promise<ScriptedEngine> {
  const replies: Readonly<Record<string, Reply>> = { ...EMPTY_ENGINE, ...script };
  return serveOnSocket((_, incoming, answer) => {
    const reply = replies[`${incoming.method ?? ''} ${withoutVersion(incoming.url ?? '')}`];
    if (typeof reply === 'function') reply(answer, incoming);
    else if (reply === undefined) say(answer, 404, { message: 'No such thing' });
    else say(answer, 200, reply);
  });
}

export function say(answer: ServerResponse, status: number, body: string | object): void {
  answer.writeHead(status, { 'Content-Type': 'application/json' });
  answer.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export const notThere: Handler = (answer) => {
  say(answer, 404, { message: 'No such image' });
};

export function greet(apiVersion: string, server = 'Docker/28.5.2 (linux)'): Handler {
  return (answer) => {
    answer.writeHead(200, { 'Api-Version': apiVersion, Server: server }).end('OK');
  };
}

const EMPTY_ENGINE: Readonly<Record<string, Reply>> = {
  'GET /_ping': greet('1.51'),
  'GET /version': { Version: '28.5.2', Os: 'linux', Arch: 'amd64', Components: [{ Name: 'Engine' }] },
  'GET /info': { DriverStatus: [['Backing Filesystem', 'extfs']], DockerRootDir: '/var/lib/docker' },
  'GET /images/json': [],
  'GET /containers/json': [],
  'GET /system/df': { LayersSize: 0, Images: [] },
};

/** `/v1.51/images/json?all=1` is `/images/json`. */
function withoutVersion(url: string): string {
  return url.replace(/^\/v1\.\d+(?=\/)/, '').replace(/\?.*$/, '');
}

/** One image as the engine inspects it, with the replies that an engine with nothing else has. */
export function withImage(name: string): {
  readonly id: string;
  readonly script: Readonly<Record<string, Reply>>;
  /** What follows GET or DELETE for its name, and for its ID. */
  readonly byName: string;
  readonly byId: string;
} {
  const id = `sha256:${'ab12'.repeat(16)}`;
  const layer = `sha256:${'cd34'.repeat(16)}`;
  const image = { Id: id, RepoTags: [name], RepoDigests: [], Size: 1000, RootFS: { Layers: [layer] } };
  const byName = `/images/docker.io/library/${encodeURIComponent(name)}`;
  const byId = `/images/${encodeURIComponent(id)}`;
  return {
    id,
    byName,
    byId,
    script: {
      [`GET ${byName}/json`]: image,
      [`GET ${byId}/json`]: image,
      [`GET ${byId}/history`]: [{ Size: 1000 }],
      'GET /images/json': [{ ...image, ParentId: '' }],
      [`DELETE ${byName}`]: [{ Untagged: name }, { Deleted: id }, { Deleted: layer }],
    },
  };
}
