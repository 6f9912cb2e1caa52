// Turns JSON of the Engine API into the model.

import { createHash } from 'node:crypto';
import type { Container } from '../model/container.ts';
import type { Image, VariantSizes, Variant } from '../model/image.ts';
import { fullName, isReference, parseReference } from '../model/reference.ts';
import {
  type Json,
  list,
  object,
  optionalObject,
  optionalString,
  parseJson,
  string,
  strings,
  wholeNumber,
} from './body.ts';
import { EngineError } from './errors.ts';

/** The sizes of the steps that made an image, newest first. */
export function historySizes(body: string): readonly number[] {
  return list(parseJson(body)).map((entry) => wholeNumber(object(entry)['Size'] ?? 0));
}

export interface Removal {
  readonly untagged: readonly string[];
  readonly deleted: readonly string[];
}

export function image(body: string): Image {
  const json = object(parseJson(body));
  const diffIds = strings(optionalObject(json['RootFS'])['Layers']);
  return {
    ...namesAndParent(json, optionalString(json['Parent'])),
    ...dates(json),
    diffIds,
    ...(json['Manifests'] === undefined
      ? { size: wholeNumber(json['Size'] ?? 0) }
      : { variantSizes: variantSizesOf(body, json) }),
    layers: chainIds(diffIds),
  };
}

/** Engines write the year 1 for an image without a date. */
function dates(json: Json): Pick<Image, 'created' | 'tagged'> {
  const created = Date.parse(optionalString(json['Created']));
  const tagged = Date.parse(optionalString(optionalObject(json['Metadata'])['LastTagTime']));
  return {
    ...(created > 0 ? { created } : {}),
    ...(tagged > 0 ? { tagged } : {}),
  };
}

/**
 * Counts the index too: it takes room beside the manifests that it lists. A variant that the engine does not call available
 * can take room all the same, when a part of its content came with another image.
 */
function variantSizesOf(body: string, json: Json): VariantSizes {
  const here = variants(body).filter(
    ({ available, contentSize, unpackedSize, attestationSize }) =>
      available || contentSize + unpackedSize + attestationSize > 0,
  );
  const descriptor = optionalObject(json['Descriptor']);
  const isIndex = here.every(({ digest }) => digest !== descriptor['digest']);
  const index = isIndex ? wholeNumber(descriptor['size'] ?? 0) : 0;
  return {
    variants: here.length,
    content:
      index + here.reduce((sum, { contentSize, attestationSize }) => sum + contentSize + attestationSize, 0),
    unpacked: here.reduce((sum, { unpackedSize }) => sum + unpackedSize, 0),
  };
}

export function images(body: string): readonly Image[] {
  return list(parseJson(body)).map((entry) => listedImage(object(entry)));
}

export function listedImage(json: Json): Image {
  const created = json['Created'];
  return {
    ...namesAndParent(json, optionalString(json['ParentId'])),
    ...(typeof created === 'number' ? { created: created * 1000 } : {}),
    ...(json['Size'] === undefined ? {} : { size: Math.max(0, wholeNumber(json['Size'])) }),
    labels: texts(json['Labels']),
  };
}

function namesAndParent(json: Json, parent: string): Image {
  const repoTags = names(json['RepoTags']);
  const ownDigests = repoTags.filter((name) => name.includes('@'));
  return {
    id: fullId(string(json['Id'])),
    tags: repoTags.filter((name) => !name.includes('@')),
    digests: [
      ...new Set([...ownDigests, ...names(json['RepoDigests']).filter((name) => name.includes('@'))]),
    ],
    ownDigests,
    ...(parent === '' ? {} : { parent: fullId(parent) }),
  };
}

function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(optionalObject(value)).map(([key, text]) => [key, optionalString(text)]),
  );
}

/** Old engines list an untagged image as `<none>:<none>`. */
function names(value: unknown): readonly string[] {
  return strings(value)
    .filter((name) => !name.startsWith('<none>'))
    .map(canonical);
}

function canonical(name: string): string {
  const parsed = parseReference(name);
  return isReference(parsed) ? fullName(parsed) : name;
}

export function fullId(id: string): string {
  return id.startsWith('sha256:') ? id : `sha256:${id}`;
}

