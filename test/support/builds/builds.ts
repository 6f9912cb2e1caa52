import { busyboxLayer, layer, noise } from '../../../testbed/engines/seed/layers.ts';
import { seedEngine } from '../../../testbed/engines/seed/seeded-engine.ts';
import type { RunningEngine } from '../../../testbed/engines/start-engine.ts';
import { buildContext, type Files } from './context.ts';
import { docker } from './docker.ts';

const BLOCK = 4096;

/** An image with busybox that was not built here, as a pulled one: no build cache holds its layers. */
export async function loadBase(engine: RunningEngine, tag: string, bytes: number): Promise<string> {
  return seedEngine(engine).load({ tags: [tag], layers: [await busyboxLayer(), layer(tag, bytes)] });
}

export interface BuildPlan {
  readonly tag: string;
  /** The image that it is built on; without one, it is built on an empty one. */
  readonly base?: string;
  /** What the build adds, which does not compress: half is copied, half is made by a command. */
  readonly bytes: number;
}

/** Builds with BuildKit and without a network. */
export async function build(engine: RunningEngine, { tag, base, bytes }: BuildPlan): Promise<void> {
  const half = Math.floor(bytes / 2);
  const from = base === undefined ? 'FROM scratch\nCOPY busybox /bin/busybox' : `FROM ${base}`;
  const dd = [
    '/bin/busybox',
    'dd',
    'if=/dev/urandom',
    'of=/made',
    `bs=${BLOCK}`,
    `count=${Math.ceil(half / BLOCK)}`,
  ];
  await buildFiles(engine, ['--tag', tag], {
    Dockerfile: `${from}\nCOPY data /data\nRUN ${JSON.stringify(dd)}\n`,
    data: noise(tag, half),
  });
}

/** Builds each version on the same base; resolves to their tags, the oldest first. */
export async function buildVersions(
  engine: RunningEngine,
  name: string,
  count: number,
  plan: Pick<BuildPlan, 'base' | 'bytes'>,
): Promise<readonly string[]> {
  const tags = Array.from({ length: count }, (_, index) => `${name}:${index + 1}`);
  for (const tag of tags) await build(engine, { ...plan, tag });
  return tags;
}

/**
 * Builds for two platforms, with an attestation of its origin for each; only the containerd store can hold that.
 * Each platform has so many bytes of its own, and a layer with as many that looks the same on both.
 */
export async function buildPlatforms(engine: RunningEngine, tag: string, bytes: number): Promise<void> {
  const platforms = ['--platform', 'linux/amd64,linux/arm64', '--provenance', 'mode=max'];
  await buildFiles(engine, [...platforms, '--tag', tag], {
    Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY common /common\nCOPY $TARGETARCH /own\n',
    common: noise(`${tag} common`, bytes),
    amd64: noise(`${tag} amd64`, bytes),
    arm64: noise(`${tag} arm64`, bytes),
  });
}

async function buildFiles(engine: RunningEngine, words: readonly string[], files: Files): Promise<void> {
  await using context = await buildContext(files);
  await docker(engine, ['buildx', 'build', '--network', 'none', ...words, context.folder]);
}
