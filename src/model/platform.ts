/** What the user wrote: the parts that are left out are the engine's own. */
export interface PlatformRequest {
  readonly requested: string;
  readonly os: string;
  readonly architecture?: string;
  readonly variant?: string;
}

const PLATFORM = /^([a-z][a-z0-9]*)(?:\/([A-Za-z0-9_-]+)(?:\/([A-Za-z0-9_.]+))?)?$/;

/** An architecture in the place of the system is the usual slip, and would never be found. */
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

/** The request with what it leaves out filled in: an unnamed architecture is the engine's own. */
export function completed(request: PlatformRequest, engine: Platform): Platform {
  const own = request.architecture === undefined;
  const variant = request.variant ?? (own ? engine.variant : undefined);
  return {
    os: request.os,
    architecture: request.architecture ?? engine.architecture,
    ...(variant === undefined ? {} : { variant }),
  };
}

/** What an architecture means when no variant is said, as containerd has it. */
const PLAIN_VARIANT: Readonly<Record<string, string>> = { arm64: 'v8', arm: 'v7', amd64: 'v1' };

/** `linux/arm64` and `linux/arm64/v8` are the same. */
export function platformName({ os, architecture, variant }: Platform): string {
  const plain = variant === undefined || variant === PLAIN_VARIANT[architecture];
  return plain ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}
