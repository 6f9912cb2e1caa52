import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { protectKept } from '../choose/protect.ts';
import type { Engine } from '../engine/port.ts';
import type { Baseline } from '../model/baseline.ts';
import { inParallel, READS_AT_ONCE } from '../model/collections.ts';
import { type Image, referencesOf } from '../model/image.ts';
import type { Protection } from '../model/outcome.ts';
import { completed, platformName } from '../model/platform.ts';
import { familiar } from '../model/reference.ts';
import { type PresentTarget, removalName, targetKey } from '../model/removal.ts';
import type { Selector } from '../model/selector.ts';
import {
  chooseVariants,
  findVariant,
  type Holdings,
  type VariantChoice,
  type VariantTarget,
} from './choose-variants.ts';

/** Reads every variant in the store and decides which of the requested ones may be removed. */
export async function surveyVariants(
  { targets: chosen, protections, newest, images, containers, rule }: Choice,
  { engine, inputs: { platforms: requests, keep } }: EngineSession,
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
      const protection =
        protections.get(target) ??
        newest.get(image.id) ??
        whyWholeImageStays(target, image, keep, rule.baseline);
      const siblings = await engine.variants(name);
      return platforms.map((platform) => {
        const variant = findVariant(siblings, platform);
        return {
          target,
          platform,
          name,
          image,
          siblings,
          ...(protection === undefined ? {} : { protection }),
          ...(variant === undefined ? {} : { variant }),
        };
      });
    },
  );
  return chooseVariants(withoutDuplicates(targets.flat()), { ...(await holdingsOf(engine)), containers });
}

function withoutDuplicates(targets: readonly VariantTarget[]): readonly VariantTarget[] {
  const key = ({ target, platform }: VariantTarget): string =>
    `${targetKey(target)} ${platformName(platform)}`;
  return [...new Map(targets.map((target) => [key(target), target])).values()];
}

async function holdingsOf(engine: Engine): Promise<Omit<Holdings, 'containers'>> {
  const layers = new Map<string, { diffIds: readonly string[]; name: string }>();
  const holders = new Map<string, number>();
  const images = new Map((await engine.images()).map((image) => [image.id, image])).values();
  await inParallel(READS_AT_ONCE, [...images], async ({ id, tags }) => {
    const available = (await engine.variants(id)).filter((variant) => variant.available);
    for (const { digest, platform } of available) {
      holders.set(digest, (holders.get(digest) ?? 0) + 1);
      const diffIds = await engine.variantLayers(id, platform);
      layers.set(digest, { diffIds, name: `${familiar(tags[0] ?? id)} (${platformName(platform)})` });
    }
  });
  return { layers, holders };
}

/**
 * Why no variant of a chosen image may be removed. All names of an image lose a removed variant, so a protected
 * name, or a protected image, protects every variant.
 */
function whyWholeImageStays(
  target: PresentTarget,
  image: Image,
  keep: readonly Selector[],
  baseline: Baseline | undefined,
): Protection | undefined {
  const wasThere = baseline?.images.has(image.id) === true;
  if (wasThere) return kept('the image was there before this job');
  const chosenName = target.kind === 'reference' ? target.reference : undefined;
  const older = referencesOf(image).find(
    (name) => name !== chosenName && baseline?.references.has(name) === true,
  );
  if (older !== undefined)
    return kept(`it has the name ${familiar(older)} too, which was there before this job`);
  // A removal by ID takes all names along too, so the same protections apply.
  const byId: PresentTarget = { kind: 'id', selector: target.selector, image: image.id };
  return protectKept([byId], image, { keep, store: 'containerd', wasThere }).get(byId);
}

function kept(reason: string): Protection {
  return { verdict: 'kept', reason };
}
