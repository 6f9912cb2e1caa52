import type { Asked } from './asked.ts';
import { withHealth, type ListedContainer } from './containers.ts';
import { isEmpty } from './inspect.ts';
import { reachedByImages, sharedOf, totalOf } from './reached.ts';
import type { Json, RealEngine } from './real-engine.ts';

interface UsedImage extends Json {
  readonly Id: string;
  readonly Containers: number;
  readonly Size: number;
  readonly SharedSize: number;
}

interface UsedContainer extends ListedContainer {
  readonly SizeRw?: number;
}

interface UsedVolume extends Json {
  readonly UsageData?: { readonly RefCount: number; readonly Size: number } | null;
}

interface UsedCache extends Json {
  readonly InUse: boolean;
  readonly Shared: boolean;
  readonly Size: number;
}

/** What was not asked for is null. */
interface Usage {
  readonly LayersSize: number;
  readonly Images: readonly UsedImage[] | null;
  readonly Containers: readonly UsedContainer[] | null;
  readonly Volumes: readonly UsedVolume[] | null;
  readonly BuildCache: readonly UsedCache[] | null;
}

/** `/system/df`: from API 1.52 on in two shapes, of which `verbose` leaves the old one out. */
export async function diskUsageOf29(asked: Asked, real: RealEngine): Promise<Json> {
  const answered = (await real.get(asked.realUrl)).json<Usage>();
  const counted = { ...answered, Containers: answered.Containers?.map(withHealth) ?? null };
  const usage = real.store === 'containerd' ? await asReached(counted, real) : counted;
  const old = Object.entries(usage).filter(([, value]) => value !== null && value !== 0);
  if (asked.minor < 52) return Object.fromEntries(old);
  return { ...(asked.query.get('verbose') === '1' ? {} : Object.fromEntries(old)), ...usages(usage) };
}

async function asReached(usage: Usage, real: RealEngine): Promise<Usage> {
  if (usage.Images === null) return usage;
  const reached = await reachedByImages(real);
  const images = usage.Images.map((image) => ({ ...image, SharedSize: sharedOf(reached, image.Id) }));
  return { ...usage, LayersSize: totalOf(reached), Images: images };
}

function usages({ LayersSize, Images, Containers, Volumes, BuildCache }: Usage): Json {
  return {
    ...(Images === null
      ? {}
      : { ImageUsage: counts(Images, ({ Containers: users }) => users > 0, ownSize, LayersSize) }),
    ...(Containers === null ? {} : { ContainerUsage: counts(Containers, isRunning, writable) }),
    ...(Volumes === null ? {} : { VolumeUsage: counts(Volumes, isMounted, volumeSize) }),
    // No recording has records in it: summed as the docker CLI sums them.
    ...(BuildCache === null ? {} : { BuildCacheUsage: counts(BuildCache, ({ InUse }) => InUse, recordSize) }),
  };
}

const ownSize = ({ Size, SharedSize }: UsedImage): number => Size - SharedSize;
const isRunning = ({ State }: UsedContainer): boolean => State === 'running';
const writable = ({ SizeRw }: UsedContainer): number => SizeRw ?? 0;
const isMounted = ({ UsageData }: UsedVolume): boolean => (UsageData?.RefCount ?? 0) > 0;
const volumeSize = ({ UsageData }: UsedVolume): number => UsageData?.Size ?? 0;
const recordSize = ({ Shared, Size }: UsedCache): number => (Shared ? 0 : Size);

function counts<T>(
  items: readonly T[],
  isActive: (item: T) => boolean,
  sizeOf: (item: T) => number,
  total = sum(items.map(sizeOf)),
): Json {
  const all = {
    ActiveCount: items.filter(isActive).length,
    Items: items,
    Reclaimable: sum(items.filter((item) => !isActive(item)).map(sizeOf)),
    TotalCount: items.length,
    TotalSize: total,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)));
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}
