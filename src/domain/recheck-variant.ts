import { some } from './conflict.ts';
import { familiar } from './reference.ts';
import { referencesOf, type Container, type Image } from './store.ts';
import { runningOn, type Finding, type VariantTarget } from './variant.ts';

/** Whether the removal of a variant still does what was planned. Undefined: it may be sent. */
export function recheckVariant(
  target: VariantTarget,
  now: Image | undefined,
  containers: readonly Container[],
): Finding | undefined {
  const { image, name = '' } = target;
  if (now === undefined || image === undefined)
    return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
  if (now.id !== image.id) {
    const reason = `${familiar(name)} was given to another image meanwhile (${now.id.slice(0, 19)}), so neither of the two was touched`;
    return { verdict: 'kept', reason };
  }
  const known = new Set(referencesOf(image));
  const added = referencesOf(now).filter((one) => !known.has(one));
  if (added.length > 0) {
    const reason = `it got another name meanwhile, which would lose the variant too: ${some(added.map(familiar))}`;
    return { verdict: 'kept', reason };
  }
  return runningOn(target, containers);
}
