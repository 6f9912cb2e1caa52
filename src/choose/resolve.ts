import { orIfEngineFails } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { MeasurePlan } from '../measure/measure-plan.ts';
import { grouped, inParallel, READS_AT_ONCE } from '../model/collections.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import { type Image, referencesOf, type Usage } from '../model/image.ts';
import { InputError, type Problem } from '../model/input-error.ts';
import { asHeld, fullName } from '../model/reference.ts';
import type { Target } from '../model/removal.ts';
import type { NamedSelector } from '../model/selector.ts';
import type { Find } from './engine-session.ts';
import { lookUpPinned, pinnedName } from './pinned.ts';
import { localName } from './podman-names.ts';

export interface Resolved {
  readonly target: Target;
  readonly image?: Image;
}

/** What was written to name an image, for a message about it. */
type Written = Pick<Problem, 'input' | 'value'>;

const inImages = ({ requested }: NamedSelector): Written => ({ input: 'images', value: requested });

/** Asks the engine which images the named selectors stand for. */
export async function resolve(
  selectors: readonly NamedSelector[],
  engine: Engine,
  find: Find,
  writtenFor = inImages,
): Promise<readonly Resolved[]> {
  const found = await inParallel(READS_AT_ONCE, selectors, (selector) =>
    lookUp(selector, engine.facts, find),
  );
  const missing = found.flatMap(({ target }) => (target.kind === 'absent' ? target.selector : []));
  const byPrefix = await findByPrefix(missing, engine, writtenFor);
  return found.map((resolved) => byPrefix.get(resolved.target.selector) ?? resolved);
}

/** As in Docker, a name wins over an ID that reads the same. */
async function lookUp(
  selector: NamedSelector,
  facts: Pick<EngineFacts, 'store'>,
  find: Find,
): Promise<Resolved> {
  const pinned =
    selector.kind === 'reference' && TRAITS[facts.store].digests === 'tags'
      ? pinnedName(selector)
      : undefined;
  if (selector.kind === 'reference' && pinned !== undefined) return lookUpPinned(selector, pinned, find);
  if (selector.kind !== 'id') {
    for (const reference of namesMeant(selector, facts)) {
      const image = await find(reference);
      if (image === undefined) continue;
      // No removal can use an implied digest, but it still says which image is meant.
      const isImplied = image.impliedDigests?.includes(reference) === true;
      const target: Target = isImplied
        ? { kind: 'id', selector, image: image.id }
        : { kind: 'reference', selector, reference, image: image.id };
      return { image, target };
    }
  }
  if (selector.kind !== 'reference') {
    const image = await find(`sha256:${selector.hex}`);
    // An archive can give an image a name that looks like the beginning of another image's ID.
    if (image?.id.startsWith(`sha256:${selector.hex}`) === true)
      return { image, target: { kind: 'id', selector, image: image.id } };
  }
  return { target: { kind: 'absent', selector } };
}

/** The full names that a selector can stand for. The first that exists wins. */
export function namesMeant(
  selector: Exclude<NamedSelector, { kind: 'id' }>,
  { store }: Pick<EngineFacts, 'store'>,
): readonly string[] {
  const name = fullName(asHeld(selector.reference));
  const local = TRAITS[store].hasLocalNames ? localName(selector) : undefined;
  return local === undefined ? [name] : [local, name];
}

/**
 * Looks in the list of all images, since engines answer "no such image" to an ID prefix that matches several
 * images, and another image to a prefix that is also a name.
 */
async function findByPrefix(
  missing: readonly NamedSelector[],
  engine: Engine,
  writtenFor: (selector: NamedSelector) => Written,
): Promise<ReadonlyMap<Target['selector'], Resolved>> {
  const found = new Map<Target['selector'], Resolved>();
  const prefixes = missing.filter((selector) => selector.kind !== 'reference');
  if (prefixes.length === 0) return found;
  const byStart = grouped(new Set((await engine.images()).map(({ id }) => id)), startOf);
  const problems: Problem[] = [];
  for (const selector of prefixes) {
    const prefix = `sha256:${selector.hex}`;
    const [first, ...others] = (byStart.get(startOf(prefix)) ?? []).filter((id) => id.startsWith(prefix));
    if (first === undefined) continue;
    const image = others.length > 0 ? undefined : await engine.inspect(first);
    if (image !== undefined)
      found.set(selector, { image, target: { kind: 'id', selector, image: image.id } });
    if (others.length > 0) problems.push({ ...writtenFor(selector), allowed: ambiguous([first, ...others]) });
  }
  if (problems.length > 0) throw new InputError(problems);
  return found;
}

function ambiguous(ids: readonly string[]): string {
  return `matches several images; write more digits of one of ${ids.join(', ')}`;
}

/** As many digits as the shortest ID that the inputs accept. */
function startOf(id: string): string {
  return id.slice(0, 'sha256:'.length + 4);
}

/** Images from one list, so that they need no requests of their own. */
export interface KnownImages {
  readonly images: readonly Image[];
  /** Whether these are all images, including hidden ones. */
  readonly isWhole: boolean;
  readonly usage?: Usage;
}

type Needs = Pick<Inputs, 'images' | 'keepNewest' | 'dryRun' | 'backup' | 'untilFree' | 'platforms'>;

/** Uses an answer that is cheap or needed anyway: a cheap list, or the account before the removals. */
export async function knownImages(
  engine: Engine,
  inputs: Needs,
  { kind }: MeasurePlan,
): Promise<KnownImages | undefined> {
  if (inputs.images.length === 0 || needsDetails(inputs)) return undefined;
  if (TRAITS[engine.facts.store].listsCheaply) return { images: await engine.images(), isWhole: true };
  const usage = kind === 'account' ? await orIfEngineFails(engine.usage(), undefined) : undefined;
  return usage === undefined ? undefined : { images: usage.listed, isWhole: false, usage };
}

/** Whether an input needs details of an image that a list does not have. */
function needsDetails({ keepNewest, dryRun, backup, untilFree, platforms }: Needs): boolean {
  const needsAge = keepNewest !== undefined || untilFree !== undefined;
  return needsAge || dryRun || backup !== undefined || platforms.length > 0;
}

/** Asks the engine only for images that are not known yet. */
export function finder(
  known: KnownImages | undefined,
  engine: Engine,
  { backup }: Pick<Inputs, 'backup'>,
  { needsVariantSizes }: MeasurePlan,
): Find {
  const byName = new Map(
    known?.images.flatMap((image) =>
      [image.id, ...referencesOf(image)].map((name): [string, Image] => [name, image]),
    ),
  );
  return async (name) => byName.get(name) ?? engine.inspect(name, needsVariantSizes || backup !== undefined);
}
