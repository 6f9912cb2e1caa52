import * as wire from './wire.ts';
import type { ListFilter } from '../model/filter.ts';
import type { Platform } from '../model/platform.ts';
import type { RemovalAnswer, RemovalOptions } from '../model/removal.ts';
import { EngineError, isLostRaceOf2010 } from './errors.ts';
import type { HttpAnswer, Transport } from './transport.ts';

/** Turns whatever happens to a removal into an answer, even a name that cannot be sent. */
export async function removalAnswer(
  refusals: readonly number[],
  send: () => Promise<HttpAnswer>,
): Promise<RemovalAnswer> {
  try {
    const { status, body } = await send();
    if (status === 200) return { kind: 'removed', ...wire.removal(body) };
    const message = wire.message(body);
    if (status === 404 || isLostRaceOf2010(status, message)) return { kind: 'gone', message };
    return refusals.includes(status)
      ? { kind: 'conflict', message }
      : { kind: 'error', message, broken: false };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { message, fault } = error;
    const aborted = fault === 'aborted' ? { aborted: true as const } : {};
    return { kind: 'error', message, broken: fault === 'broken', ...aborted };
  }
}

export function removalQuery({ force, noPrune }: RemovalOptions): URLSearchParams {
  return new URLSearchParams({ ...(force ? { force: '1' } : {}), ...(noPrune ? { noprune: '1' } : {}) });
}

export function variantQuery(platform: Platform): URLSearchParams {
  return new URLSearchParams({ force: '1', platforms: JSON.stringify(platform) });
}

export function listQuery(filters: readonly ListFilter[], withHidden: boolean): string {
  const valuesOf = (key: string): readonly string[] => [
    ...new Set(filters.filter((filter) => filter.key === key).map(({ value }) => value)),
  ];
  const keys = [...new Set(filters.map(({ key }) => key))];
  const values = Object.fromEntries(keys.map((key) => [key, valuesOf(key)]));
  const query = new URLSearchParams({
    ...(withHidden ? { all: '1' } : {}),
    ...(keys.length > 0 ? { filters: JSON.stringify(values) } : {}),
  });
  return query.size > 0 ? `?${query.toString()}` : '';
}

export function getter(transport: Transport, base: string, signal: AbortSignal) {
  return async (path: string): Promise<string> => {
    // These paths name no image, so a 404 means that an image vanished while the engine listed them all.
    const { status, body } = await read(
      transport,
      base + path,
      signal,
      (code) => code >= 500 || code === 404,
    );
    if (status !== 200) throw statusError(status, body);
    return body;
  };
}

export function read(
  transport: Transport,
  path: string,
  signal: AbortSignal,
  isTransient: (status: number) => boolean,
): Promise<HttpAnswer> {
  return withRetries(() => transport.send('GET', path, signal), isTransient);
}

const TRIES_OF_A_READ = 3;

/**
 * A read changes nothing, so it may be repeated: when a kept connection turns out to be closed, and when a list fails
 * because another client removes an image meanwhile (20.10 answers `layer does not exist`).
 */
export async function withRetries<Answer extends { readonly status: number }>(
  ask: () => Promise<Answer>,
  isTransient: (status: number) => boolean,
  triesLeft = TRIES_OF_A_READ,
): Promise<Answer> {
  try {
    const answer = await ask();
    if (!isTransient(answer.status) || triesLeft === 1) return answer;
  } catch (error) {
    if (!(error instanceof EngineError) || error.fault !== 'broken' || triesLeft === 1) throw error;
  }
  return withRetries(ask, isTransient, triesLeft - 1);
}

/** Encodes names although they were checked before, so that a mistake there cannot reach another endpoint. */
export function segment(name: string): string {
  const parts = name.split('/');
  // The engine's router resolves these to another path, encoded or not.
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new EngineError('unsuitable', `"${name}" is not a name that the engine can be asked for`);
  }
  return parts.map(encodeURIComponent).join('/');
}

export function statusError(status: number, body: string): EngineError {
  return new EngineError('status', `the engine answered ${String(status)}: ${wire.message(body)}`, {
    status,
  });
}
