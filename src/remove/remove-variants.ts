import type { EngineSession } from '../choose/engine-session.ts';
import { type NewestRule, whyNewer } from '../choose/newest.ts';
import { type Deadline, orIfEngineFails, withTimeToLook } from '../engine/deadline.ts';
import { EngineError } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { NOT_MEASURED, NOTHING_FREED, type Reclaimed, sum } from '../measure/account.ts';
import type { Container } from '../model/container.ts';
import { type Image, referencesOf, type Variant } from '../model/image.ts';
import { type Outcome, UNDER_WAY, UNKNOWN_AFTERWARDS, WHY_NOT_REACHED } from '../model/outcome.ts';
import { familiar } from '../model/reference.ts';
import type { RemovalAnswer } from '../model/removal.ts';
import { listNames } from '../model/text.ts';
import {
  runningOn,
  type VariantChoice,
  type VariantFinding,
  variantKey,
  variantOutcome,
  type VariantTarget,
  whatItTakesAlong,
} from '../plan/choose-variants.ts';

export interface VariantsRemoved {
  readonly items: readonly Outcome[];
  readonly reclaimed: Reclaimed;
}

/**
 * Predicts the removal of variants (dry run). The bytes are an upper bound: unpacked layers stay while something
 * holds them.
 */
export function predictVariants(
  choices: readonly VariantChoice[],
  measure: Inputs['measure'],
): VariantsRemoved {
  const going = new Map(undecidedLastFirst(choices).map(({ target }) => [variantKey(target), target]));
  const items = choices.map(({ target, outcome }) => {
    if (outcome !== undefined) return outcome;
    const left = target.siblings.filter(
      (sibling) => sibling.available && !going.has(variantKey({ ...target, variant: sibling })),
    );
    const { contentSize = 0, unpackedSize = 0, attestationSize = 0, digest = '' } = target.variant ?? {};
    const isFirst = going.get(variantKey(target)) === target;
    return variantOutcome(target, {
      verdict: 'variant-deleted',
      deleted: [digest],
      ...whatItTakesAlong(target, left.length, attestationSize),
      ...(measure === 'off' ? {} : { bytes: isFirst ? contentSize + unpackedSize : 0 }),
    });
  });
  const bytes = sum(items.map((item) => item.bytes ?? 0));
  return { items, reclaimed: measure === 'off' ? NOT_MEASURED.total : { bytes, method: 'upper-bound' } };
}

/** Sends one request for each variant: when the engine gets several at once, it stops at the first that is missing. */
export async function removeVariants(
  choices: readonly VariantChoice[],
  { engine, inputs, deadline }: EngineSession,
): Promise<VariantsRemoved> {
  const isAllDecided = undecidedLastFirst(choices).length === 0;
  const { measure } = inputs;
  const before =
    measure === 'off' || isAllDecided ? undefined : await orIfEngineFails(engine.usage(), undefined);
  const findings = new Map<string, VariantFinding>();
  const items: Outcome[] = [];
  for (const { target, outcome } of choices) {
    if (outcome !== undefined) {
      items.push(outcome);
      continue;
    }
    const key = variantKey(target);
    const finding = findings.get(key) ?? (await removeVariant(target, engine, deadline, inputs));
    findings.set(key, finding);
    items.push(variantOutcome(target, finding));
  }
  if (isAllDecided && measure !== 'off') return { items, reclaimed: NOTHING_FREED.total };
  const after =
    before === undefined
      ? undefined
      : await orIfEngineFails(withTimeToLook(engine, deadline).usage(), undefined);
  if (before === undefined || after === undefined) return { items, reclaimed: NOT_MEASURED.total };
  // The engine collects unpacked layers later, so the difference of the accounts is only an estimate.
  return { items, reclaimed: { bytes: Math.max(0, before.total - after.total), method: 'estimate' } };
}

const NOT_CHOSEN: VariantFinding = { verdict: 'not-reached', reason: 'it was not chosen' };

