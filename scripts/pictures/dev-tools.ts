import type { Duplex, Readable, Writable } from 'node:stream';

type Values = Readonly<Record<string, unknown>>;

/** The DevTools protocol, as far as asking and being answered goes. */
export interface DevTools {
  ask(method: string, params?: Values): Promise<Values>;
  /** The same connection, for one page. */
  in(sessionId: string): DevTools;
}

type Pipe = Readable | Writable | Duplex | null | undefined;

interface Answer {
  readonly id?: number;
  readonly result?: Values;
  readonly error?: { readonly message: string };
}

/** Chromium reads requests from its third pipe and answers on its fourth; a NUL ends each. */
export function devTools(requests: Pipe, answers: Pipe): DevTools {
  if (!requests || !('write' in requests) || !answers || !('setEncoding' in answers))
    throw new Error('Chromium has no pipes to talk over');
  const waiting = new Map<number, { resolve: (values: Values) => void; reject: (error: Error) => void }>();
  let text = '';
  let count = 0;
  answers.setEncoding('utf8').on('data', (more: string) => {
    const messages = (text + more).split('\0');
    text = messages.pop() ?? '';
    for (const message of messages) settle(JSON.parse(message) as Answer);
  });
  answers.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium ended before its answer'));
  });

  function settle({ id, result, error }: Answer): void {
    const asked = waiting.get(id ?? 0);
    if (id === undefined || asked === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(result ?? {});
    else asked.reject(new Error(`Chromium: ${error.message}`));
  }

  const inSession = (sessionId: string | undefined): DevTools => ({
    ask: (method, params = {}) =>
      new Promise((resolve, reject) => {
        count += 1;
        waiting.set(count, { resolve, reject });
        const session = sessionId === undefined ? {} : { sessionId };
        requests.write(`${JSON.stringify({ id: count, method, params, ...session })}\0`);
      }),
    in: inSession,
  });
  return inSession(undefined);
}
