import { InputError } from './domain/input-error.ts';
import { whyWholeImageStays } from './domain/keep-variants.ts';
import { familiar } from './domain/reference.ts';
import { completed, platformName } from './domain/platform.ts';
import type { EngineFacts } from './domain/store.ts';
import { removalName, targetKey } from './domain/target.ts';
import {
  chooseVariants,
  findVariant,
  type Holdings,
  type VariantChoice,
  type VariantTarget,
} from './domain/variant.ts';
import type { Engine } from './engine/port.ts';
import type { Choice } from './choose.ts';
import type { Inputs } from './inputs/inputs.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';

const FIRST_API_WITH_PLATFORMS = 50;

/** Engines that do not know the parameter ignore it, and delete the whole image. */
export function refusePlatforms({ store, apiVersion, name, version }: EngineFacts, text: string): void {
  const isOld = Number(apiVersion.split('.')[1]) < FIRST_API_WITH_PLATFORMS;
  if (store === 'containerd' && !isOld) return;
  const here = `${name} ${version} with API ${apiVersion} and the ${store} store`;
  const allowed = `needs an engine with API 1.50 and the containerd image store, and this is ${here}; nothing was removed`;
  throw new InputError([{ input: 'platforms', value: text, allowed }]);
}

/** Looks at every variant in the store, and decides which of those asked for may go. */
export async function surveyVariants(
  { targets: chosen, spared, images, containers, rule }: Choice,
  { platforms: requests, keep }: Pick<Inputs, 'platforms' | 'keep'>,
  engine: Engine,
): Promise<readonly VariantChoice[]> {
  const platforms = requests.map((request) => completed(request, engine.facts.platform));
  const targets = await inParallel(
    READS_AT_ONCE,
    chosen,
    async (target): Promise<readonly VariantTarget[]> => {
      const image = target.kind === 'absent' ? undefined : images.get(target.image);
      if (target.kind === 'absent' || image === undefined)
        return platforms.map((platform) => ({ target, platform, siblings: [] }));
      const name = removalName(target);
      const sparing = spared.get(target) ?? whyWholeImageStays(target, image, keep, rule.baseline);
      const siblings = await engine.variants(name);
      return platforms.map((platform) => {
        const variant = findVariant(siblings, platform);
        return {
          target,
          platform,
          name,
          image,
          siblings,
          ...(sparing === undefined ? {} : { sparing }),
          ...(variant === undefined ? {} : { variant }),
        };
      });
    },
  );
  return chooseVariants(onceEach(targets.flat()), { ...(await holdingsOf(engine)), containers });
}

function onceEach(targets: readonly VariantTarget[]): readonly VariantTarget[] {
  const key = ({ target, platform }: VariantTarget): string =>
    `${targetKey(target)} ${platformName(platform)}`;
  return [...new Map(targets.map((target) => [key(target), target])).values()];
}

async function holdingsOf(engine: Engine): Promise<Omit<Holdings, 'containers'>> {
  const layers = new Map<string, { diffIds: readonly string[]; name: string }>();
  const holders = new Map<string, number>();
  const images = new Map((await engine.images()).map((image) => [image.id, image])).values();
  await inParallel(READS_AT_ONCE, [...images], async ({ id, tags }) => {
    const here = (await engine.variants(id)).filter(({ available }) => available);
    for (const { digest, platform } of here) {
      holders.set(digest, (holders.get(digest) ?? 0) + 1);
      const diffIds = await engine.variantLayers(id, platform);
      layers.set(digest, { diffIds, name: `${familiar(tags[0] ?? id)} (${platformName(platform)})` });
    }
  });
  return { layers, holders };
}
