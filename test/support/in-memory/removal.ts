import type { RemovalAnswer } from '../../../src/model/removal.ts';
import type { RemovalOptions } from '../../../src/model/removal.ts';
import { TRAITS } from '../../../src/model/engine-traits.ts';
import { isRunning } from '../../../src/model/container.ts';
import { minorOf } from '../../../src/model/text.ts';
import { predict } from '../../../src/plan/predict.ts';
import { referencesOf, type Image } from '../../../src/model/image.ts';
import { repositoryOf } from '../../../src/model/reference.ts';
import type { Survey } from '../../../src/model/removal.ts';
import type { PresentTarget } from '../../../src/model/removal.ts';
import { heldByOthers } from './bytes.ts';
import { findImage } from './describe.ts';
import { parentsIn, type StoredImage, type StoreState } from './state.ts';

interface Removal {
  readonly answer: RemovalAnswer;
  readonly state: StoreState;
}

/** A single removal, by the rules that a dry run goes by. */
export function removeImage(state: StoreState, name: string, options: RemovalOptions): Removal {
  const image = findImage(name, state);
  if (image === undefined)
    return { answer: { kind: 'gone', message: `reference does not exist: ${name}` }, state };
  const { store, apiVersion } = state.facts;
  const knowsNoPrune = minorOf(apiVersion) >= TRAITS[store].knowsNoPruneSince;
  const its = knowsNoPrune ? options : { ...options, noPrune: false };
  const removal = remove(state, image, name, its);
  const isForced = removal.answer.kind === 'conflict' && its.force && TRAITS[store].forceTakesContainers;
  const users = state.containers.filter((container) => container.image === image.id);
  // Newer versions of Podman leave running ones alone.
  const isHeld = minorOf(apiVersion) >= 44 && users.some(isRunning);
  if (!isForced || isHeld) return removal;
  const containers = state.containers.filter((container) => !users.includes(container));
  return remove({ ...state, containers }, image, name, its);
}

function remove(state: StoreState, image: StoredImage, name: string, options: RemovalOptions): Removal {
  const selector = { kind: 'id', requested: name, hex: image.id.slice('sha256:'.length) } as const;
  const target: PresentTarget = referencesOf(image).includes(name)
    ? { kind: 'reference', selector, reference: name, image: image.id }
    : { kind: 'id', selector, image: image.id };
  const plan = [[{ image: image.id, steps: [target] }]];
  const { attempts, stateAfter } = predict(plan, surveyFor(target, state), options);
  const [{ answer } = { answer: GONE }] = attempts;
  if (answer.kind !== 'removed') return { answer, state };
  const images = [...state.images.values()].flatMap((stored) => {
    const now = stateAfter.images.get(stored.id);
    return now === undefined || typeof now === 'string' ? [] : [asLeft(stored, now)];
  });
  const after = { ...state, images: new Map(images.map((left) => [left.id, left])) };
  return { answer: { ...answer, deleted: deletionsTold(answer.deleted, image, state, after) }, state: after };
}

const GONE: RemovalAnswer = { kind: 'gone', message: 'nothing was asked' };

/** An engine does not know which images a container mounts when it removes by ID, and Podman never does. */
function surveyFor(target: PresentTarget, { facts, images, containers }: StoreState): Survey {
  const isBlind = target.kind === 'id' || facts.store === 'podman';
  return {
    engine: facts,
    targets: [target],
    protections: new Map(),
    mustStay: new Set(),
    holdsParentsThatStay: new Set(),
    hasPatterns: false,
    images,
    containers: isBlind ? containers.map((one) => ({ ...one, mountedImages: [] })) : containers,
    history: new Map(),
  };
}

function asLeft(stored: StoredImage, { tags, digests }: Image): StoredImage {
  const repositories = new Set([...tags, ...digests].map(repositoryOf));
  const implied = stored.impliedDigests?.filter((name) => repositories.has(repositoryOf(name)));
  return {
    ...stored,
    tags,
    digests,
    ownDigests: stored.ownDigests.filter((name) => digests.includes(name)),
    ...(implied === undefined ? {} : { impliedDigests: implied }),
  };
}

/** What the answer says was deleted, which is not always what was. */
function deletionsTold(
  deleted: readonly string[],
  image: StoredImage,
  before: StoreState,
  after: StoreState,
): readonly string[] {
  const isParent = parentsIn(before).has(image.id);
  const images = deleted.filter((id) => before.images.has(id));
  switch (before.facts.store) {
    case 'graphdriver': {
      const held = heldByOthers(after);
      return deleted.filter((id) => !held.has(id));
    }
    case 'containerd': {
      // It says so of an image that it only hides, as others are built on it.
      const left = after.images.get(image.id);
      const isHidden = left !== undefined && referencesOf(left).length === 0 && isParent;
      return isHidden ? [image.id] : images;
    }
    case 'podman':
      // The layers of a parent stay, so it tells of the names only.
      return isParent ? images.filter((id) => id !== image.id) : images;
  }
}
