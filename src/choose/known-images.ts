import { orIfEngineFails } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { MeasurePlan } from '../measure/measure-plan.ts';
import { traitsOf } from '../model/engine-traits.ts';
import { type Image, referencesOf, type Usage } from '../model/image.ts';

/** What one answer told of many images, so that they need not be looked up one by one. */
export interface KnownImages {
  readonly images: readonly Image[];
  /** Whether these are all images, hidden ones too. */
  readonly isWhole: boolean;
  readonly usage?: Usage;
}

type Needs = Pick<Inputs, 'images' | 'dryRun' | 'backup' | 'untilFree' | 'platforms'>;

/** Only what is asked for in any case: a cheap list, or the account before the removals, which describes every image. */
export async function knownImages(
  engine: Engine,
  inputs: Needs,
  { kind }: MeasurePlan,
): Promise<KnownImages | undefined> {
  if (inputs.images.length === 0 || needsMore(inputs)) return undefined;
  if (traitsOf(engine.facts).listsCheaply) return { images: await engine.images(), isWhole: true };
  const usage = kind === 'account' ? await orIfEngineFails(engine.usage(), undefined) : undefined;
  return usage === undefined ? undefined : { images: usage.listed, isWhole: false, usage };
}

/** Some inputs need more of an image than a list tells. */
function needsMore({ dryRun, backup, untilFree, platforms }: Needs): boolean {
  return dryRun || backup !== undefined || untilFree !== undefined || platforms.length > 0;
}

/** Looks up a full name or an ID. */
export type Find = (name: string) => Promise<Image | undefined>;

/** Asks the engine only for what is not known yet. */
export function finder(
  known: KnownImages | undefined,
  engine: Engine,
  { backup }: Pick<Inputs, 'backup'>,
  { needsRoom }: MeasurePlan,
): Find {
  const byName = new Map(
    known?.images.flatMap((image) =>
      [image.id, ...referencesOf(image)].map((name): [string, Image] => [name, image]),
    ),
  );
  return async (name) => byName.get(name) ?? engine.inspect(name, needsRoom || backup !== undefined);
}
