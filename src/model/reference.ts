// The distribution grammar for image references, as Docker's daemon applies it after normalisation:
// https://pkg.go.dev/github.com/distribution/reference

const DEFAULT_DOMAIN = 'docker.io';

const OFFICIAL_PREFIX = 'library/';

const LONGEST_PATH = 255;

const alphanumeric = '[a-z0-9]+';

const separator = '(?:[._]|__|[-]+)';

const pathComponent = `${alphanumeric}(?:${separator}${alphanumeric})*`;

const domainComponent = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';

const domain = `(?:${domainComponent}(?:\\.${domainComponent})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;

const PATH = new RegExp(`^${pathComponent}(?:/${pathComponent})*$`);

const DOMAIN = new RegExp(`^${domain}$`);

const TAG = /^\w[\w.-]{0,127}$/;

const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;

const FULL_ID = /^[a-f0-9]{64}$/;

export interface Reference {
  /**
   * Empty if the first part looks like a host but is none: Docker reads `my_org.team/app` as a path without a
   * host.
   */
  readonly domain: string;
  readonly path: string;
  /** Missing only if the reference has a digest and no tag. */
  readonly tag?: string;
  readonly digest?: string;
}

type Place = Pick<Reference, 'domain' | 'path'>;

/** What is wrong with a text that is not a reference; the message puts it after "… is not an image reference: ". */
export interface ReferenceProblem {
  readonly problem: string;
}

export function parseReference(text: string): Reference | ReferenceProblem {
  if (FULL_ID.test(text)) return { problem: '64 hex digits are an ID, never a name' };
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !DIGEST.test(digest)) {
    return { problem: 'what follows "@" is not a digest such as sha256:<64 hex digits>' };
  }
  const { name, tag } = splitTag(at < 0 ? text : text.slice(0, at));
  if (tag !== undefined && !TAG.test(tag)) {
    return {
      problem: 'a tag has 1 to 128 letters, digits, "_", "." or "-", and does not begin with "." or "-"',
    };
  }
  const place = asPathIfNoHost(splitDomain(name), name);
  const problem = placeProblem(place);
  if (problem !== undefined) return { problem };
  if (digest === undefined) return { ...place, tag: tag ?? 'latest' };
  return tag === undefined ? { ...place, digest } : { ...place, tag, digest };
}

function asPathIfNoHost(place: Place, name: string): Place {
  return DOMAIN.test(place.domain) || !PATH.test(name) ? place : { domain: '', path: name };
}

function placeProblem(place: Place): string | undefined {
  if (place.path === '') return 'the name is empty';
  if (place.path !== place.path.toLowerCase()) return 'the repository name must be in lower case';
  if (place.domain !== '' && !DOMAIN.test(place.domain)) return `"${place.domain}" is not a registry host`;
  if (!PATH.test(place.path)) {
    return 'a repository name has lower-case letters and digits, joined by ".", "_", "__", "-" or "/"';
  }
  return place.path.length > LONGEST_PATH
    ? `the name is longer than ${String(LONGEST_PATH)} characters`
    : undefined;
}

/** A colon before the last slash belongs to a port, not to a tag. */
function splitTag(text: string): { name: string; tag?: string } {
  const colon = text.indexOf(':', text.indexOf('/') + 1);
  return colon < 0 ? { name: text } : { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}

function splitDomain(name: string): Place {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const host = readsAsHost(first) ? first : DEFAULT_DOMAIN;
  const path = readsAsHost(first) ? name.slice(slash + 1) : name;
  const domainName = host === 'index.docker.io' ? DEFAULT_DOMAIN : host;
  const official = domainName === DEFAULT_DOMAIN && path !== '' && !path.includes('/');
  return { domain: domainName, path: official ? OFFICIAL_PREFIX + path : path };
}

/** Whether a name or a pattern begins with a registry host. */
export function hasHost(text: string): boolean {
  const slash = text.indexOf('/');
  return slash >= 0 && readsAsHost(text.slice(0, slash));
}

/** Whether the part before the first slash is a host: Docker reads it as one if it cannot be a path. */
function readsAsHost(first: string): boolean {
  return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}

/** The full form: `docker.io/library/app:1`. Two texts mean the same if and only if this is equal. */
export function fullName(reference: Reference): string {
  const host = reference.domain === '' ? '' : `${reference.domain}/`;
  return host + reference.path + suffix(reference);
}

/** The form that people use, and that lists of Docker show: `app:1`. */
export function shortName(reference: Reference): string {
  if (reference.domain !== DEFAULT_DOMAIN) return fullName(reference);
  const path = reference.path.startsWith(OFFICIAL_PREFIX)
    ? reference.path.slice(OFFICIAL_PREFIX.length)
    : reference.path;
  // A short form must not mean another name, so `library/a/b` keeps its prefix and `docker.io/foo.bar/a` its host.
  if (!path.includes('/')) return path + suffix(reference);
  const [first = ''] = reference.path.split('/');
  return readsAsHost(first) ? fullName(reference) : reference.path + suffix(reference);
}

function suffix({ tag, digest }: Reference): string {
  return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}

export function isReference(parsed: Reference | ReferenceProblem): parsed is Reference {
  return 'domain' in parsed;
}

/** Engines hold a digest without a tag, so `app:1@sha256:…` becomes `app@sha256:…`. */
export function asHeld({ domain: host, path, tag, digest }: Reference): Reference {
  if (digest !== undefined) return { domain: host, path, digest };
  return tag === undefined ? { domain: host, path } : { domain: host, path, tag };
}

/** The short form of a name that an engine reports; a text that is not a reference stays as it is. */
export function familiar(name: string): string {
  const parsed = parseReference(name);
  return isReference(parsed) ? shortName(parsed) : name;
}

export function repositoryOf(fullReference: string): string {
  const name = fullReference.split('@')[0] ?? fullReference;
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon < 0 ? name : name.slice(0, colon);
}

export function lastPart(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}
