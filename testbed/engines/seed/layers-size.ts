import type { EngineApi } from './engine-api.ts';

interface DiskUsage {
  readonly LayersSize?: number;
  /** Since API 1.52, with what is zero left out. */
  readonly ImageUsage?: { readonly TotalSize?: number };
}

/** What the engine itself says that all layers take. */
export async function layersSizeOf(api: EngineApi): Promise<number> {
  const usage = (await api.succeed('GET', '/system/df?type=image')).json<DiskUsage>();
  return usage.ImageUsage?.TotalSize ?? usage.LayersSize ?? 0;
}
