import { object, optionalObject, optionalString, parseJson } from './body.ts';
import { endingWithin } from './deadline.ts';
import { EngineError } from './errors.ts';
import type { ContainerEnd } from './port.ts';
import type { Transport } from './transport.ts';
import { message } from './wire.ts';

/** Docker waits as long for a program that it asked to end, then it kills the program. */
const GRACE_S = 10;

/** A program that survives being killed hangs in the kernel. */
const LONGEST_MS = 30_000;

/** `dead` is the state of a container in the last moment of its removal. */
const STATES_DURING_REMOVAL = ['removing', 'dead'];

const GONE: ContainerEnd = { kind: 'gone' };

/** Keeps the volumes, except those that Docker itself removes with a `--rm` container. */
export async function removeContainer(
  transport: Transport,
  path: string,
  force: boolean,
  signal: AbortSignal,
): Promise<ContainerEnd> {
  const limit = endingWithin(LONGEST_MS, signal);
  try {
    if (force) await transport.send('POST', `${path}/stop?t=${GRACE_S}`, limit);
    const { status, body } = await transport.send('DELETE', force ? `${path}?force=1` : path, limit);
    if (status === 204 || status === 404) return GONE;
    const stays: ContainerEnd = { kind: 'stays', why: message(body) };
    // Somebody started it again, or the engine is already removing it because of `--rm`.
    const now = await transport.send('GET', `${path}/json`, limit);
    if (now.status !== 200) return now.status === 404 ? GONE : stays;
    if (!STATES_DURING_REMOVAL.includes(stateIn(now.body))) return stays;
    const soon = endingWithin(GRACE_S * 1000, limit);
    const waited = await transport.send('POST', `${path}/wait?condition=removed`, soon);
    return waited.status === 200 || waited.status === 404 ? GONE : stays;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return signal.aborted ? { kind: 'unanswered' } : { kind: 'stays', why: error.message };
  }
}

function stateIn(body: string): string {
  return optionalString(optionalObject(object(parseJson(body))['State'])['Status']);
}