/** In reverse order, so that the first of several items for one variant wins in a map by variant. */
function undecidedLastFirst(choices: readonly VariantChoice[]): readonly VariantChoice[] {
  return choices.filter(({ outcome }) => outcome === undefined).toReversed();
}

async function removeVariant(
  target: VariantTarget,
  engine: Engine,
  deadline: Deadline,
  rules: NewestRule,
): Promise<VariantFinding> {
  const { name, image, variant } = target;
  if (name === undefined || image === undefined || variant === undefined) return NOT_CHOSEN;
  if (deadline.stopStarting.aborted) {
    const cause = deadline.cause();
    return { verdict: 'not-reached', cause, reason: WHY_NOT_REACHED[cause] };
  }
  const removingEngine = engine.until(deadline.stopWaiting);
  const refusal = await lookBefore(target, name, removingEngine, rules);
  if (refusal !== undefined) return refusal;
  // By ID: a name can move to another image, and the variant goes from all names in any case.
  const answer = await removingEngine.removeVariant(image.id, variant.platform);
  const isUnanswered = answer.kind === 'error' && answer.aborted === true;
  const left = await orIfEngineFails<readonly Variant[], undefined>(
    withTimeToLook(engine, deadline).variants(image.id),
    undefined,
  );
  const finding = variantFinding(answer, target, variant, left);
  if (!isUnanswered || finding.verdict !== 'failed') return finding;
  if (left === undefined) return { verdict: 'failed', reason: UNKNOWN_AFTERWARDS };
  const cause = deadline.cause();
  return { verdict: 'not-reached', cause, reason: UNDER_WAY[cause] };
}

/** Looks right before the removal, as before each removal of an image, so that nothing goes that was not planned. */
async function lookBefore(
  target: VariantTarget,
  name: string,
  engine: Engine,
  rules: NewestRule,
): Promise<VariantFinding | undefined> {
  try {
    const containers = await engine.containers();
    return recheckVariant(target, await engine.inspect(name), containers, rules);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const reason = `the look right before its removal failed, so the removal was not sent: ${error.message}`;
    return { verdict: 'failed', reason };
  }
}

function variantFinding(
  answer: RemovalAnswer,
  target: VariantTarget,
  { digest }: Variant,
  left: readonly Variant[] | undefined,
): VariantFinding {
  const said = 'message' in answer ? answer.message : 'the engine says that it removed it';
  if (left === undefined) {
    return { verdict: 'failed', reason: `${said}; it did not answer when asked what is left` };
  }
  const here = left.filter(({ available }) => available);
  if (here.some((variant) => variant.digest === digest)) return { verdict: 'failed', reason: said };
  if (answer.kind === 'gone') return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
  const attestationSize = left.find((variant) => variant.digest === digest)?.attestationSize ?? 0;
  const along = whatItTakesAlong(target, here.length, attestationSize);
  const oddAnswer =
    answer.kind === 'removed' ? {} : { reason: `the engine answered "${said}", yet it is gone` };
  return { verdict: 'variant-deleted', deleted: [digest], ...along, ...oddAnswer };
}

/** Checks whether the removal of a variant still does what was planned. Undefined means that it may be sent. */
function recheckVariant(
  target: VariantTarget,
  now: Image | undefined,
  containers: readonly Container[],
  rules: NewestRule,
): VariantFinding | undefined {
  const { image, name = '' } = target;
  if (now === undefined || image === undefined)
    return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
  if (now.id !== image.id) {
    const reason = `${familiar(name)} was given to another image meanwhile (${now.id.slice(0, 19)}), so neither of the two was touched`;
    return { verdict: 'kept', reason };
  }
  const known = new Set(referencesOf(image));
  const added = referencesOf(now).filter((reference) => !known.has(reference));
  if (added.length > 0) {
    const reason = `it got another name meanwhile, which would lose the variant too: ${listNames(added.map(familiar))}`;
    return { verdict: 'kept', reason };
  }
  const { keepNewest } = rules;
  const newer = keepNewest === undefined ? undefined : whyNewer(target.target, now, image, keepNewest);
  return newer ?? runningOn(target, containers);
}
