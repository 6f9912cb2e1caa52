import { type PlatformPath, posix, win32 } from 'node:path';
import { createHash } from 'node:crypto';
import { type Json, object, optionalObject, parseJson, string } from '../body.ts';
import type { Endpoint, Surroundings } from '../endpoint.ts';
import { EngineError } from '../errors.ts';
import { parseAddress } from './address.ts';
import { tlsOfContext } from './tls-files.ts';

/** The path rules of a platform, which in tests is not always the one that this runs on. */
export function pathsOf(platform: string): PlatformPath {
  return platform === 'win32' ? win32 : posix;
}

/** The docker CLI checks the name of a new context so: docker/cli, cli/context/store/store.go. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;

export function isContextName(name: string): boolean {
  return NAME.test(name);
}

/**
 * The endpoint of a context of the docker CLI, read from its store as the CLI does.
 * @param context how a message names the context
 */
export function endpointOfContext(
  name: string,
  context: string,
  surroundings: Surroundings,
): { readonly endpoint: Endpoint } | { readonly problem: string } {
  if (!isContextName(name)) return { problem: `${context} has a name that docker does not allow` };
  const folder = configFolder(surroundings);
  if (folder === undefined)
    return { problem: `${context} cannot be looked up, since this user has no home folder` };

  const paths = pathsOf(surroundings.platform);
  const id = createHash('sha256').update(name).digest('hex');
  const file = paths.join(folder, 'contexts', 'meta', id, 'meta.json');
  const meta = surroundings.files.read(file);
  if ('problem' in meta) {
    return meta.isMissing
      ? { problem: `${context} does not exist; "docker context ls" lists those that do` }
      : { problem: `${context} cannot be read (${file}: ${meta.problem})` };
  }
  const target = targetIn(meta.text);
  if (target === undefined) {
    return {
      problem: `${context} is broken: ${file} names no engine; create it again with "docker context create"`,
    };
  }
  const address = parseAddress(target.host);
  if ('problem' in address) return { problem: `the address of ${context} ${address.problem}` };
  if (address.kind === 'socket') return { endpoint: address };
  const { url } = address;
  if (address.kind === 'ssh') return { endpoint: { kind: 'command', flags: [`--context=${name}`], url } };
  const tls = tlsOfContext(
    paths.join(folder, 'contexts', 'tls', id, 'docker'),
    surroundings,
    !target.skipTlsVerify,
  );
  if (tls !== undefined && 'problem' in tls) return { problem: `${context} ${tls.problem}` };
  return { endpoint: { ...address, ...(tls === undefined ? {} : { tls }) } };
}

interface ContextTarget {
  readonly host: string;
  readonly skipTlsVerify: boolean;
}

/** Undefined for a file that docker did not write. The CLI uses the default socket for a context without an address. */
function targetIn(text: string): ContextTarget | undefined {
  try {
    const endpoints = object(field(object(parseJson(text)), 'Endpoints'));
    const docker = object(endpoints['docker']);
    const host = string(field(docker, 'Host'));
    const skip = field(docker, 'SkipTLSVerify') ?? false;
    return host === '' || typeof skip !== 'boolean' ? undefined : { host, skipTlsVerify: skip };
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

/** The context that `docker context use` chose, if any; a problem when the configuration cannot be read. */
export function currentContext(
  surroundings: Surroundings,
): string | { readonly problem: string } | undefined {
  const folder = configFolder(surroundings);
  if (folder === undefined) return undefined;
  const file = pathsOf(surroundings.platform).join(folder, 'config.json');
  const config = surroundings.files.read(file);
  // The CLI warns and uses the default; here the wrong engine is worse than none.
  const unsure = (why: string): { readonly problem: string } => ({
    problem: `${file} may name another engine and cannot be read (${why}); set DOCKER_HOST instead`,
  });
  if ('problem' in config) return config.isMissing ? undefined : unsure(config.problem);
  try {
    const named = field(optionalObject(parseJson(config.text)), 'currentContext') ?? '';
    return string(named) === '' ? undefined : string(named);
  } catch (error) {
    if (error instanceof EngineError) return unsure('it is not what docker writes');
    throw error;
  }
}

/** Go ignores the case of a field name, and takes the last of several. */
function field(json: Json, name: string): unknown {
  const wanted = name.toLowerCase();
  return Object.entries(json).findLast(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** The configuration folder of the docker CLI; undefined for a user without a home folder. */
export function configFolder({ env, home, platform }: Surroundings): string | undefined {
  const named = env['DOCKER_CONFIG'] ?? '';
  if (named !== '') return named;
  return home === undefined ? undefined : pathsOf(platform).join(home, '.docker');
}
