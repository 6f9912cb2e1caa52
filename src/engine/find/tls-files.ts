import type { Files, Surroundings, TlsFiles } from '../endpoint.ts';
import { configFolder, pathsOf } from './context.ts';

export interface TlsProblem {
  readonly problem: string;
}

/**
 * For an engine that no context leads to. As in the docker CLI: DOCKER_TLS alone encrypts without asking who is there,
 * and ca.pem must exist in either case, which cert.pem and key.pem need not (docker/cli, cli/flags/options.go).
 */
export function tlsOfEnvironment(surroundings: Surroundings): TlsFiles | TlsProblem | undefined {
  const { env, files, platform } = surroundings;
  const wanted = ['DOCKER_TLS_VERIFY', 'DOCKER_TLS'].find((name) => isSet(env[name]));
  if (wanted === undefined) return undefined;
  const named = env['DOCKER_CERT_PATH'] ?? '';
  const folder = named === '' ? configFolder(surroundings) : named;
  const next = 'set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem';
  if (folder === undefined)
    return { problem: `${wanted} is set, and nobody knows where the keys are; ${next}` };
  const found = tlsFiles(folder, files, platform, wanted === 'DOCKER_TLS_VERIFY');
  return found.ca === undefined
    ? { problem: `${wanted} is set, and there is no ca.pem in ${folder}; ${next}` }
    : found;
}

/** The docker CLI asks whether there is a folder, even if nothing is in it (docker/cli, cli/context/tlsdata.go). */
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
