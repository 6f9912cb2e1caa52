import type { Platform } from '../../src/model/platform.ts';
import type { Variant } from '../../src/model/image.ts';
import type { VariantTarget } from '../../src/plan/choose-variants.ts';
import { anImage, byName, full, id } from './build.ts';

export const amd64: Platform = { os: 'linux', architecture: 'amd64' };
export const arm64: Platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };

export function aVariant(digits: string, platform: Platform, available = true): Variant {
  return { digest: id(digits), platform, available, contentSize: 1, unpackedSize: 2, attestationSize: 0 };
}

export const onAmd = aVariant('a', amd64);
export const onArm = aVariant('b', arm64);

export function target(variant: Variant | undefined, more: Partial<VariantTarget> = {}): VariantTarget {
  return {
    target: byName('app:1', '1'),
    platform: variant?.platform ?? amd64,
    name: full('app:1'),
    image: anImage('1', ['app:1', 'app:2', 'web:1']),
    siblings: [onAmd, onArm],
    ...(variant === undefined ? {} : { variant }),
    ...more,
  };
}
