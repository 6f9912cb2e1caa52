import type { Snapshot } from '../../../testbed/engines/seed/snapshot.ts';
import { sizeOf } from './bytes.ts';
import type { StoreState } from './state.ts';

/** All that a state holds, as a real engine's snapshot tells it. */
export function snapshotOf(state: StoreState): Snapshot {
  const images = [...state.images.values()].map((image) => ({
    id: image.id,
    repoTags: [...image.tags, ...image.ownDigests].toSorted(),
    repoDigests: image.digests.toSorted(),
    parentId: image.parent ?? '',
    size: sizeOf(image, state),
  }));
  return {
    images: images.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    containers: state.containers.map(({ id, name, state: its, image }) => ({ id, name, state: its, image })),
  };
}
