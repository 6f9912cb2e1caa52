import { passOn, serveOnSocket } from '../scripts/engines/socket-server.ts';

export interface CountingEngine extends AsyncDisposable {
  readonly host: string;
  /** How often each kind of request came: `DELETE /images/{name}`. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Stands before a real engine, passes everything on, and counts. */
export async function countingEngine(engineSocket: string): Promise<CountingEngine> {
  const counts = new Map<string, number>();
  const server = await serveOnSocket((_, incoming, answer) => {
    const kind = `${incoming.method ?? ''} ${kindOf(incoming.url ?? '')}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    passOn(incoming, answer, engineSocket);
  });
  return { ...server, counts };
}

/** Without the version, the image's name and the values of the query. */
function kindOf(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://engine');
  const path = pathname
    .replace(/^\/v1\.\d+/, '')
    .replace(/^\/images\/(?!json$)(.+?)(\/(?:json|history|get))?$/, '/images/{name}$2');
  const keys = [...searchParams.keys()];
  return keys.length === 0 ? path : `${path}?${keys.join('&')}`;
}
