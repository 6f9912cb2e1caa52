import { type Container, describeUse, isRunning, mounts, mountUnknownToEngine } from '../model/container.ts';
import type { Image, Variant } from '../model/image.ts';
import { type Outcome, type Protection, reasonOfAbsence } from '../model/outcome.ts';
import { type Platform, platformName } from '../model/platform.ts';
import { familiar } from '../model/reference.ts';
import { identity, type Target } from '../model/removal.ts';
import { humanSize, listNames, plural } from '../model/text.ts';

/** A target, a platform, and the variant that the two stand for. */
export interface VariantTarget {
  readonly target: Target;
  /** Why all variants of the image must stay. */
  readonly protection?: Protection;
  readonly platform: Platform;
  /** The name in the DELETE request; undefined if there is no such image. */
  readonly name?: string;
  readonly image?: Image;
  /** All variants of the image. */
  readonly siblings: readonly Variant[];
  readonly variant?: Variant;
}

/** What the whole store shares, since the engine deletes blobs that other variants and images still need. */
export interface Holdings {
  /** By the digest of a manifest: the layers of its variant, and a name for messages. */
  readonly layers: ReadonlyMap<string, { readonly diffIds: readonly string[]; readonly name: string }>;
  /** By the digest of a manifest: how many images hold it. */
  readonly holders: ReadonlyMap<string, number>;
  readonly containers: readonly Container[];
}

export interface VariantChoice {
  readonly target: VariantTarget;
  /** Set if the variant is not removed; undefined if the engine is to be asked. */
  readonly outcome?: Outcome;
}

export function findVariant(variants: readonly Variant[], platform: Platform): Variant | undefined {
  return variants.find(
    (variant) => variant.available && platformName(variant.platform) === platformName(platform),
  );
}

/**
 * Decides which variants may be removed. The engine would break containers that run a variant, and other
 * variants that share its layers. A variant that stays makes all that share its layers stay too, so this
 * repeats until nothing changes.
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
  const { image, variant, siblings, protection } = target;
  if (protection !== undefined) return variantOutcome(target, protection);
  if (image === undefined)
    return variantOutcome(target, { verdict: 'absent', reason: reasonOfAbsence(target.target) });
  if (variant === undefined) {
    const available = siblings
      .filter((sibling) => sibling.available)
      .map(({ platform }) => platformName(platform));
    const has =
      available.length === 0 ? 'none of its variants is here' : `what is here: ${available.join(', ')}`;
    return variantOutcome(target, {
      verdict: 'absent',
      reason: `the image has no such variant here; ${has}`,
    });
  }
  const running = runningOn(target, containers);
  return running === undefined ? undefined : variantOutcome(target, running);
}

/** The engine itself does not refuse to remove a variant that a container runs. */
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

/** What the user should know about a removed variant: which names lose it too, and what of the image is left. */
export function whatItTakesAlong(
  { name, image }: VariantTarget,
  /** How many variants are left. */
  left: number,
  attestationSize: number,
): Pick<Outcome, 'reason' | 'next'> {
  const names = image?.tags ?? [];
  // It names all of them, since items that stand for the same variant share one finding.
  const isOnlyName = names.every((tag) => tag === name);
  const reasons = [
    ...(isOnlyName ? [] : [`every name of the image loses it: ${listNames(names.map(familiar))}`]),
    ...(attestationSize > 0
      ? [`its attestation (${humanSize(attestationSize)}) stays as long as the image`]
      : []),
    ...(left === 0 ? ['the name stays, but no variant is left'] : []),
  ];
  return {
    ...(reasons.length > 0 ? { reason: reasons.join('; ') } : {}),
    ...(left === 0 ? { next: 'remove the whole image, without `platforms`' } : {}),
  };
}

/** Two targets can stand for the same variant, which is removed once. */
export function variantKey({ image, variant }: VariantTarget): string {
  return `${image?.id ?? ''} ${variant?.digest ?? ''}`;
}

/** @param going digests of the variants that may still be removed, including this one */
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
  const holders = holdings.holders.get(digest) ?? 0;
  if (broken.length === 0 && holders <= 1) return undefined;
  const names = broken.map(([, { name }]) => name);
  return variantOutcome(target, {
    verdict: 'conflict',
    conflict: 'shared-variant',
    reason:
      names.length > 0
        ? `it shares layers with ${listNames(names)}, which the engine would break`
        : `${plural(holders, 'image')} hold this very variant, and the engine would break them all`,
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