/** An engine's name for a layer depends on all the layers below it. */
export function chainIds(diffIds: readonly string[]): readonly string[] {
  const chain: string[] = [];
  for (const diffId of diffIds) {
    const below = chain.at(-1);
    const link = below === undefined ? diffId : `sha256:${sha256(`${below} ${diffId}`)}`;
    chain.push(link);
  }
  return chain;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function containers(body: string): readonly Container[] {
  return list(parseJson(body)).map((entry) => {
    const json = object(entry);
    const labels = texts(json['Labels']);
    const project = labels['com.docker.compose.project'] ?? '';
    const service = labels['com.docker.compose.service'] ?? '';
    const networks = optionalObject(optionalObject(json['NetworkSettings'])['Networks']);
    const id = string(json['Id']);
    const variant = optionalString(optionalObject(json['ImageManifestDescriptor'])['digest']);
    return {
      id,
      ...(variant === '' ? {} : { variant }),
      name: strings(json['Names'])[0]?.replace(/^\//, '') ?? id.slice(0, 12),
      image: fullId(optionalString(json['ImageID'])),
      networks: Object.keys(networks),
      mountedImages: list(json['Mounts'])
        .map(object)
        .filter((mount) => mount['Type'] === 'image')
        .map((mount) => optionalString(mount['Name'] ?? mount['Source'])),
      ...(typeof json['Created'] === 'number' ? { created: json['Created'] * 1000 } : {}),
      state: optionalString(json['State']),
      status: optionalString(json['Status']),
      ...(project === '' ? {} : { composeProject: project }),
      ...(service === '' ? {} : { composeService: service }),
    };
  });
}

export function removal(body: string): Removal {
  const records = list(parseJson(body)).map(object);
  return {
    untagged: records
      .map((record) => optionalString(record['Untagged']))
      .filter((name) => name !== '' && !name.startsWith('moby-dangling@'))
      .map(canonical),
    deleted: records
      .map((record) => optionalString(record['Deleted']))
      .filter((id) => id !== '')
      .map(fullId),
  };
}

/** Enough for any message of Docker; cuts off a web page that a proxy sent instead. */
const LONGEST_MESSAGE = 500;

/** The engine's message in an error answer; the answer itself where it holds none. */
export function message(body: string): string {
  const text = messageIn(body);
  return text.trim() === '' ? 'the engine gave no reason' : text.slice(0, LONGEST_MESSAGE);
}

function messageIn(body: string): string {
  try {
    return string(object(parseJson(body))['message']);
  } catch (error) {
    if (error instanceof EngineError) return body;
    throw error;
  }
}

/** The variants of an image, from `manifests=1`. */
export function variants(body: string): readonly Variant[] {
  const manifests = list(object(parseJson(body))['Manifests']).map(object);
  const attestations = attestationSizes(manifests);
  return manifests
    .filter((manifest) => manifest['Kind'] === 'image')
    .map((manifest) => {
      const data = optionalObject(manifest['ImageData']);
      const platform = optionalObject(data['Platform']);
      const variant = optionalString(platform['variant']);
      return {
        digest: string(manifest['ID']),
        platform: {
          os: optionalString(platform['os']),
          architecture: optionalString(platform['architecture']),
          ...(variant === '' ? {} : { variant }),
        },
        available: manifest['Available'] === true,
        contentSize: contentSize(manifest),
        unpackedSize: wholeNumber(optionalObject(data['Size'])['Unpacked'] ?? 0),
        attestationSize: attestations.get(string(manifest['ID'])) ?? 0,
      };
    });
}

/** By the digest of the variant that they are about. */
function attestationSizes(manifests: readonly Json[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const manifest of manifests) {
    if (manifest['Kind'] !== 'attestation') continue;
    const about = optionalString(optionalObject(manifest['AttestationData'])['For']);
    sizes.set(about, (sizes.get(about) ?? 0) + contentSize(manifest));
  }
  return sizes;
}

function contentSize(manifest: Json): number {
  return wholeNumber(optionalObject(manifest['Size'])['Content'] ?? 0);
}

export function diffIds(body: string): readonly string[] {
  return strings(optionalObject(object(parseJson(body))['RootFS'])['Layers']);
}
