import { orIfEngineFails } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import { inParallel, READS_AT_ONCE } from '../model/collections.ts';
import { TRAITS } from '../model/engine-traits.ts';
import type { ListFilter } from '../model/filter.ts';
import type { Image } from '../model/image.ts';
import { NO_SUCH_IMAGE } from '../model/outcome.ts';
import { familiar, fullName, lastPart, repositoryOf } from '../model/reference.ts';
import type { Target } from '../model/removal.ts';
import { isBareName, type NamedSelector, type Selector } from '../model/selector.ts';
import { listNames } from '../model/text.ts';
import type { Choice } from './choose.ts';
import type { EngineSession } from './engine-session.ts';
import { MOST_REFERENCES, nearbyFilters, protectingFilters } from './reference-filters.ts';
import { unmatched, unmatchedWarnings } from './unmatched-keep.ts';

interface Explained {
  readonly targets: readonly Target[];
  readonly warnings: readonly string[];
}

/**
 * Adds to absent targets what the engine has instead, and finds selectors of `keep` that protect nothing. A
 * failing engine does not fail the step here.
 */
export async function explainAbsent(
  { targets, images: chosen, known: listed }: Choice,
  { engine, inputs: { keep, missing } }: EngineSession,
): Promise<Explained> {
  const absent =
    missing === 'ignore'
      ? []
      : targets.flatMap((target) => (target.kind === 'absent' ? target.selector : []));
  const isAnyChosen = targets.some(({ kind }) => kind !== 'absent');
  const known = [...chosen.values(), ...(listed?.images ?? [])];
  const doubtful = isAnyChosen && keep.length > 0 ? unmatched(keep, known) : [];
  if (absent.length === 0 && doubtful.length === 0) return { targets, warnings: [] };
  const found =
    listed?.isWhole === true ? known : await orIfEngineFails(imagesNear(engine, doubtful, absent), undefined);
  if (found === undefined) return { targets, warnings: [] };
  const reasonFor = absentReasons([...known, ...found]);
  return {
    targets: targets.map((target) =>
      target.kind === 'absent' && absent.length > 0
        ? { reason: reasonFor(target.selector), ...target }
        : target,
    ),
    warnings: unmatchedWarnings(unmatched(doubtful, found)),
  };
}

/** More single requests than this cost more than a list of the whole store. */
const MOST_INSPECTED = 32;

/**
 * All images that these selectors can match, and more if that is as cheap: a full list is expensive only on the
 * containerd store.
 */
async function imagesNear(
  engine: Engine,
  doubtful: readonly Selector[],
  absent: readonly NamedSelector[],
): Promise<readonly Image[]> {
  const ids = doubtful.flatMap((selector) => ('hex' in selector ? selector.hex : []));
  const values = protectingFilters(doubtful);
  if (TRAITS[engine.facts.store].listsCheaply || values === undefined || ids.length > MOST_INSPECTED)
    return engine.images();
  const nearby = nearbyFilters(absent).slice(0, MOST_REFERENCES - values.length);
  const asked = [...values, ...nearby].map((value): ListFilter => ({ key: 'reference', value }));
  const [listed, byId] = await Promise.all([
    asked.length === 0 ? [] : engine.listed(asked),
    inParallel(READS_AT_ONCE, ids, (hex) => engine.inspect(`sha256:${hex}`)),
  ]);
  // An engine answers "no such image" to an ID prefix that matches several images.
  const isUnsure = byId.some((image, index) => image === undefined && (ids[index] ?? '').length < FULL_ID);
  return isUnsure ? engine.images() : [...listed, ...byId.filter((image) => image !== undefined)];
}

const FULL_ID = 64;

/** What the user most likely meant by a name that no image has. */
const MISTAKES: readonly (readonly [mistake: RegExp, explanation: string])[] = [
  [/^all$/, "every image is `'**'`"],
  [/^latest$/, '`latest` is a tag and not a name; write `app:latest`'],
  [/^(?:sha256:)?[a-f0-9]{1,3}$/, 'an ID needs at least four hex digits'],
];

/** For a selector whose image is absent, says which similar images exist. */
export function absentReasons(images: readonly Image[]): (selector: NamedSelector) => string {
  const byRepository = new Map<string, string[]>();
  const byLastPart = new Map<string, string[]>();
  for (const name of images.flatMap(({ tags, digests }) => (tags.length > 0 ? tags : digests))) {
    const repository = repositoryOf(name);
    append(byRepository, repository, name);
    append(byLastPart, lastPart(repository), name);
  }
  return (selector) => {
    if (selector.kind === 'id') return NO_SUCH_IMAGE;
    const repository = repositoryOf(fullName(selector.reference));
    const siblings = byRepository.get(repository);
    const others = byLastPart.get(lastPart(repository));
    const explanation = MISTAKES.find(([mistake]) => mistake.test(selector.requested))?.[1];
    const similar = siblings ?? (explanation === undefined ? others : undefined);
    if (similar === undefined) return [NO_SUCH_IMAGE, explanation ?? []].flat().join('; ');
    const meaning = isBareName(selector) ? `\`${selector.requested}\` means the tag \`latest\`` : [];
    const found = `here are ${listNames(sameTagFirst(similar, selector).map(familiar))}`;
    return [NO_SUCH_IMAGE, meaning, found].flat().join('; ');
  };
}

function append(groups: Map<string, string[]>, key: string, name: string): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [name]);
  else group.push(name);
}

/** The same tag in another repository is the most likely meaning. */
function sameTagFirst(
  names: readonly string[],
  { reference }: Exclude<NamedSelector, { kind: 'id' }>,
): readonly string[] {
  const hasSameTag = (name: string): boolean =>
    reference.tag !== undefined && name.endsWith(`:${reference.tag}`);
  const sorted = [...new Set(names)].toSorted();
  return [...sorted.filter(hasSameTag), ...sorted.filter((name) => !hasSameTag(name))];
}
