import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineKind } from '../../../src/model/engine-traits.ts';

/** What an engine of Docker 29.8 was asked, and what it answered, in this order. */
export interface Recorded {
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const fileOf: Readonly<Partial<Record<EngineKind, string>>> = {
  graphdriver: 'classic.json',
  containerd: 'containerd.json',
};

export function recordings(store: EngineKind): readonly Recorded[] {
  const file = join(import.meta.dirname, 'recordings', fileOf[store] ?? '');
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Recorded[];
}
