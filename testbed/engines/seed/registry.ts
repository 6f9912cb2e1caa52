import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { imageConfig, ownPlatform, type ImageContent } from './image-config.ts';
import { digestOf, packLayer } from './layers.ts';

/** A registry in this process, with images in memory. Engines trust registries on localhost without TLS. */
export interface Registry extends AsyncDisposable {
  /** `localhost:<port>`, the first part of its images' names. */
  readonly address: string;
  /** Offers an image as `<address>/<repository>:<tag>` and by its digest; another image may take the tag over. */
  add(repository: string, tag: string, image: ImageContent): Promise<OfferedImage>;
  /** The requests so far, as `GET /v2/…`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface OfferedImage {
  /** `localhost:<port>/app:1` */
  readonly tagged: string;
  /** `localhost:<port>/app@sha256:…` */
  readonly byDigest: string;
  readonly digest: string;
}

interface Blob {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly digest: string;
}

const docker = 'application/vnd.docker';

export async function serveRegistry(): Promise<Registry> {
  /** By the path of the request. */
  const offered = new Map<string, Blob>();
  const requests: string[] = [];
  const server = createServer(({ method = '', url = '' }, response) => {
    requests.push(`${method} ${url}`);
    if (url === '/v2/') response.writeHead(200).end('{}');
    else answer(response, method, offered.get(url));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('a registry without a port');
  const address = `localhost:${listening.port}`;

  const add: Registry['add'] = async (repository, tag, image) => {
    const { manifest, blobs } = await blobsOf(image);
    for (const blob of blobs) offered.set(`/v2/${repository}/blobs/${blob.digest}`, blob);
    for (const name of [tag, manifest.digest]) offered.set(`/v2/${repository}/manifests/${name}`, manifest);
    const name = `${address}/${repository}`;
    return { tagged: `${name}:${tag}`, byDigest: `${name}@${manifest.digest}`, digest: manifest.digest };
  };
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address, add, requests, close, [Symbol.asyncDispose]: close };
}

async function blobsOf(image: ImageContent): Promise<{ manifest: Blob; blobs: Blob[] }> {
  const packed = await Promise.all(image.layers.map(packLayer));
  const config = blob(`${docker}.container.image.v1+json`, imageConfig(image, packed, ownPlatform));
  const layers = packed.map(({ tar }) =>
    blob(`${docker}.image.rootfs.diff.tar.gzip`, gzipSync(tar, { level: 1 })),
  );
  const descriptor = ({ mediaType, content, digest }: Blob): object => ({
    mediaType,
    digest,
    size: content.length,
  });
  const mediaType = `${docker}.distribution.manifest.v2+json`;
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: descriptor(config),
    layers: layers.map(descriptor),
  };
  return { manifest: blob(mediaType, Buffer.from(JSON.stringify(manifest))), blobs: [config, ...layers] };
}

const blob = (mediaType: string, content: Buffer): Blob => ({
  mediaType,
  content,
  digest: digestOf(content),
});

function answer(response: ServerResponse, method: string, blob: Blob | undefined): void {
  if (blob === undefined) {
    response.writeHead(404).end('{"errors":[{"code":"NOT_FOUND"}]}');
    return;
  }
  const { mediaType, content, digest } = blob;
  response.writeHead(200, {
    'content-type': mediaType,
    'content-length': content.length,
    'docker-content-digest': digest,
  });
  response.end(method === 'HEAD' ? undefined : content);
}
