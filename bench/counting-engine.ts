import { passOn, serveOnSocket } from '../testbed/engines/socket-server.ts';

export interface CountingEngine extends AsyncDisposable {
  readonly host: string;
  /** How often each kind of request came: `DELETE /images/{name}`. */
  readonly counts: ReadonlyMap<string, number>;
  /** For so many seconds at least one request of the kind was under way. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Stands before a real engine, passes everything on, and counts. */
export async function countingEngine(engineSocket: string): Promise<CountingEngine> {
  const counts = new Map<string, number>();
  const seconds = new Map<string, number>();
  const underWay = new Map<string, number>();
  const now = (): number => performance.now() / 1000;
  const add = (to: Map<string, number>, kind: string, value: number): number => {
    const sum = (to.get(kind) ?? 0) + value;
    to.set(kind, sum);
    return sum;
  };
  const server = await serveOnSocket((_, incoming, answer) => {
    const kind = `${incoming.method ?? ''} ${kindOf(incoming.url ?? '')}`;
    add(counts, kind, 1);
    if (add(underWay, kind, 1) === 1) add(seconds, kind, -now());
    answer.on('close', () => {
      if (add(underWay, kind, -1) === 0) add(seconds, kind, now());
    });
    passOn(incoming, answer, engineSocket);
  });
  return { ...server, counts, seconds };
}

/** Without the version, the image's name and the values of the query. */
function kindOf(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://engine');
  const path = pathname
    .replace(/^\/v1\.\d+/, '')
    .replace(/^\/images\/(?!(?:json|prune|load)$)(.+?)(\/(?:json|history|get))?$/, '/images/{name}$2');
  const keys = [...searchParams.keys()];
  return keys.length === 0 ? path : `${path}?${keys.join('&')}`;
}
