import type { Answer } from '../domain/attempt.ts';
import type { RemovalOptions } from '../domain/effect.ts';
import type { Platform } from '../domain/store.ts';
import { EngineError, isLostRaceOf2010 } from './errors.ts';
import type { Answer as TransportAnswer } from './transport.ts';
import * as wire from './wire.ts';

/** Whatever happens to a removal is an answer, also when its name cannot be asked for. */
export async function asAnswer(
  refusals: readonly number[],
  send: () => Promise<TransportAnswer>,
): Promise<Answer> {
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
