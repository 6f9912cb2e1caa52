import { orIfEngineFails } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { wayToMeasure } from '../measure/usage.ts';
import { type Image, referencesOf, type Usage } from '../model/image.ts';

/** What one answer told of many images, so that they need not be looked up one by one. */
export interface KnownImages {
  readonly images: readonly Image[];
  /** Whether these are all images, hidden ones too. */
  readonly isWhole: boolean;
  readonly usage?: Usage;
}

type Needs = Pick<Inputs, 'dryRun' | 'backup' | 'untilFree' | 'platforms'>;

type InputsToKnow = Needs & Pick<Inputs, 'images' | 'measure' | 'filters' | 'scope'>;

type InputsThatProtect = Pick<Inputs, 'keep' | 'scope'>;

/**
 * Only of what is asked for in any case: the graphdriver store's list is cheap and needed for the plan, and on the
 * containerd store the account before the removals describes every image.
 */
export async function knownImages(
  engine: Engine,
  wanted: InputsToKnow,
  isDiskVisible: boolean,
): Promise<KnownImages | undefined> {
  const { images, measure } = wanted;
  if (images.length === 0 || needsMore(wanted)) return undefined;
  if (engine.facts.store === 'graphdriver') return { images: await engine.images(), isWhole: true };
  if (engine.facts.store !== 'containerd' || measure === 'off') return undefined;
  const way = wayToMeasure(engine.storeSize, mostNamed(wanted), isDiskVisible);
  if (measure === 'auto' && way !== 'account') return undefined;
  const usage = await orIfEngineFails(engine.usage(), undefined);
  return usage === undefined ? undefined : { images: usage.listed, isWhole: false, usage };
}

/** Some inputs want to know more of an image than who it is. */
function needsMore({ dryRun, backup, untilFree, platforms }: Needs): boolean {
  return dryRun || backup !== undefined || untilFree !== undefined || platforms.length > 0;
}

/** Whether what an image was built on decides what may go with it. */
export function mustSpareParents({ keep, scope }: InputsThatProtect): boolean {
  return keep.length > 0 || scope === 'job';
}

/** Nobody knows how many a pattern stands for before it was tried. */
function mostNamed({ images, filters, scope }: InputsToKnow): number {
  return filters.length > 0 || scope === 'job' ? 0 : images.filter(({ kind }) => kind !== 'pattern').length;
}

/** Looks a full name or an ID up. */
export type Find = (name: string) => Promise<Image | undefined>;

/** Asks the engine for what the stock does not tell. Of many images, no more than is needed is asked. */
export function finder(
  stock: KnownImages | undefined,
  engine: Engine,
  wanted: Needs & InputsThatProtect & Pick<Inputs, 'measure'>,
  isDiskVisible: boolean,
): (chosen: number) => Find {
  const known = new Map(
    stock?.images.flatMap((image) =>
      [image.id, ...referencesOf(image)].map((name): [string, Image] => [name, image]),
    ),
  );
  return (chosen) => {
    const way = wayToMeasure(engine.storeSize, chosen, isDiskVisible);
    const needsRoom =
      wanted.backup !== undefined ||
      wanted.measure === 'exact' ||
      (wanted.measure === 'auto' && way !== 'disk');
    const isBrief = !needsRoom && !needsMore(wanted) && !mustSpareParents(wanted);
    return async (name) =>
      known.get(name) ?? (isBrief ? engine.identify(name) : engine.inspect(name, needsRoom));
  };
}
