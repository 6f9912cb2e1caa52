import type { DebugLog } from '../model/text.ts';
import type { Transport } from './transport.ts';

/** The path of a save holds the names of all images. */
const LONGEST_PATH = 300;

/** The same transport, which also tells each request with its answer and its time. */
export function tellingRequests(transport: Transport, debug: DebugLog): Transport {
  const timed = async <Answer extends { readonly status: number }>(
    request: string,
    send: () => Promise<Answer>,
  ): Promise<Answer> => {
    const start = performance.now();
    const tell = (what: string): void => {
      const time = String(Math.round(performance.now() - start));
      debug([`${request.slice(0, LONGEST_PATH)}: ${what} (${time} ms)`]);
    };
    try {
      const answer = await send();
      tell(String(answer.status));
      return answer;
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
  return {
    ...transport,
    send: (method, path, signal) => timed(`${method} ${path}`, () => transport.send(method, path, signal)),
    stream: (path, signal) => timed(`GET ${path} (a stream)`, () => transport.stream(path, signal)),
  };
}
