import type { EngineApi } from './engine-api.ts';

interface DiskUsage {
  readonly LayersSize?: number;
  /** Since API 1.52, without the fields that are zero. */
  readonly ImageUsage?: { readonly TotalSize?: number };
}

/** The bytes of all layers, as the engine counts them. */
export async function layersSizeOf(api: EngineApi): Promise<number> {
  const usage = (await api.succeed('GET', '/system/df?type=image')).json<DiskUsage>();
  return usage.ImageUsage?.TotalSize ?? usage.LayersSize ?? 0;
}
