import type { Files, Surroundings, TlsFiles } from '../endpoint.ts';
import { configFolder, pathsOf } from './context.ts';

export interface TlsProblem {
  readonly problem: string;
}

/**
 * For an engine without a context. As in the docker CLI, DOCKER_TLS alone encrypts but does not verify the server;
 * ca.pem must exist in either case, cert.pem and key.pem are optional (docker/cli, cli/flags/options.go).
 */
export function tlsOfEnvironment(surroundings: Surroundings): TlsFiles | TlsProblem | undefined {
  const { env, files, platform } = surroundings;
  const variable = ['DOCKER_TLS_VERIFY', 'DOCKER_TLS'].find((name) => isSet(env[name]));
  if (variable === undefined) return undefined;
  const named = env['DOCKER_CERT_PATH'] ?? '';
  const folder = named === '' ? configFolder(surroundings) : named;
  const next = 'set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem';
  if (folder === undefined)
    return { problem: `${variable} is set, and this user has no home folder with the keys; ${next}` };
  const found = tlsFiles(folder, files, platform, variable === 'DOCKER_TLS_VERIFY');
  return found.ca === undefined
    ? { problem: `${variable} is set, and there is no ca.pem in ${folder}; ${next}` }
    : found;
}

/** The docker CLI looks only whether the folder exists, even if it is empty (docker/cli, cli/context/tlsdata.go). */
export function tlsOfContext(
  folder: string,
  { files, platform }: Surroundings,
  verify: boolean,
): TlsFiles | TlsProblem | undefined {
  const kind = files.kind(folder);
  if (kind === 'hidden') return { problem: `has keys that this user may not read, in ${folder}` };
  if (kind === 'folder') return tlsFiles(folder, files, platform, verify);
  return verify ? undefined : { verify };
}

function tlsFiles(folder: string, files: Files, platform: string, verify: boolean): TlsFiles {
  const names = ['ca', 'cert', 'key'] as const;
  const paths = names.map((name) => [name, pathsOf(platform).join(folder, `${name}.pem`)] as const);
  return { verify, ...Object.fromEntries(paths.filter(([, path]) => files.kind(path) !== undefined)) };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
