import type { EngineApi } from './engine-api.ts';
import { listContainers, listImages, type ImageSnapshot } from './snapshot.ts';

/** What to remove, by ID. */
export type Chosen = (id: string) => boolean;

export async function clearContainers(api: EngineApi, chosen: Chosen): Promise<void> {
  const containers = (await listContainers(api)).filter(({ id }) => chosen(id));
  await Promise.all(containers.map(({ id }) => api.request('DELETE', `/containers/${id}?force=1&v=1`)));
}

/**
 * Repeats until no image is left: children must be removed before their parents, and an image that was hidden appears
 * only after the removal of another.
 */
export async function clearImages(api: EngineApi, chosen: Chosen): Promise<void> {
  let refusal = '';
  for (let before = ''; ;) {
    const images = (await listImages(api)).filter(({ id }) => chosen(id));
    if (images.length === 0) return;
    const now = JSON.stringify(images);
    if (now === before) throw new Error(`images that can't be removed: ${now}; the last answer: ${refusal}`);
    before = now;
    // Overlapping removals share the containerd store's garbage collection.
    const removals = withoutChildren(images).map(async ({ id }) => {
      const { status, body } = await api.request('DELETE', `/images/${id}?force=1`);
      if (status !== 200) refusal = `${status} ${body.toString('utf8').trim()}`;
    });
    await Promise.all(removals);
  }
}

function withoutChildren(images: readonly ImageSnapshot[]): readonly ImageSnapshot[] {
  const parents = new Set(images.map(({ parentId }) => parentId));
  return images.filter(({ id }) => !parents.has(id));
}
