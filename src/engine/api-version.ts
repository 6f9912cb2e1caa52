import { EngineError } from './errors.ts';

const OLDEST_API = '1.41';
const NEWEST_API = '1.51';

export function agreedVersion(theirs: string): string {
  if (!/^1\.\d+$/.test(theirs)) {
    throw new EngineError(
      'unsuitable',
      'what answers there is no Docker engine: it does not name an API version',
    );
  }
  if (minor(theirs) < minor(OLDEST_API)) {
    throw new EngineError(
      'unsuitable',
      `the engine speaks API ${theirs} at most, and this action needs ${OLDEST_API} (Docker 20.10) or newer`,
    );
  }
  return minor(theirs) < minor(NEWEST_API) ? theirs : NEWEST_API;
}

export function minor(version: string): number {
  return Number(version.split('.')[1]);
}

/** A path is made of it, so it must be a version. Podman also takes one of Docker's API for its own. */
export function ownApiVersion(told: string, agreed: string): string {
  return /^\d[\w.-]*$/.test(told) ? told : agreed;
}
