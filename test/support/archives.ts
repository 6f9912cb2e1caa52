import type { ServerResponse } from 'node:http';
import type { TarEntry } from 'modern-tar';
import { digestOf } from '../../testbed/engines/seed/layers.ts';
import { file, pack } from '../../testbed/engines/seed/pack.ts';
import { full } from './build.ts';
import type { Saved } from '../../src/remove/backup/backup.ts';
import type { Image } from '../../src/model/image.ts';

/** What is in an archive, to be spoilt before it is packed. */
export type Files = Map<string, Buffer>;

export interface Sample {
  readonly image: Image;
  readonly parent: string;
  readonly files: Files;
}

const TAGS = ['app:1', 'localhost:5000/team/app:2'];
export const LAYERS = [Buffer.from('the lower layer'), Buffer.from('the upper layer')];

export const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
export const hexOf = (content: Buffer): string => digestOf(content).slice('sha256:'.length);
export const blobPath = (content: Buffer): string => `blobs/sha256/${hexOf(content)}`;

const config = (layers: readonly Buffer[]): Buffer =>
  json({ rootfs: { type: 'layers', diff_ids: layers.map(digestOf) } });

/** As Docker before 25 writes it, with the image's untagged parent. */
export function graphdriverSample(): Sample {
  const [own, parents] = [config(LAYERS), config(LAYERS.slice(0, 1))];
  const paths = LAYERS.map((_, n) => `${String(n).repeat(64)}/layer.tar`);
  const manifest = [
    { Config: `${hexOf(own)}.json`, RepoTags: TAGS, Layers: paths },
    { Config: `${hexOf(parents)}.json`, RepoTags: null, Layers: paths.slice(0, 1) },
  ];
  const files: Files = new Map([
    [`${hexOf(own)}.json`, own],
    [`${hexOf(parents)}.json`, parents],
    ...paths.map((path, n): [string, Buffer] => [path, LAYERS[n]!]),
    ['manifest.json', json(manifest)],
  ]);
  return { image: imageOf(digestOf(own)), parent: digestOf(parents), files };
}

export interface ContainerdSample extends Sample {
  /** The manifests of the variant that is here and of the one that is not. */
  readonly variants: readonly [string, string];
}

/** As engines with the containerd store write it: an index of two variants of which one is here, and a parent. */
export function containerdSample(): ContainerdSample {
  const [own, parents] = [config(LAYERS), config(LAYERS.slice(0, 1))];
  const manifest = manifestOf(own, LAYERS);
  const absent = manifestOf(config([]), []);
  const parent = manifestOf(parents, LAYERS.slice(0, 1));
  const index = json({ manifests: [manifest, absent].map((content) => ({ digest: digestOf(content) })) });
  const named = TAGS.map((tag) => ({
    digest: digestOf(index),
    annotations: { 'io.containerd.image.name': full(tag) },
  }));
  const blobs = [...LAYERS, own, manifest, index, parents, parent];
  const files: Files = new Map([
    ...blobs.map((content): [string, Buffer] => [blobPath(content), content]),
    ['index.json', json({ manifests: [...named, { digest: digestOf(parent) }] })],
    ['manifest.json', json([{ Config: blobPath(own), RepoTags: TAGS, Layers: LAYERS.map(blobPath) }])],
  ]);
  return {
    image: imageOf(digestOf(index)),
    parent: digestOf(parent),
    files,
    variants: [digestOf(manifest), digestOf(absent)],
  };
}

const manifestOf = (its: Buffer, layers: readonly Buffer[]): Buffer =>
  json({
    config: { digest: digestOf(its) },
    layers: layers.map((content) => ({ digest: digestOf(content) })),
  });

const imageOf = (id: string): Image => ({ id, tags: TAGS.map(full), digests: [], ownDigests: [] });

export function packed(files: Files, links: readonly TarEntry[] = []): Promise<Buffer> {
  return pack([...[...files].map(([path, content]) => file(path, content)), ...links]);
}

/** In pieces of so many bytes. */
export async function* inPieces(content: Buffer, bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += bytes) yield content.subarray(at, at + bytes);
}

/** An engine's answer to `GET /images/get`. */
export const sends =
  (content: Buffer) =>
  (answer: ServerResponse): void => {
    answer.writeHead(200, { 'Content-Type': 'application/x-tar' }).end(content);
  };

export const problemOf = (saved: Saved): string => ('problem' in saved ? saved.problem : 'none');
