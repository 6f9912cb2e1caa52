import { engineApi } from '../../testbed/engines/seed/engine-api.ts';
import { imageConfig, ownPlatform } from '../../testbed/engines/seed/image-config.ts';
import { digestOf, packLayer, type PackedLayer } from '../../testbed/engines/seed/layers.ts';
import { file, pack } from '../../testbed/engines/seed/pack.ts';
import { layerOf, type ImagePlan, type LayerPlan } from './image-plan.ts';

/** Loads images that share layers in one archive: each layer is made and sent once. */
export async function loadTogether(host: string, images: readonly ImagePlan[]): Promise<void> {
  const answer = await engineApi(host).succeed('POST', '/images/load?quiet=1', await archiveOf(images));
  const stream = answer.body.toString('utf8');
  // The engine answers 200 before it loads.
  if (stream.includes('"errorDetail"')) throw new Error(stream.trim());
}

/** In the format of `docker save`. */
async function archiveOf(images: readonly ImagePlan[]): Promise<Buffer> {
  const plans = new Map(images.flatMap(({ layers }) => layers.map((plan) => [plan.seed, plan])));
  const packed = new Map<string, PackedLayer>();
  for (const plan of plans.values()) packed.set(plan.seed, await packLayer(layerOf(plan)));
  const made = images.map(({ tag, layers }) => describe(tag, layers, packed));
  const manifest = made.map(({ tag, configFile, layers }) => ({
    Config: configFile,
    RepoTags: [tag],
    Layers: layers.map(fileOf),
  }));
  return pack([
    ...[...packed.values()].map((one) => file(fileOf(one), one.tar)),
    ...made.map(({ configFile, config }) => file(configFile, config)),
    file('manifest.json', Buffer.from(JSON.stringify(manifest))),
  ]);
}

function describe(tag: string, plans: readonly LayerPlan[], packed: ReadonlyMap<string, PackedLayer>) {
  const layers = plans.flatMap(({ seed }) => packed.get(seed) ?? []);
  // The label gives each image an ID of its own.
  const config = imageConfig({ labels: { tag } }, layers, ownPlatform);
  return { tag, layers, config, configFile: `${digestOf(config).slice('sha256:'.length)}.json` };
}

const fileOf = ({ diffId }: PackedLayer): string => `${diffId.slice('sha256:'.length)}.tar`;
