import { isIndex, manifestContent, type Descriptor } from './content.ts';
import type { Json, RealEngine } from './real-engine.ts';
import { NOT_UNPACKED, snapshotsOf, unpacked, type Part, type Unpacked } from './snapshots.ts';

interface ListedManifest {
  readonly ID: string;
  readonly Available: boolean;
  readonly Descriptor: Descriptor;
  readonly Size: { readonly Content: number };
  readonly ImageData?: { readonly Platform: Json; readonly Size: { readonly Unpacked: number } } | null;
}

export interface ListedImage extends Json {
  readonly Id: string;
  readonly Descriptor: Descriptor;
  readonly Manifests?: readonly ListedManifest[];
}

/** What images reach: each blob and each snapshot with its bytes, for each image. */
export type Reached = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * What Docker 29.6 counts of the containerd store: the snapshots of containers and of the build cache, which Docker 28
 * counts as images, are not in it.
 */
export async function reachedByImages(real: RealEngine): Promise<Reached> {
  const images = (await real.get('/v1.51/images/json?all=1&manifests=1')).json<readonly ListedImage[]>();
  const found = await Promise.all(
    images.map(async (image) => {
      const manifests = image.Manifests ?? [];
      const variants = await Promise.all(manifests.map((manifest) => variantOf(real, image.Id, manifest)));
      return { image, variants };
    }),
  );
  const all = found.flatMap(({ variants }) => variants.map(({ snapshots }) => snapshots));
  return new Map(
    found.map(({ image: { Id, Descriptor }, variants }) => {
      const index: readonly Part[] = isIndex(Descriptor) ? [[Descriptor.digest, Descriptor.size]] : [];
      const parts = variants.flatMap(({ blobs, snapshots }) => [...blobs, ...snapshotsOf(snapshots, all)]);
      return [Id, new Map([...index, ...parts])] as const;
    }),
  );
}

interface Variant {
  readonly blobs: readonly Part[];
  readonly snapshots: Unpacked;
}

async function variantOf(real: RealEngine, id: string, manifest: ListedManifest): Promise<Variant> {
  const content = manifest.Available ? await manifestContent(real, manifest.Descriptor) : undefined;
  // What is left of a variant that is not whole is its own.
  if (content === undefined)
    return { blobs: [[manifest.ID, manifest.Size.Content]], snapshots: NOT_UNPACKED };
  const blobs = content.blobs.map(({ digest, size }): Part => [digest, size]);
  const total = manifest.ImageData?.Size.Unpacked ?? 0;
  if (total === 0) return { blobs, snapshots: NOT_UNPACKED };
  const platform = encodeURIComponent(JSON.stringify(manifest.ImageData?.Platform));
  const history = await real.get(`/v1.51/images/${id}/history?platform=${platform}`);
  const sizes = history.json<readonly { readonly Size: number }[]>().map(({ Size }) => Size);
  return { blobs, snapshots: unpacked(content.configuration.rootfs?.diff_ids ?? [], sizes, total) };
}

export function totalOf(reached: Reached): number {
  return sumOf(new Map([...reached.values()].flatMap((parts) => [...parts])));
}

/** From 29.5 on, what an image shares is its blobs too. */
export function sharedOf(reached: Reached, id: string): number {
  const own = reached.get(id) ?? new Map<string, number>();
  const others = [...reached].filter(([other]) => other !== id).map(([, parts]) => parts);
  return sumOf(new Map([...own].filter(([key]) => others.some((parts) => parts.has(key)))));
}

function sumOf(parts: ReadonlyMap<string, number>): number {
  return [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
}
