import { NOT_MEASURED, type Reclaimed } from './domain/account.ts';
import type { Answer } from './domain/attempt.ts';
import { outcome, type Variant, type VariantChoice, type VariantTarget } from './domain/variant.ts';
import type { Outcome } from './domain/verdict.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { unlessSilent } from './look.ts';

export interface VariantsDone {
  readonly items: readonly Outcome[];
  readonly reclaimed: Reclaimed;
}

/** What would be: an upper bound, since what is unpacked may stay as long as something holds it. */
export function rehearseVariants(
  choices: readonly VariantChoice[],
  measure: Inputs['measure'],
): VariantsDone {
  const items = choices.map(({ target, outcome: decided }) => {
    const { contentSize = 0, unpackedSize = 0, digest = '' } = target.variant ?? {};
    return (
      decided ??
      outcome(target, { verdict: 'variant-deleted', deleted: [digest], bytes: contentSize + unpackedSize })
    );
  });
  const bytes = items.reduce((sum, item) => sum + (item.bytes ?? 0), 0);
  return { items, reclaimed: measure === 'off' ? NOT_MEASURED.total : { bytes, method: 'upper-bound' } };
}

/** One request for each variant: asked for several at once, the engine stops at the first that is missing. */
export async function removeVariants(
  choices: readonly VariantChoice[],
  engine: Engine,
  measure: Inputs['measure'],
  deadline: AbortSignal,
  patient: Engine,
): Promise<VariantsDone> {
  const hasWork = choices.some(({ outcome: decided }) => decided === undefined);
  const before = measure === 'off' || !hasWork ? undefined : await engine.usage();
  const items: Outcome[] = [];
  for (const { target, outcome: decided } of choices) {
    items.push(decided ?? (await removeVariant(target, engine, deadline, patient)));
  }
  if (measure === 'off') return { items, reclaimed: NOT_MEASURED.total };
  if (!hasWork) return { items, reclaimed: { bytes: 0, method: 'exact' } };
  const after = before === undefined ? undefined : await unlessSilent(patient.usage(), undefined);
  if (before === undefined || after === undefined) return { items, reclaimed: NOT_MEASURED.total };
  const isDisturbed = before.images.size !== after.images.size || before.total < after.total;
  const bytes = Math.max(0, before.total - after.total);
  return { items, reclaimed: { bytes, method: isDisturbed ? 'estimate' : 'exact' } };
}

async function removeVariant(
  target: VariantTarget,
  engine: Engine,
  deadline: AbortSignal,
  patient: Engine,
): Promise<Outcome> {
  const { name, image, variant } = target;
  if (name === undefined || image === undefined || variant === undefined)
    throw new Error('chosen without a variant');
  if (deadline.aborted) {
    return outcome(target, { verdict: 'not-reached', reason: 'the time was up before it came to it' });
  }
  const answer = await engine.removeVariant(name, variant.platform);
  const left = await unlessSilent<readonly Variant[], undefined>(patient.variants(image), undefined);
  return outcome(target, verdictOf(answer, variant, left));
}

function verdictOf(
  answer: Answer,
  variant: Variant,
  left: readonly Variant[] | undefined,
): Parameters<typeof outcome>[1] {
  const said = 'message' in answer ? answer.message : 'the engine says that it removed it';
  if (left === undefined) {
    return { verdict: 'failed', reason: `${said}; it did not answer when asked what is left` };
  }
  const here = left.filter(({ available }) => available);
  const isGone = here.every(({ digest }) => digest !== variant.digest);
  if (answer.kind === 'removed' && isGone) {
    const rest = here.length === 0 ? { reason: 'the name remains, with no variant left' } : {};
    return { verdict: 'variant-deleted', deleted: [variant.digest], ...rest };
  }
  if (answer.kind === 'gone' && isGone)
    return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
  if (isGone)
    return {
      verdict: 'variant-deleted',
      deleted: [variant.digest],
      reason: `the engine answered "${said}", yet it is gone`,
    };
  return { verdict: 'failed', reason: said };
}
