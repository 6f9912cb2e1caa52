import { NOT_MEASURED, NOTHING_FREED, sum, type Reclaimed } from './domain/account.ts';
import type { Answer } from './domain/attempt.ts';
import {
  outcome,
  variantKey,
  whatItTakesAlong,
  type Finding,
  type Variant,
  type VariantChoice,
  type VariantTarget,
} from './domain/variant.ts';
import { recheckVariant } from './domain/recheck-variant.ts';
import { UNDER_WAY, type Outcome } from './domain/verdict.ts';
import { WHY_NOT_REACHED, type Ending } from './ending.ts';
import { EngineError } from './engine/errors.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { patiently, unlessSilent } from './look.ts';

export interface VariantsDone {
  readonly items: readonly Outcome[];
  readonly reclaimed: Reclaimed;
}

/** What would be: an upper bound, since what is unpacked may stay as long as something holds it. */
export function rehearseVariants(
  choices: readonly VariantChoice[],
  measure: Inputs['measure'],
): VariantsDone {
  const going = new Map(openOnes(choices).map(({ target }) => [variantKey(target), target]));
  const items = choices.map(({ target, outcome: decided }) => {
    if (decided !== undefined) return decided;
    const left = target.siblings.filter(
      (sibling) => sibling.available && !going.has(variantKey({ ...target, variant: sibling })),
    );
    const { contentSize = 0, unpackedSize = 0, digest = '' } = target.variant ?? {};
    const isFirst = going.get(variantKey(target)) === target;
    return outcome(target, {
      verdict: 'variant-deleted',
      deleted: [digest],
      ...whatItTakesAlong(target, left.length),
      ...(measure === 'off' ? {} : { bytes: isFirst ? contentSize + unpackedSize : 0 }),
    });
  });
  const bytes = sum(items.map((item) => item.bytes ?? 0));
  return { items, reclaimed: measure === 'off' ? NOT_MEASURED.total : { bytes, method: 'upper-bound' } };
}

/** One request for each variant: asked for several at once, the engine stops at the first that is missing. */
export async function removeVariants(
  choices: readonly VariantChoice[],
  engine: Engine,
  measure: Inputs['measure'],
  ending: Ending,
): Promise<VariantsDone> {
  const isIdle = openOnes(choices).length === 0;
  const before = measure === 'off' || isIdle ? undefined : await unlessSilent(engine.usage(), undefined);
  const findings = new Map<string, Finding>();
  const items: Outcome[] = [];
  for (const { target, outcome: decided } of choices) {
    const key = variantKey(target);
    const finding =
      findings.get(key) ?? (decided === undefined ? await removeVariant(target, engine, ending) : undefined);
    if (decided === undefined && finding !== undefined) findings.set(key, finding);
    items.push(decided ?? outcome(target, finding ?? NOT_CHOSEN));
  }
  if (isIdle && measure !== 'off') return { items, reclaimed: NOTHING_FREED.total };
  const after =
    before === undefined ? undefined : await unlessSilent(patiently(engine, ending).usage(), undefined);
  if (before === undefined || after === undefined) return { items, reclaimed: NOT_MEASURED.total };
  // What was unpacked goes in a later collection of the engine, so the account is never the last word.
  return { items, reclaimed: { bytes: Math.max(0, before.total - after.total), method: 'estimate' } };
}

const NOT_CHOSEN: Finding = { verdict: 'not-reached', reason: 'it was not chosen' };

/** The last first, so that in a map by variant the first item that stands for it wins. */
function openOnes(choices: readonly VariantChoice[]): readonly VariantChoice[] {
  return choices.filter(({ outcome: decided }) => decided === undefined).toReversed();
}

async function removeVariant(target: VariantTarget, engine: Engine, ending: Ending): Promise<Finding> {
  const { name, image, variant } = target;
  if (name === undefined || image === undefined || variant === undefined) return NOT_CHOSEN;
  if (ending.over.aborted) {
    const cause = ending.cause();
    return { verdict: 'not-reached', cause, reason: WHY_NOT_REACHED[cause] };
  }
  const patient = engine.until(ending.cut);
  const instead = await lookBefore(target, name, patient);
  if (instead !== undefined) return instead;
  // By ID: a name can move to another image, and the variant goes from all names in any case.
  const answer = await patient.removeVariant(image.id, variant.platform);
  const isUnanswered = answer.kind === 'error' && answer.aborted === true;
  const left = await unlessSilent<readonly Variant[], undefined>(
    patiently(engine, ending).variants(image.id),
    undefined,
  );
  const finding = findingOf(answer, target, variant, left);
  if (!isUnanswered || finding.verdict !== 'failed' || left === undefined) return finding;
  const cause = ending.cause();
  return { verdict: 'not-reached', cause, reason: UNDER_WAY[cause] };
}

/** As before each removal of an image: what was looked at is what goes. */
async function lookBefore(target: VariantTarget, name: string, engine: Engine): Promise<Finding | undefined> {
  try {
    const containers = await engine.containers();
    return recheckVariant(target, await engine.inspect(name), containers);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const reason = `the look right before its removal failed, so the removal was not sent: ${error.message}`;
    return { verdict: 'failed', reason };
  }
}

function findingOf(
  answer: Answer,
  target: VariantTarget,
  { digest }: Variant,
  left: readonly Variant[] | undefined,
): Finding {
  const said = 'message' in answer ? answer.message : 'the engine says that it removed it';
  if (left === undefined) {
    return { verdict: 'failed', reason: `${said}; it did not answer when asked what is left` };
  }
  const here = left.filter(({ available }) => available);
  if (here.some((variant) => variant.digest === digest)) return { verdict: 'failed', reason: said };
  if (answer.kind === 'gone') return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
  const along = whatItTakesAlong(target, here.length);
  const odd = answer.kind === 'removed' ? {} : { reason: `the engine answered "${said}", yet it is gone` };
  return { verdict: 'variant-deleted', deleted: [digest], ...along, ...odd };
}
