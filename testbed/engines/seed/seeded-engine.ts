import { randomUUID } from 'node:crypto';
import { createContainer, type ContainerPlan } from './containers.ts';
import { clearContainers, clearImages } from './clearing.ts';
import { dockerArchive, type TaggedImage } from './docker-archive.ts';
import { engineApi, type EngineApi } from './engine-api.ts';
import type { ImageContent } from './image-config.ts';
import { commitChild, loadArchive, pullImage, tagImage, type ChildPlan } from './images.ts';
import { layersSizeOf } from './layers-size.ts';
import { ociArchive, type MultiPlatformImage } from './oci-archive.ts';
import { serveRegistry, type OfferedImage } from './registry.ts';
import { snapshotOf, type Snapshot } from './snapshot.ts';

/** An engine that a test fills. All images are made in memory; nothing comes from a network. */
export interface SeededEngine extends EngineApi, AsyncDisposable {
  readonly host: string;
  /** Resolves to the image's ID, as this engine names it. */
  load(image: TaggedImage): Promise<string>;
  /** Only for the containerd store. */
  loadPlatforms(image: MultiPlatformImage): Promise<LoadedPlatforms>;
  tag(source: string, reference: string): Promise<void>;
  /** An image made from a container of the parent, as `docker commit` and the classic builder do. */
  child(parent: string, plan?: ChildPlan): Promise<string>;
  /** Resolves to the container's ID. */
  container(image: string, plan?: ContainerPlan): Promise<string>;
  /** By tag or digest, from a registry that {@link serveRegistry} serves. */
  pull(reference: string): Promise<string>;
  /**
   * Pulls the image from a temporary registry, and so gives it a `repository@sha256:…`. In a graphdriver store it is
   * the same image as the one that {@link load} makes from the same content.
   */
  digestReference(repository: string, image: ImageContent): Promise<OfferedImage & { readonly id: string }>;
  snapshot(): Promise<Snapshot>;
  /** The engine's own total of its layers. */
  layersSize(): Promise<number>;
  /** Removes everything; on a shared engine, only what came through this object. */
  clear(): Promise<void>;
}

interface LoadedPlatforms {
  readonly id: string;
  /** The digests of the variants' manifests, in their order. */
  readonly manifests: readonly string[];
}

/** For an engine that belongs to the test. */
export function seedEngine({ host }: { readonly host: string }): SeededEngine {
  return seeded(host, undefined);
}

/** For an engine that others use too. @param host as in DOCKER_HOST */
export function attachEngine(host: string): SeededEngine {
  // The label gives our images their own IDs, even where others have the same content.
  return seeded(host, { 'docker-image-rm.seeded-by': randomUUID() });
}

function seeded(host: string, mark: Readonly<Record<string, string>> | undefined): SeededEngine {
  const api = engineApi(host);
  const made = { images: new Set<string>(), containers: new Set<string>(), references: new Set<string>() };
  const marked = <T extends { readonly labels?: Readonly<Record<string, string>> }>(plan: T): T =>
    mark === undefined ? plan : { ...plan, labels: { ...plan.labels, ...mark } };
  const remember = async (set: Set<string>, id: Promise<string>): Promise<string> => {
    set.add(await id);
    return id;
  };

  const tag = async (source: string, reference: string): Promise<void> => {
    await tagImage(api, source, reference);
    made.references.add(reference);
  };
  const pull = (reference: string): Promise<string> => {
    made.references.add(reference);
    return pullImage(api, reference);
  };
  const clear = async (): Promise<void> => {
    const all = mark === undefined;
    await clearContainers(api, (id) => all || made.containers.has(id));
    for (const reference of all ? [] : made.references) await api.request('DELETE', `/images/${reference}`);
    await clearImages(api, (id) => all || made.images.has(id));
    if (all) await api.request('POST', '/build/prune?all=1');
    for (const set of Object.values(made)) set.clear();
  };

  return {
    ...api,
    host,
    load: async (image) => {
      const { tar, configDigest } = await dockerArchive(marked(image));
      return remember(made.images, loadArchive(api, tar, image.tags?.[0], configDigest));
    },
    loadPlatforms: async (image) => {
      const { tar, index, manifests } = await ociArchive({ ...image, variants: image.variants.map(marked) });
      const id = await remember(made.images, loadArchive(api, tar, image.tag, index));
      return { id, manifests };
    },
    tag,
    child: (parent, plan = {}) => remember(made.images, commitChild(api, parent, marked(plan))),
    container: (image, plan = {}) => remember(made.containers, createContainer(api, image, marked(plan))),
    pull,
    digestReference: async (repository, image) => {
      const registry = await serveRegistry();
      try {
        const offered = await registry.add(repository, 'latest', marked(image));
        const id = await remember(made.images, pull(offered.byDigest));
        return { ...offered, id };
      } finally {
        await registry.close();
      }
    },
    snapshot: () => snapshotOf(api),
    layersSize: () => layersSizeOf(api),
    clear,
    [Symbol.asyncDispose]: clear,
  };
}
