import type { EngineApi } from './engine-api.ts';

/** All that an engine holds, in an order of its own: two of them are deeply equal when nothing has changed. */
export interface Snapshot {
  readonly images: readonly ImageSnapshot[];
  readonly containers: readonly ContainerSnapshot[];
}

export interface ImageSnapshot {
  readonly id: string;
  readonly repoTags: readonly string[];
  readonly repoDigests: readonly string[];
  readonly parentId: string;
  readonly size: number;
}

export interface ContainerSnapshot {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly image: string;
}

interface ListedImage {
  readonly Id: string;
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
  readonly ParentId: string;
  readonly Size: number;
}

interface ListedContainer {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly State: string;
  readonly ImageID: string;
}

export async function snapshotOf(api: EngineApi): Promise<Snapshot> {
  const [images, containers] = await Promise.all([listImages(api), listContainers(api)]);
  return { images, containers };
}

/** With the intermediate ones that the plain list hides. */
export async function listImages(api: EngineApi): Promise<ImageSnapshot[]> {
  const listed = (await api.succeed('GET', '/images/json?all=1')).json<ListedImage[]>();
  const images = listed.map((image) => ({
    id: image.Id,
    repoTags: named(image.RepoTags),
    repoDigests: named(image.RepoDigests),
    parentId: image.ParentId,
    size: image.Size,
  }));
  return images.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export async function listContainers(api: EngineApi): Promise<ContainerSnapshot[]> {
  const listed = (await api.succeed('GET', '/containers/json?all=1')).json<ListedContainer[]>();
  const containers = listed.map((container) => ({
    id: container.Id,
    name: (container.Names[0] ?? '').replace(/^\//, ''),
    state: container.State,
    image: container.ImageID,
  }));
  return containers.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Older engines say "no tag" as `<none>:<none>`. */
function named(references: readonly string[] | null): string[] {
  return (references ?? []).filter((reference) => !reference.startsWith('<none>')).sort();
}
