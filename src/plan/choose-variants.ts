import { type Container, describeUse, isRunning, mounts, mountUnknownToEngine } from '../model/container.ts';
import type { Image, Variant } from '../model/image.ts';
import { type Outcome, type Protection, reasonOfAbsence } from '../model/outcome.ts';
import { type Platform, platformName } from '../model/platform.ts';
import { familiar } from '../model/reference.ts';
import { identity, type Target } from '../model/removal.ts';
import { listNames, plural } from '../model/text.ts';

/** What was chosen and a platform, after the engine was asked what the two stand for. */
export interface VariantTarget {
  readonly target: Target;
  /** Why it is left alone, in all its variants. */
  readonly sparing?: Protection;
  readonly platform: Platform;
  /** What DELETE is asked for; undefined when there is no such image. */
  readonly name?: string;
  readonly image?: Image;
  /** All variants of the image. */
  readonly siblings: readonly Variant[];
  readonly variant?: Variant;
}

/** Who holds what in the whole store, since the engine deletes blobs without asking who else needs them. */
export interface Holdings {
  /** By the digest of a manifest: the layers that its variant is made of, and a name for messages. */
  readonly layers: ReadonlyMap<string, { readonly diffIds: readonly string[]; readonly name: string }>;
  /** By the digest of a manifest: how many images hold it. */
  readonly holders: ReadonlyMap<string, number>;
  readonly containers: readonly Container[];
}

export interface VariantChoice {
  readonly target: VariantTarget;
  /** What already is decided; undefined when the engine is to be asked. */
  readonly outcome?: Outcome;
}

export function findVariant(variants: readonly Variant[], platform: Platform): Variant | undefined {
  return variants.find(
    (variant) => variant.available && platformName(variant.platform) === platformName(platform),
  );
}

/**
 * Decides which variants may go. The engine would break whatever shares a layer with them, and containers that run
 * them, so it is not asked. A variant that must stay makes those stay that share with it, so this goes on until it rests.
 */
export function chooseVariants(
  targets: readonly VariantTarget[],
  holdings: Holdings,
): readonly VariantChoice[] {
  let choices = targets.map((target): VariantChoice => {
    const outcome = absentOrRunning(target, holdings);
    return outcome === undefined ? { target } : { target, outcome };
  });
  for (let before = -1; before !== undecided(choices).length;) {
    before = undecided(choices).length;
    const going = new Set(undecided(choices).map(({ target }) => target.variant?.digest ?? ''));
    choices = choices.map((choice) => {
      const outcome = choice.outcome ?? sharedWithOthers(choice.target, going, holdings);
      return outcome === undefined ? choice : { target: choice.target, outcome };
    });
  }
  return choices;
}

function undecided(choices: readonly VariantChoice[]): readonly VariantChoice[] {
  return choices.filter(({ outcome }) => outcome === undefined);
}

function absentOrRunning(target: VariantTarget, { containers }: Holdings): Outcome | undefined {
  const { image, variant, siblings, sparing } = target;
  if (sparing !== undefined) return variantOutcome(target, sparing);
  if (image === undefined)
    return variantOutcome(target, { verdict: 'absent', reason: reasonOfAbsence(target.target) });
  if (variant === undefined) {
    const here = siblings.filter(({ available }) => available).map(({ platform }) => platformName(platform));
    const has = here.length === 0 ? 'none of its variants is here' : `what is here: ${here.join(', ')}`;
    return variantOutcome(target, {
      verdict: 'absent',
      reason: `the image has no such variant here; ${has}`,
    });
  }
  const running = runningOn(target, containers);
  return running === undefined ? undefined : variantOutcome(target, running);
}

/** The engine would take the variant away under a container that runs it. */
export function runningOn(
  { image, variant }: VariantTarget,
  containers: readonly Container[],
): VariantFinding | undefined {
  if (image === undefined || variant === undefined) return undefined;
  const running = containers.filter(
    (container) => isRunning(container) && usesVariant(container, image, variant),
  );
  if (running.length === 0) return undefined;
  return {
    verdict: 'conflict',
    conflict: 'running-container',
    reason: `used by ${listNames(running.map((container) => describeUse(container, image)))}`,
    next: `stop and remove ${listNames(running.map(({ name }) => name))} first`,
  };
}

function usesVariant(container: Container, image: Image, variant: Variant): boolean {
  return (
    runsVariant(container, image, variant) ||
    mounts(container, image) ||
    mountUnknownToEngine(container, image) !== undefined
  );
}

function runsVariant(container: Container, image: Image, { digest }: Variant): boolean {
  return container.variant === undefined ? container.image === image.id : container.variant === digest;
}

/** What a user should know about a variant that goes: who else loses it, and whether anything is left. */
export function whatItTakesAlong(
  { name, image }: VariantTarget,
  left: number,
): Pick<Outcome, 'reason' | 'next'> {
  const others = (image?.tags ?? []).filter((tag) => tag !== name).map(familiar);
  const reasons = [
    ...(others.length > 0 ? [`other names of the image lose it too: ${listNames(others)}`] : []),
    ...(left === 0 ? ['the name stays, but no variant is left'] : []),
  ];
  return {
    ...(reasons.length > 0 ? { reason: reasons.join('; ') } : {}),
    ...(left === 0 ? { next: 'remove the whole image, without `platforms`' } : {}),
  };
}

/** Two items can stand for one variant; it goes once. */
export function variantKey({ image, variant }: VariantTarget): string {
  return `${image?.id ?? ''} ${variant?.digest ?? ''}`;
}

/** @param going what may still go, this one among them */
function sharedWithOthers(
  target: VariantTarget,
  going: ReadonlySet<string>,
  holdings: Holdings,
): Outcome | undefined {
  const digest = target.variant?.digest ?? '';
  const own = new Set(holdings.layers.get(digest)?.diffIds);
  const broken = [...holdings.layers].filter(
    ([other, { diffIds }]) => !going.has(other) && diffIds.some((layer) => own.has(layer)),
  );
  const twice = (holdings.holders.get(digest) ?? 0) > 1;
  if (broken.length === 0 && !twice) return undefined;
  const names = broken.map(([, { name }]) => name);
  return variantOutcome(target, {
    verdict: 'conflict',
    conflict: 'shared-variant',
    reason:
      names.length > 0
        ? `it shares layers with ${listNames(names)}, which the engine would break`
        : `${plural(holdings.holders.get(digest) ?? 0, 'image')} hold this very variant, and the engine would break them all`,
    next:
      names.length > 0
        ? `list ${listNames(names)} too, or remove whole images without \`platforms\``
        : 'remove whole images without `platforms`',
  });
}

export type VariantFinding = Pick<Outcome, 'verdict' | 'conflict' | 'cause' | 'reason' | 'next' | 'bytes'> & {
  readonly deleted?: readonly string[];
};

export function variantOutcome({ target, platform }: VariantTarget, finding: VariantFinding): Outcome {
  return { ...identity(target), platform: platformName(platform), untagged: [], deleted: [], ...finding };
}
