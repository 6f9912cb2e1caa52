import { imageConfig, type ImageContent, type Platform } from './image-config.ts';
import { digestOf, packLayer, type Layer } from './layers.ts';
import { file, pack } from './pack.ts';

interface Variant extends Platform {
  readonly layers: readonly Layer[];
  readonly labels?: Readonly<Record<string, string>>;
  /** The index names it, but its content is missing, as after pulling another platform. */
  readonly absent?: boolean;
}

export interface MultiPlatformImage extends Omit<ImageContent, 'layers' | 'labels'> {
  /** With a tag, and with or without a registry: `app:1`. */
  readonly tag: string;
  readonly variants: readonly Variant[];
}

export interface OciArchive {
  readonly tar: Buffer;
  /** The image's ID in the containerd store. */
  readonly index: string;
  /** The digests of the variants' manifests, in their order. */
  readonly manifests: readonly string[];
}

const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
} as const;

interface Blob {
  readonly content: Buffer;
  readonly descriptor: { readonly mediaType: string; readonly digest: string; readonly size: number };
}

/** An OCI layout with one image of several platforms, which engines with the containerd store load. */
export async function ociArchive(image: MultiPlatformImage): Promise<OciArchive> {
  const variants = await Promise.all(image.variants.map((variant) => blobsOf(image, variant)));
  const index = jsonBlob(mediaTypes.index, {
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: variants.map(({ manifest, platform }) => ({ ...manifest.descriptor, platform })),
  });
  const annotations = {
    'io.containerd.image.name': fullName(image.tag),
    'org.opencontainers.image.ref.name': image.tag.slice(image.tag.lastIndexOf(':') + 1),
  };
  const layout = { schemaVersion: 2, manifests: [{ ...index.descriptor, annotations }] };
  const present = variants.flatMap(({ absent, blobs }) => (absent ? [] : blobs));
  const files = new Map([...present, index].map(({ content, descriptor }) => [descriptor.digest, content]));
  const archive = await pack([
    file('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')),
    file('index.json', Buffer.from(JSON.stringify(layout))),
    ...[...files].map(([digest, content]) => file(`blobs/${digest.replace(':', '/')}`, content)),
  ]);
  const manifests = variants.map(({ manifest }) => manifest.descriptor.digest);
  return { tar: archive, index: index.descriptor.digest, manifests };
}

async function blobsOf(
  image: MultiPlatformImage,
  { os = 'linux', architecture, variant, ...content }: Variant,
) {
  const platform = { os, architecture, ...(variant === undefined ? {} : { variant }) };
  const packed = await Promise.all(content.layers.map(packLayer));
  const config = blob(mediaTypes.config, imageConfig({ ...image, ...content }, packed, platform));
  const layers = packed.map(({ tar }) => blob(mediaTypes.layer, tar));
  const manifest = jsonBlob(mediaTypes.manifest, {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: config.descriptor,
    layers: layers.map(({ descriptor }) => descriptor),
  });
  return { platform, manifest, absent: content.absent === true, blobs: [...layers, config, manifest] };
}

const jsonBlob = (mediaType: string, value: object): Blob =>
  blob(mediaType, Buffer.from(JSON.stringify(value)));

function blob(mediaType: string, content: Buffer): Blob {
  return { content, descriptor: { mediaType, digest: digestOf(content), size: content.length } };
}

/** containerd requires the full name that a short name of the docker CLI stands for. */
function fullName(tag: string): string {
  const [first = '', ...rest] = tag.split('/');
  if (rest.length === 0) return `docker.io/library/${tag}`;
  return /[.:]|^localhost$/.test(first) ? tag : `docker.io/${tag}`;
}
