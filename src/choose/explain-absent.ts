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

/** Says what is there instead of what is not, and which items of `keep` protect nothing. An engine that fails now fails nothing. */
export async function explainAbsent(
  { targets, images: chosen, known: listed }: Choice,
  { engine, inputs: { keep, missing } }: EngineSession,
): Promise<Explained> {
  const absent =
    missing === 'ignore' ? [] : targets.flatMap((one) => (one.kind === 'absent' ? one.selector : []));
  const isAnyChosen = targets.some(({ kind }) => kind !== 'absent');
  const known = [...chosen.values(), ...(listed?.images ?? [])];
  const doubtful = isAnyChosen && keep.length > 0 ? unmatched(keep, known) : [];
  if (absent.length === 0 && doubtful.length === 0) return { targets, warnings: [] };
  const found =
    listed?.isWhole === true ? known : await orIfEngineFails(ask(engine, doubtful, absent), undefined);
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

/** More looks than this cost more than a list of the whole store. */
const MOST_LOOKS = 32;

/** All that these items can fit, and more where that is as cheap: only on the containerd store a whole list is dear. */
async function ask(
  engine: Engine,
  doubtful: readonly Selector[],
  absent: readonly NamedSelector[],
): Promise<readonly Image[]> {
  const ids = doubtful.flatMap((wish) => ('hex' in wish ? wish.hex : []));
  const values = protectingFilters(doubtful);
  if (TRAITS[engine.facts.store].listsCheaply || values === undefined || ids.length > MOST_LOOKS)
    return engine.images();
  const nearby = nearbyFilters(absent).slice(0, MOST_REFERENCES - values.length);
  const asked = [...values, ...nearby].map((value): ListFilter => ({ key: 'reference', value }));
  const [listed, byId] = await Promise.all([
    asked.length === 0 ? [] : engine.listed(asked),
    inParallel(READS_AT_ONCE, ids, (hex) => engine.inspect(`sha256:${hex}`)),
  ]);
  // To the beginning of several IDs an engine says that there is no such image.
  const isUnsure = byId.some((image, index) => image === undefined && (ids[index] ?? '').length < FULL_ID);
  return isUnsure ? engine.images() : [...listed, ...byId.filter((image) => image !== undefined)];
}

const FULL_ID = 64;

/** What was most likely meant by a name that nothing has. */
const SLIPS: readonly (readonly [requested: RegExp, told: string])[] = [
  [/^all$/, "every image is `'**'`"],
  [/^latest$/, '`latest` is a tag and no name; write `app:latest`'],
  [/^(?:sha256:)?[a-f0-9]{1,3}$/, 'an ID needs at least four hex digits'],
];

/** Says of each item that is not there what is. */
export function absentReasons(images: readonly Image[]): (item: NamedSelector) => string {
  const byRepository = new Map<string, string[]>();
  const byLastPart = new Map<string, string[]>();
  for (const name of images.flatMap(({ tags, digests }) => (tags.length > 0 ? tags : digests))) {
    const repository = repositoryOf(name);
    append(byRepository, repository, name);
    append(byLastPart, lastPart(repository), name);
  }
  return (item) => {
    if (item.kind === 'id') return NO_SUCH_IMAGE;
    const repository = repositoryOf(fullName(item.reference));
    const siblings = byRepository.get(repository);
    const others = byLastPart.get(lastPart(repository));
    const slip = SLIPS.find(([requested]) => requested.test(item.requested))?.[1];
    const here = siblings ?? (slip === undefined ? others : undefined);
    const meaning =
      isBareName(item) && here !== undefined ? [`\`${item.requested}\` means the tag \`latest\``] : [];
    const found =
      here === undefined ? (slip ?? []) : `here are ${listNames(inOrder(here, item).map(familiar))}`;
    return [NO_SUCH_IMAGE, meaning, found].flat().join('; ');
  };
}

function append(groups: Map<string, string[]>, key: string, name: string): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [name]);
  else group.push(name);
}

/** The same tag elsewhere says most. */
function inOrder(
  names: readonly string[],
  { reference }: Exclude<NamedSelector, { kind: 'id' }>,
): readonly string[] {
  const isSame = (name: string): boolean => reference.tag !== undefined && name.endsWith(`:${reference.tag}`);
  const sorted = [...new Set(names)].toSorted();
  return [...sorted.filter(isSame), ...sorted.filter((name) => !isSame(name))];
}
