import { isAccountCheap } from './domain/account-usage.ts';
import { referencesOf, type Image, type Usage } from './domain/store.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { unlessSilent } from './look.ts';

/** What one answer told of many images, so that they need not be looked up one by one. */
export interface Stock {
  readonly images: readonly Image[];
  /** Whether these are all images, hidden ones too. */
  readonly isWhole: boolean;
  readonly usage?: Usage;
}

type Wanted = Pick<
  Inputs,
  'images' | 'dryRun' | 'measure' | 'backup' | 'untilFree' | 'platforms' | 'filters' | 'scope'
>;

/**
 * Only of what is asked for in any case: the graphdriver store's list is cheap and needed for the plan, and on the
 * containerd store the account before the removals describes every image. Some inputs want to know more of an image.
 */
export async function takeStock(engine: Engine, wanted: Wanted): Promise<Stock | undefined> {
  const { images, dryRun, measure, backup, untilFree, platforms } = wanted;
  const needsMore = dryRun || backup !== undefined || untilFree !== undefined || platforms.length > 0;
  if (images.length === 0 || needsMore) return undefined;
  if (engine.facts.store === 'graphdriver') return { images: await engine.images(), isWhole: true };
  if (engine.facts.store !== 'containerd' || measure === 'off') return undefined;
  if (measure === 'auto' && !isAccountCheap(engine.storeSize, mostNamed(wanted))) return undefined;
  const usage = await unlessSilent(engine.usage(), undefined);
  return usage === undefined ? undefined : { images: usage.listed, isWhole: false, usage };
}

/** Nobody knows how many a pattern stands for before it was tried. */
function mostNamed({ images, filters, scope }: Wanted): number {
  return filters.length > 0 || scope === 'job' ? 0 : images.filter(({ kind }) => kind !== 'pattern').length;
}

/** Looks a full name or an ID up. */
export type Find = (name: string) => Promise<Image | undefined>;

/** Asks the engine for what the stock does not tell; `needsRoom`: also what it takes on the disk. */
export function finder(stock: Stock | undefined, engine: Engine, needsRoom: boolean): Find {
  const known = new Map(
    stock?.images.flatMap((image) =>
      [image.id, ...referencesOf(image)].map((name): [string, Image] => [name, image]),
    ),
  );
  return async (name) => known.get(name) ?? engine.inspect(name, needsRoom);
}
