import { imageConfig, ownPlatform } from '../../../testbed/engines/seed/image-config.ts';
import { digestOf, layer, packLayer } from '../../../testbed/engines/seed/layers.ts';
import type { SeededEngine } from '../../../testbed/engines/seed/seeded-engine.ts';
import { file, pack } from '../../../testbed/engines/seed/pack.ts';

export const tagOf = (n: number): string => `image-rm-test/hundred:${n}`;

/** Many images in one archive: of one layer, so that they cost next to nothing. Resolves to their tags. */
export async function loadMany(engine: SeededEngine, count: number): Promise<readonly string[]> {
  const shared = await packLayer(layer('hundred', 500));
  const layerFile = 'layer.tar';
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const configs = numbers.map((n) => imageConfig({ labels: { n: `${n}` } }, [shared], ownPlatform));
  const files = configs.map((content) => file(`${digestOf(content).slice(7)}.json`, content));
  const manifest = files.map(({ header }, index) => ({
    Config: header.name,
    RepoTags: [tagOf(index + 1)],
    Layers: [layerFile],
  }));
  const archive = await pack([
    file(layerFile, shared.tar),
    ...files,
    file('manifest.json', Buffer.from(JSON.stringify(manifest))),
  ]);
  await engine.succeed('POST', '/images/load?quiet=1', archive);
  return numbers.map(tagOf);
}
