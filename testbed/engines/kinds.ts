/** The kinds of engine in the tests: a generation of Docker with one of its image stores, or Podman. */
export type EngineName =
  | 'graphdriver-20.10'
  | 'graphdriver-26.1'
  | 'graphdriver-28.5'
  | 'containerd-28.5'
  | 'podman-4.3'
  | 'podman-5.8'
  | 'podman-6.1';

/** A Debian suite, by the name under which the archive serves it. */
export type Suite = 'bookworm' | 'trixie' | 'forky';

export interface Packages {
  readonly suite: Suite | 'experimental';
  readonly packages: readonly string[];
}

export interface KindOfEngine {
  /**
   * The source of this generation, or of the docker CLI beside Podman. The kind is named after the version in the
   * suite at the time of writing, and suites move on: ask an engine what it can do, and never assert its version.
   */
  readonly suite: Suite;
  readonly store: 'graphdriver' | 'containerd' | 'podman';
  /** What Podman needs, with the libraries that a small Debian lacks. */
  readonly podman?: readonly Packages[];
}

/** Podman needs conmon and crun to run containers. */
const podmanOfBookworm: Packages = {
  suite: 'bookworm',
  packages: [
    ...['podman', 'conmon', 'crun', 'libdevmapper1.02.1', 'libgpgme11', 'libassuan0', 'libgpg-error0'],
    ...['libseccomp2', 'libsubid4', 'libsemanage2', 'libsepol2', 'libbz2-1.0', 'libpam0g', 'libcrypt1'],
    ...['libaudit1', 'libcap-ng0', 'libselinux1', 'libpcre2-8-0', 'libudev1', 'libglib2.0-0', 'libyajl2'],
    ...['libsystemd0', 'libcap2', 'libgcrypt20', 'liblz4-1', 'liblzma5', 'libzstd1'],
  ],
};

/** Includes libc, since this one is newer than those of most machines. */
const besidePodmanOfForky: Packages = {
  suite: 'forky',
  packages: [
    ...['conmon', 'crun', 'aardvark-dns', 'libc6', 'libgcc-s1', 'libglib2.0-0t64', 'libatomic1', 'libffi8'],
    ...['libgpgme45', 'libassuan9', 'libgpg-error0', 'libseccomp2', 'libsqlite3-0', 'libsubid6', 'zlib1g'],
    ...['libsemanage2', 'libsepol2', 'libselinux1', 'libpcre2-8-0', 'libaudit1', 'libcap-ng0', 'libpam0g'],
    ...['libcrypt1', 'libacl1', 'libbsd0', 'libmd0', 'libbz2-1.0', 'libzstd1', 'libblake3-0', 'libcap2'],
    ...['libjson-c5', 'libsystemd0', 'libgcrypt20', 'liblz4-1', 'liblzma5'],
  ],
};

const podmanAndItsNetwork = ['podman', 'netavark'];

export const kindsOfEngine: Readonly<Record<EngineName, KindOfEngine>> = {
  'graphdriver-20.10': { suite: 'bookworm', store: 'graphdriver' },
  'graphdriver-26.1': { suite: 'trixie', store: 'graphdriver' },
  'graphdriver-28.5': { suite: 'forky', store: 'graphdriver' },
  'containerd-28.5': { suite: 'forky', store: 'containerd' },
  'podman-4.3': { suite: 'bookworm', store: 'podman', podman: [podmanOfBookworm] },
  'podman-5.8': {
    suite: 'forky',
    store: 'podman',
    podman: [{ suite: 'forky', packages: podmanAndItsNetwork }, besidePodmanOfForky],
  },
  'podman-6.1': {
    suite: 'forky',
    store: 'podman',
    podman: [{ suite: 'experimental', packages: podmanAndItsNetwork }, besidePodmanOfForky],
  },
};

export function isKind(name: string): name is EngineName {
  return Object.hasOwn(kindsOfEngine, name);
}

/** The kinds that are Docker. */
export const engineKinds: readonly EngineName[] = [
  'graphdriver-20.10',
  'graphdriver-26.1',
  'graphdriver-28.5',
  'containerd-28.5',
];

export const podmanKinds: readonly EngineName[] = ['podman-4.3', 'podman-5.8', 'podman-6.1'];

/** For tests that would take too long on all. */
export const newestPodman: readonly EngineName[] = ['podman-6.1'];

/** Newer runc and busybox need a newer libc than bookworm's, so every engine uses these. */
export const suiteOfSharedPrograms: Suite = 'bookworm';

/** Includes every library except libc, so that nothing depends on the libraries of this machine. */
export const packagesForRemote: Packages = {
  suite: 'bookworm',
  packages: [
    ...['openssh-server', 'openssh-client', 'openssl', 'libssl3', 'zlib1g'],
    ...['libwrap0', 'libnsl2', 'libtirpc3', 'libpam0g', 'libaudit1', 'libcap-ng0', 'libcrypt1'],
    ...['libselinux1', 'libpcre2-8-0', 'libsystemd0', 'libcap2', 'liblzma5', 'libzstd1', 'liblz4-1'],
    ...['libgcrypt20', 'libgpg-error0', 'libgssapi-krb5-2', 'libkrb5-3', 'libk5crypto3'],
    ...['libkrb5support0', 'libcom-err2', 'libkeyutils1'],
  ],
};

/** uidmap has the programs with the right to give a user subordinate users; slirp4netns needs the libraries. */
export const packagesForRootless: Packages = {
  suite: 'bookworm',
  packages: [
    ...['rootlesskit', 'uidmap', 'slirp4netns'],
    ...['libslirp0', 'libglib2.0-0', 'libpcre2-8-0', 'libseccomp2', 'libcap2'],
  ],
};

/** Plugins of the docker CLI. Every engine gets the same ones: bookworm and trixie have no Compose of version 2. */
export const packagesForBuilds: Packages = { suite: 'forky', packages: ['docker-buildx', 'docker-compose'] };

export const packagesOfSuite: Readonly<Record<Suite, readonly string[]>> = {
  bookworm: ['docker.io', 'containerd', 'runc', 'busybox-static'],
  trixie: ['docker.io', 'docker-cli', 'containerd'],
  forky: ['docker.io', 'docker-cli', 'containerd'],
};
