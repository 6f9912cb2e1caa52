import type { Asked } from './asked.ts';
import type { Json, RealEngine } from './real-engine.ts';

export interface ListedContainer extends Json {
  readonly State: string;
}

export async function containersOf29(asked: Asked, real: RealEngine): Promise<readonly Json[]> {
  const listed = (await real.get(asked.realUrl)).json<readonly ListedContainer[]>();
  return asked.minor < 52 ? listed : listed.map(withHealth);
}

/** As of containers that have no check of their health: others are in no recording. */
export function withHealth<T extends ListedContainer>(container: T): T {
  return { ...container, Health: { Status: 'none', FailingStreak: 0 } };
}
