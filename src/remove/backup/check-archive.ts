import { list, object, optionalObject, optionalString, string, strings } from '../../engine/body.ts';
import { EngineError } from '../../engine/errors.ts';
import type { EngineTraits } from '../../model/engine-traits.ts';
import type { Image } from '../../model/image.ts';
import { fullName, isReference, parseReference } from '../../model/reference.ts';
import { type Archive, type Entry, NotWhole } from './archive.ts';

/** What an archive must hold. */
export interface Expected {
  /** How this kind of engine saves an image. */
  readonly saves: EngineTraits['saves'];
  readonly image: Image;
  /** IDs of the untagged parents that are saved with it. */
  readonly parentIds: readonly string[];
  /** Digests of the manifests whose content is here. */
  readonly variants: readonly string[];
}

/**
 * Throws NotWhole unless the archive holds everything that is expected, with the right content. Engines read
 * `manifest.json` or, with the containerd store, `index.json`; all of them write `manifest.json`.
 */
export function requireWhole(archive: Archive, expected: Expected): void {
  try {
    requireRightDigests(archive);
    const saved = savedImages(archive);
    if (expected.saves === 'manifests') requireManifests(archive, expected);
    else requireConfigs(saved, expected);
  } catch (error) {
    // The readers of JSON throw this for a value of another type.
    if (error instanceof EngineError) throw new NotWhole(error.message, { cause: error });
    throw error;
  }
}

function requireRightDigests(archive: Archive): void {
  for (const [path, { sha256 }] of archive) {
    const [, blob, config] = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/.exec(path) ?? [];
    const named = blob ?? config;
    if (named !== undefined && named !== sha256) throw new NotWhole(`${path} is not what its name says`);
  }
}

interface SavedImage {
  readonly config: Entry;
  readonly layers: readonly Entry[];
  readonly tags: readonly string[];
}

function savedImages(archive: Archive): readonly SavedImage[] {
  return list(document(archive, 'manifest.json')).map((item) => {
    const json = object(item);
    return {
      config: entry(archive, string(json['Config'])),
      layers: strings(json['Layers']).map((path) => entry(archive, path)),
      tags: strings(json['RepoTags']).map(canonical),
    };
  });
}

/** On the graphdriver store, and for Podman, an image is its configuration, which names its layers by their content. */
function requireConfigs(saved: readonly SavedImage[], { image, parentIds }: Expected): void {
  for (const id of [image.id, ...parentIds]) {
    const found = saved.find(({ config }) => `sha256:${config.sha256}` === id);
    if (found === undefined) throw new NotWhole(`${id} is not in it`);
    const diffIds = strings(optionalObject(object(found.config.document)['rootfs'])['diff_ids']);
    const layers = found.layers.map(({ sha256 }) => `sha256:${sha256}`);
    if (layers.join() !== diffIds.join()) throw new NotWhole(`the layers of ${id} are not those in it`);
    if (id === image.id) requireTags(image, found.tags);
  }
}

/** On the containerd store an image is a manifest, or an index of the manifests of its variants. */
function requireManifests(archive: Archive, { image, parentIds, variants }: Expected): void {
  for (const id of [image.id, ...parentIds]) {
    const target = object(document(archive, blobPath(id)));
    if (target['manifests'] === undefined) requireManifest(archive, id);
  }
  for (const digest of variants) requireManifest(archive, digest);
  const listed = list(object(document(archive, 'index.json'))['manifests']).map(object);
  const own = listed.filter(({ digest }) => digest === image.id);
  const names = own.map(({ annotations }) =>
    optionalString(optionalObject(annotations)['io.containerd.image.name']),
  );
  requireTags(image, names.map(canonical));
}

function requireManifest(archive: Archive, digest: string): void {
  const manifest = object(document(archive, blobPath(digest)));
  const parts = [manifest['config'], ...list(manifest['layers'])].map((part) =>
    string(object(part)['digest']),
  );
  for (const part of parts) entry(archive, blobPath(part));
}

function requireTags({ tags }: Image, saved: readonly string[]): void {
  const missing = tags.filter((tag) => !saved.includes(tag));
  if (missing.length > 0) throw new NotWhole(`it does not name the image ${missing.join(', ')}`);
}

function document(archive: Archive, path: string): unknown {
  const { document: content } = entry(archive, path);
  if (content === undefined) throw new NotWhole(`${path} is not JSON`);
  return content;
}

function entry(archive: Archive, path: string): Entry {
  const found = archive.get(path);
  if (found === undefined) throw new NotWhole(`${path} is not in it`);
  return found;
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** Archives hold short or full names. */
function canonical(name: string): string {
  const parsed = parseReference(name);
  return isReference(parsed) ? fullName(parsed) : name;
}
