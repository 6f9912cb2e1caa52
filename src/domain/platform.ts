import type { Platform } from './store.ts';

/** What the user wrote: the parts that are left out are the engine's own. */
export interface PlatformRequest {
  readonly requested: string;
  readonly os: string;
  readonly architecture?: string;
  readonly variant?: string;
}

const PLATFORM = /^([a-z][a-z0-9]*)(?:\/([A-Za-z0-9_]+)(?:\/([A-Za-z0-9_.]+))?)?$/;

const ALIASES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  i386: '386',
  armhf: 'arm',
  armel: 'arm',
};

export function parsePlatform(requested: string): PlatformRequest | undefined {
  const [, os, arch, variant] = PLATFORM.exec(requested) ?? [];
  if (os === undefined) return undefined;
  const architecture = arch === undefined ? undefined : (ALIASES[arch.toLowerCase()] ?? arch.toLowerCase());
  return {
    requested,
    os,
    ...(architecture === undefined ? {} : { architecture }),
    ...(variant === undefined ? {} : { variant }),
  };
}

export function completed(request: PlatformRequest, engine: Platform): Platform {
  const architecture = request.architecture ?? engine.architecture;
  const variant = request.variant ?? (request.architecture === undefined ? engine.variant : undefined);
  return { os: request.os, architecture, ...(variant === undefined ? {} : { variant }) };
}
