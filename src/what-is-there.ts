import type { Choice } from './choose.ts';
import { absentReasons } from './domain/absent.ts';
import type { Filter } from './domain/filter.ts';
import type { Item, Wish } from './domain/item.ts';
import { MOST_REFERENCES, nearbyFilters, protectingFilters } from './domain/pushdown.ts';
import type { Image } from './domain/store.ts';
import type { Target } from './domain/target.ts';
import { unfit, unfitWarnings } from './domain/unfit.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { unlessSilent } from './look.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';
import type { Stock } from './stock.ts';

interface Explained {
  readonly targets: readonly Target[];
  readonly warnings: readonly string[];
}

/** Says what is there instead of what is not, and which items of `keep` protect nothing. An engine that stumbles fails nothing. */
export async function explainAbsent(
  { targets, images: chosen }: Pick<Choice, 'targets' | 'images'>,
  { keep, missing }: Pick<Inputs, 'keep' | 'missing'>,
  engine: Engine,
  stock: Stock | undefined,
): Promise<Explained> {
  const absent =
    missing === 'ignore' ? [] : targets.flatMap((one) => (one.kind === 'absent' ? one.item : []));
  const isAnyChosen = targets.some(({ kind }) => kind !== 'absent');
  const known = [...chosen.values(), ...(stock?.images ?? [])];
  const doubtful = isAnyChosen ? unfit(keep, known) : [];
  const isKnown = stock?.isWhole === true || (absent.length === 0 && doubtful.length === 0);
  const found = isKnown ? known : await unlessSilent(ask(engine, doubtful, absent), undefined);
  if (found === undefined) return { targets, warnings: [] };
  const reasonFor = absentReasons([...known, ...found]);
  return {
    targets: targets.map((target) =>
      target.kind === 'absent' && absent.length > 0 ? { reason: reasonFor(target.item), ...target } : target,
    ),
    warnings: unfitWarnings(unfit(doubtful, found)),
  };
}

/** More looks than this cost more than a list of the whole store. */
const MOST_LOOKS = 32;

/** All that these items can fit, and more where that is as cheap: only on the containerd store a whole list is dear. */
async function ask(
  engine: Engine,
  doubtful: readonly Wish[],
  absent: readonly Item[],
): Promise<readonly Image[]> {
  const ids = doubtful.flatMap((wish) => ('hex' in wish ? wish.hex : []));
  const values = protectingFilters(doubtful);
  if (engine.facts.store !== 'containerd' || values === undefined || ids.length > MOST_LOOKS)
    return engine.images();
  const nearby = nearbyFilters(absent).slice(0, MOST_REFERENCES - values.length);
  const asked = [...values, ...nearby].map((value): Filter => ({ key: 'reference', value }));
  const [listed, byId] = await Promise.all([
    asked.length === 0 ? [] : engine.listed(asked),
    inParallel(READS_AT_ONCE, ids, (hex) => engine.inspect(`sha256:${hex}`)),
  ]);
  // To the beginning of several IDs an engine says that there is no such image.
  const isUnsure = byId.some((image, index) => image === undefined && (ids[index] ?? '').length < FULL_ID);
  return isUnsure ? engine.images() : [...listed, ...byId.filter((image) => image !== undefined)];
}

const FULL_ID = 64;
