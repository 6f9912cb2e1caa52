import type { Left } from '../faults/promises.ts';
import type { EngineUnderTest } from './on-engines.ts';

/** What the engine holds of images that were loaded by these names, each with its ID. */
export async function leftOf(
  engine: EngineUnderTest,
  loaded: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Left>> {
  // One by one: a list of them all is an error on the containerd store while another client removes one.
  const isThere = async (name: string): Promise<boolean> => {
    const { status } = await engine.request('GET', `/images/${name}/json`);
    if (status !== 200 && status !== 404) throw new Error(`${name}: the engine answered ${status}`);
    return status === 200;
  };
  const stateOf = async (name: string, id: string): Promise<Left> => {
    if (await isThere(name)) return 'there';
    return (await isThere(id)) ? 'untagged' : 'gone';
  };
  return new Map(
    await Promise.all([...loaded].map(async ([name, id]) => [name, await stateOf(name, id)] as const)),
  );
}
