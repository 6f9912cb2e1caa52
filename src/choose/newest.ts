import type { Inputs } from '../inputs/inputs.ts';
import { grouped } from '../model/collections.ts';
import type { EngineKind } from '../model/engine-traits.ts';
import { type Image, lastChangeOf, namesLeft } from '../model/image.ts';
import type { Protection } from '../model/outcome.ts';
import { familiar, repositoryOf } from '../model/reference.ts';
import type { PresentTarget, Target } from '../model/removal.ts';

export type NewestRule = Pick<Inputs, 'keepNewest'>;

/** By the ID of an image: why `keep-newest` holds it. */
export type Newest = ReadonlyMap<string, Protection>;

type Protections = ReadonlyMap<Target, Protection>;

interface Rules {
  readonly keepNewest: number;
  readonly images: ReadonlyMap<string, Image>;
  readonly store: EngineKind;
}

type ReferenceTarget = Extract<Target, { kind: 'reference' }>;

interface Candidate {
  readonly image: Image;
  /** The names that patterns chose. */
  readonly targets: readonly ReferenceTarget[];
}

/**
 * Adds what `keep-newest` holds to the protections: all chosen names of an image that may be one of the newest of any
 * repository. What is protected already does not count, unless it is in use.
 */
export function holdNewest(
  targets: readonly Target[],
  protections: Protections,
  rules: Rules,
): { readonly protections: Protections; readonly newest: Newest } {
  const candidates = candidatesFrom(targets, protections, rules);
  const newest = newestOf(candidates, rules.keepNewest);
  const held = candidates.flatMap(({ image, targets: names }) => {
    const protection = newest.get(image.id);
    return protection === undefined ? [] : names.map((target) => [target, protection] as const);
  });
  return { protections: new Map([...protections, ...held]), newest };
}

/** An untagged image belongs to no repository, so it is not a candidate. */
function candidatesFrom(
  targets: readonly Target[],
  protections: Protections,
  { images, store }: Rules,
): readonly Candidate[] {
  const present = targets.filter((target) => target.kind !== 'absent');
  return [...grouped(present, ({ image }) => image)].flatMap(([id, group]) => {
    const image = images.get(id);
    if (image === undefined) return [];
    const goesAnyway = namesTakenByNamed(image, group, protections, store);
    const names = group.filter(
      (target): target is ReferenceTarget =>
        target.kind === 'reference' &&
        target.selector.kind === 'pattern' &&
        protections.get(target)?.verdict !== 'kept' &&
        !goesAnyway(target.reference),
    );
    return names.length === 0 ? [] : [{ image, targets: names }];
  });
}

/** The names of an image that go with what is named outright, which `keep-newest` does not touch. */
function namesTakenByNamed(
  image: Image,
  targets: readonly PresentTarget[],
  protections: Protections,
  store: EngineKind,
): (name: string) => boolean {
  const named = targets.filter((target) => target.selector.kind !== 'pattern' && !protections.has(target));
  if (named.length === 0) return () => false;
  const left = namesLeft(image, store);
  for (const target of named) left.drop(target.kind === 'id' ? left.all() : left.goingWith(target.reference));
  return (name) => !left.has(name);
}

/** An image that is among the newest of several repositories gets the reason of the first. */
function newestOf(candidates: readonly Candidate[], count: number): Newest {
  const members = candidates.flatMap(({ image, targets }) =>
    [...new Set(targets.map(({ reference }) => repositoryOf(reference)))].map((repository) => ({
      image,
      repository,
    })),
  );
  const newest = new Map<string, Protection>();
  for (const [repository, group] of grouped(members, (member) => member.repository)) {
    for (const [id, isSure] of amongNewest(
      group.map(({ image }) => image),
      count,
    ))
      if (!newest.has(id)) newest.set(id, keptAsNewest(repository, count, isSure));
  }
  return newest;
}

/**
 * The IDs of the images that may be among the newest, and whether they surely are. Images of the same moment, or of
 * an unknown one, may all be: no other rule decides between them, so none of them goes.
 */
function amongNewest(images: readonly Image[], count: number): ReadonlyMap<string, boolean> {
  const dated = images.flatMap((image) => {
    const moment = lastChangeOf(image);
    return moment === undefined ? [] : [{ id: image.id, moment }];
  });
  const undated = images.filter((image) => lastChangeOf(image) === undefined);
  const found = new Map(undated.map(({ id }) => [id, images.length <= count]));
  const byMoment = grouped(
    dated.toSorted((a, b) => b.moment - a.moment),
    ({ moment }) => moment,
  );
  let newer = 0;
  for (const group of byMoment.values()) {
    if (newer >= count) break;
    const isSure = newer + group.length + undated.length <= count;
    for (const { id } of group) found.set(id, isSure);
    newer += group.length;
  }
  return found;
}

function keptAsNewest(repository: string, count: number, isSure: boolean): Protection {
  const place = placeIn(repository, count);
  const reason = isSure
    ? `it is ${place}`
    : `it may be ${place}: the engine does not tell which of several images is newer`;
  return { verdict: 'kept', reason: `keep-newest: ${reason}` };
}

function placeIn(repository: string, count: number): string {
  const rank = count === 1 ? 'the newest' : `one of the ${String(count)} newest`;
  return `${rank} of ${repositoryOf(familiar(repository))}`;
}

/**
 * Why an image that a pattern chose as an older one may be among the newest by now: it got a name, perhaps one that it
 * already had, after the choice was made.
 */
export function whyNewer(
  target: Target,
  now: Image,
  chosen: Image | undefined,
  keepNewest: number,
): Protection | undefined {
  if (chosen === undefined) return undefined;
  if (target.kind !== 'reference' || target.selector.kind !== 'pattern') return undefined;
  if ((lastChangeOf(now) ?? 0) <= (lastChangeOf(chosen) ?? 0)) return undefined;
  const place = placeIn(repositoryOf(target.reference), keepNewest);
  return { verdict: 'kept', reason: `keep-newest: it got a name meanwhile, so it may be ${place} now` };
}
