import fc from 'fast-check';
import { chainIds } from '../../src/engine/wire.ts';
import type { RemovalOptions } from '../../src/model/removal.ts';
import type { Image } from '../../src/model/image.ts';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import type { Survey } from '../../src/model/removal.ts';
import type { PresentTarget } from '../../src/model/removal.ts';
import { aContainer, anImage, aSurvey, byId, byName, digestOf, id, stopped } from './build.ts';

/** Stores as they occur: images built on one another, with names in two repositories, used by containers. */
export const worlds: fc.Arbitrary<{
  survey: Survey;
  options: RemovalOptions;
  sizes: ReadonlyMap<string, number>;
}> = fc
  .record({
    store: fc.constantFrom<EngineKind>('graphdriver', 'containerd'),
    options: fc.record({ force: fc.boolean(), noPrune: fc.boolean() }),
    images: fc.array(
      fc.record({
        parent: fc.option(fc.nat(5), { nil: undefined }),
        tags: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
        twice: fc.boolean(),
        digests: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
        user: fc.constantFrom('nobody', 'nobody', 'nobody', 'stopped', 'running'),
        size: fc.nat(1000),
        isChosen: fc.boolean(),
        chosenTags: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ store, options, images }) => {
    const sizes = new Map<string, number>();
    const made: Image[] = [];
    const chosen: PresentTarget[] = [];
    const history = new Map<string, readonly number[]>();
    for (const [index, spec] of images.entries()) {
      const digits = String(index + 1);
      const parent = spec.parent === undefined ? undefined : made[spec.parent];
      const diffIds = [...(parent?.diffIds ?? []), id(`d${digits}`)];
      const layers = chainIds(diffIds);
      sizes.set(layers.at(-1) ?? '', spec.size);
      const size = layers.reduce((all, layer) => all + (sizes.get(layer) ?? 0), 0);
      const names = spec.tags.flatMap((tag) => [
        `${tag}:${digits}`,
        ...(spec.twice ? [`${tag}:${digits}-too`] : []),
      ]);
      const digests = spec.digests.map((repository) => digestOf(repository, digits));
      const image = anImage(digits, names, {
        digests,
        ...(parent === undefined ? {} : { parent: parent.id }),
        diffIds,
        layers,
        size,
        variantSizes: { variants: 1, content: spec.size, unpacked: size },
      });
      made.push(image);
      history.set(image.id, layers.map((layer) => sizes.get(layer) ?? 0).toReversed());
      if (spec.isChosen) chosen.push(byId(digits));
      if (spec.chosenTags) chosen.push(...[...names, ...digests].map((name) => byName(name, digits)));
    }
    const containers = images.flatMap(({ user }, index) => {
      const digits = String(index + 1);
      if (user === 'nobody') return [];
      return [user === 'running' ? aContainer(digits) : stopped(digits)];
    });
    return {
      survey: aSurvey({ store, images: made, targets: chosen, containers, history }),
      options,
      sizes,
    };
  });

export const sameTargetsInAnyOrder = worlds.chain(({ survey, ...rest }) =>
  fc
    .shuffledSubarray([...survey.targets], { minLength: survey.targets.length })
    .map((targets) => ({ survey, shuffled: { ...survey, targets }, ...rest })),
);
