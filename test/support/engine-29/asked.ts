/** What this front greets with: as the recordings do. */
export const NEWEST_API = '1.56';
export const VERSION = '29.8.0-dev';
export const SERVER = `Docker/${VERSION} (linux)`;

/** What 29.3 accepts without a word, what 29.0 did, and what an administrator can raise it to. */
export type OldestApi = '1.40' | '1.44' | '1.52' | '1.53';

const REAL_API = 51;

/** A request, as far as its first line tells. */
export interface Asked {
  /** The minor version that it is asked in. */
  readonly minor: number;
  /** Without the version. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** `/v1.51`: what the real engine is asked in. */
  readonly base: string;
  /** The whole of it, for the real engine. */
  readonly realUrl: string;
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

/** Throws {@link RefusedVersion} in the words of the recordings. */
export function askedFor(url: string, oldest: OldestApi): Asked {
  const [, version = NEWEST_API, rest = url] = /^\/v(\d+\.\d+)(\/.*)$/.exec(url) ?? [];
  const minor = minorOf(version);
  if (minor < minorOf(oldest)) {
    throw new RefusedVersion(
      `client version ${version} is too old. Minimum supported API version is ${oldest}, please upgrade your client to a newer version`,
    );
  }
  if (minor > minorOf(NEWEST_API)) {
    throw new RefusedVersion(
      `client version ${version} is too new. Maximum supported API version is ${NEWEST_API}`,
    );
  }
  const base = `/v1.${Math.min(minor, REAL_API)}`;
  const [path = '', query = ''] = rest.split('?');
  return { minor, path, query: new URLSearchParams(query), base, realUrl: base + rest };
}

export class RefusedVersion extends Error {}
