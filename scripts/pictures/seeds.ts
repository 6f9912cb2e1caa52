import { layer } from '../../testbed/engines/seed/layers.ts';
import { busyboxLayer } from '../../testbed/engines/seed/layers.ts';
import type { SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';

export const MB = 1_000_000;

/** An image of so many bytes of its own, on a base that others have too. */
export function image(engine: SeededEngine, bytes: number, ...tags: readonly string[]): Promise<string> {
  return engine.load({ tags, layers: [layer('base', 2 * MB), layer(tags.join(' '), bytes)] });
}

/** One with a container, of a compose project if there is a service. */
export async function held(
  engine: SeededEngine,
  tag: string,
  container: { readonly name: string; readonly state: 'running' | 'stopped'; readonly service?: string },
): Promise<string> {
  const id = await engine.load({ tags: [tag], layers: [await busyboxLayer(), layer(tag, 3 * MB)] });
  const { service } = container;
  const labels =
    service === undefined
      ? {}
      : { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': service };
  await engine.container(tag, { name: container.name, state: container.state, labels });
  return id;
}
