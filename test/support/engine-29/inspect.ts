import type { Asked } from './asked.ts';
import type { Json, RealEngine } from './real-engine.ts';

interface Manifest {
  readonly Size: { readonly Content: number; readonly Total: number };
}

interface Inspected extends Json {
  readonly Size: number;
  readonly Config: Json | null;
  readonly Descriptor?: { readonly size: number };
  readonly Manifests?: readonly Manifest[];
}

/** An image. Docker 29 adds what is unpacked to its size, and from API 1.52 on leaves out what is empty. */
export async function inspectOf29(asked: Asked, real: RealEngine): Promise<Json> {
  const image = (await real.get(asked.realUrl)).json<Inspected>();
  const sized = real.store === 'containerd' ? { ...image, Size: await wholeSize(asked, real, image) } : image;
  return asked.minor < 52 ? sized : withoutEmpty(sized, real);
}

async function wholeSize(asked: Asked, real: RealEngine, { Size, Descriptor }: Inspected): Promise<number> {
  const all = await real.get(`/v1.51${asked.path}?manifests=1`);
  // Docker 28 counts the content of one variant, and the index that names it.
  const isMeant = ({ Size: { Content } }: Manifest): boolean =>
    Size === Content || Size === Content + (Descriptor?.size ?? 0);
  return all.json<Inspected>().Manifests?.find(isMeant)?.Size.Total ?? Size;
}

const DROPPED_WHEN_EMPTY = ['Author', 'Comment', 'DockerVersion', 'Parent'];

function withoutEmpty(image: Inspected, { store }: RealEngine): Json {
  const kept = Object.entries(image).filter(
    ([key, value]) =>
      !(DROPPED_WHEN_EMPTY.includes(key) && value === '') &&
      !(key === 'GraphDriver' && store === 'containerd'),
  );
  const config = Object.entries(image.Config ?? {}).filter(([, value]) => !isEmpty(value));
  return { ...Object.fromEntries(kept), Config: Object.fromEntries(config) };
}

export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === '' || value === 0 || value === false;
}
