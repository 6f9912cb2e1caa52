/** What the user wrote; the engine's own platform fills in the missing parts. */
export interface PlatformRequest {
  readonly requested: string;
  readonly os: string;
  readonly architecture?: string;
  readonly variant?: string;
}

const PLATFORM = /^([a-z][a-z0-9]*)(?:\/([A-Za-z0-9_-]+)(?:\/([A-Za-z0-9_.]+))?)?$/;

/** A common mistake is an architecture in the place of the system, which would never be found. */
const SYSTEMS = [
  'linux',
  'windows',
  'darwin',
  'freebsd',
  'netbsd',
  'openbsd',
  'solaris',
  'illumos',
  'aix',
  'wasip1',
];

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
  if (os === undefined || !SYSTEMS.includes(os)) return undefined;
  const architecture = arch === undefined ? undefined : (ALIASES[arch.toLowerCase()] ?? arch.toLowerCase());
  return {
    requested,
    os,
    ...(architecture === undefined ? {} : { architecture }),
    ...(variant === undefined ? {} : { variant }),
  };
}

/** Fills in what the request leaves out; a missing architecture is the engine's own. */
export function completed(request: PlatformRequest, engine: Platform): Platform {
  const isEngineArchitecture = request.architecture === undefined;
  const variant = request.variant ?? (isEngineArchitecture ? engine.variant : undefined);
  return {
    os: request.os,
    architecture: request.architecture ?? engine.architecture,
    ...(variant === undefined ? {} : { variant }),
  };
}

/** The variant that containerd assumes when none is given. */
const DEFAULT_VARIANT: Readonly<Record<string, string>> = { arm64: 'v8', arm: 'v7', amd64: 'v1' };

/** `linux/arm64` and `linux/arm64/v8` are the same. */
export function platformName({ os, architecture, variant }: Platform): string {
  const isDefault = variant === undefined || variant === DEFAULT_VARIANT[architecture];
  return isDefault ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}
