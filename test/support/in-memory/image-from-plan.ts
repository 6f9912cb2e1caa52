import { createHash } from 'node:crypto';
import { hasHost } from '../../../src/model/reference.ts';
import { repositoryOf } from '../../../src/model/reference.ts';
import type { Image } from '../../../src/model/image.ts';
import type { EngineKind } from '../../../src/model/engine-traits.ts';
import { chainIds } from '../../../src/engine/wire.ts';
import { full } from '../build.ts';
import { withIds, type ImagePlan, type LayerPlan } from '../cases/store-plan.ts';
import { OWN_PLATFORM, type StoredImage } from './state.ts';

/** Where pulled images come from. */
export const REGISTRY = 'localhost:5000';

const BUSYBOX_BYTES = 2_000_000;
const CREATED = '2024-01-01T00:00:00Z';
/** How long after it was built an image came here. */
const DAY_MS = 86_400_000;

interface Layer {
  readonly diffId: string;
  readonly bytes: number;
}

export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** The layers that an image has more than its parent. The same plan makes the same layer. */
export function ownLayers(word: string, image: ImagePlan): readonly Layer[] {
  if (image.how === 'committed') return [{ diffId: digestOf(`committed as ${word}`), bytes: image.bytes }];
  return layersOf(image.layers);
}

export function layersOf(plans: readonly LayerPlan[]): readonly Layer[] {
  return plans.map((plan) => ({ diffId: digestOf(JSON.stringify(plan)), bytes: bytesOf(plan) }));
}

function bytesOf(plan: LayerPlan): number {
  switch (plan.of) {
    case 'bytes':
      return plan.bytes;
    case 'folder':
      return 0;
    case 'busybox':
      return BUSYBOX_BYTES;
  }
}

export function imageFrom(
  store: EngineKind,
  word: string,
  plan: ImagePlan,
  parent: StoredImage | undefined,
): StoredImage {
  const layers = ownLayers(word, plan);
  const id = digestOf(`${word} ${JSON.stringify(plan)}`);
  const diffIds = [...(parent?.diffIds ?? []), ...layers.map(({ diffId }) => diffId)];
  const { created = CREATED, labels = {} } = plan.how === 'loaded' ? plan : {};
  return {
    id,
    ...namesFrom(store, id, plan),
    ...(parent === undefined ? {} : { parent: parent.id }),
    diffIds,
    layers: chainIds(diffIds),
    history: [...historyOf(plan, layers), ...(parent?.history ?? [])],
    variants: [{ digest: id, platform: OWN_PLATFORM, available: true, diffIds }],
    created: Date.parse(created),
    // Only the containerd store knows when an image came by pulling or loading it.
    ...(store === 'containerd' ? { tagged: Date.parse(created) + DAY_MS } : {}),
    labels,
  };
}

/** Newest first, with nothing for a step that made no layer. */
function historyOf(plan: ImagePlan, layers: readonly Layer[]): readonly number[] {
  const steps = (plan.how === 'loaded' ? plan.steps : undefined) ?? layers.map(() => 'layer');
  const left = layers.map(({ bytes }) => bytes);
  return steps.map((step) => (step === 'layer' ? (left.shift() ?? 0) : 0)).toReversed();
}

type Names = Pick<Image, 'tags' | 'digests' | 'ownDigests' | 'impliedDigests'>;

function namesFrom(store: EngineKind, id: string, plan: ImagePlan): Names {
  const repo = plan.how === 'pulled' ? `${REGISTRY}/${plan.repository}` : '';
  const tags = plan.tags.map((tag) => {
    // Podman puts its own host before what an archive names without one.
    const isLocal = store === 'podman' && plan.how === 'loaded' && !hasHost(tag);
    return full(isLocal ? `localhost/${tag}` : withIds(tag, { repo }));
  });
  // In the containerd store an image's ID is the digest of its manifest.
  const digest = store === 'containerd' ? id : digestOf(`manifest of ${id}`);
  const pulled = plan.how === 'pulled' ? [`${repo}@${digest}`] : [];
  const implied = tags
    .map((tag) => `${repositoryOf(tag)}@${digest}`)
    .filter((name) => !pulled.includes(name));
  switch (store) {
    case 'graphdriver':
      return { tags, digests: pulled, ownDigests: [] };
    case 'containerd':
      return { tags, digests: [...new Set([...pulled, ...implied])], ownDigests: pulled };
    case 'podman':
      return { tags, digests: pulled, ownDigests: pulled, impliedDigests: [...new Set(implied)] };
  }
}
