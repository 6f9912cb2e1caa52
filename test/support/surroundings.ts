import { createHash } from 'node:crypto';
import type { FileKind, Files, Surroundings } from '../../src/engine/endpoint.ts';

/** A machine with nothing but these files: texts, or what else is at a path. */
export function machine(
  env: Surroundings['env'] = {},
  files: Readonly<Record<string, string | { readonly is: FileKind }>> = {},
  more: Partial<Surroundings> = {},
): Surroundings {
  return { platform: 'linux', env, home: '/home/me', userId: 1000, machine: '', files: only(files), ...more };
}

function only(files: Readonly<Record<string, string | { readonly is: FileKind }>>): Files {
  return {
    kind: (path) => {
      const there = files[path];
      if (typeof there === 'object') return there.is;
      if (there !== undefined) return 'file';
      return Object.keys(files).some((name) => name.startsWith(`${path}/`)) ? 'folder' : undefined;
    },
    realPath: (path) => path,
    isProgram: (path) => typeof files[path] === 'string',
    read: (path) => {
      const there = files[path];
      if (typeof there === 'string') return { text: there };
      return there === undefined
        ? { problem: 'ENOENT', isMissing: true }
        : { problem: there.is === 'hidden' ? 'EACCES' : 'it is not a file', isMissing: false };
    },
  };
}

/** A context in the store of the docker CLI, with the names of its TLS files. */
export function contextFiles(
  name: string,
  endpoint: object | string,
  tls: readonly string[] = [],
  folder = '/home/me/.docker',
): Readonly<Record<string, string>> {
  const id = createHash('sha256').update(name).digest('hex');
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: endpoint } };
  return {
    [`${folder}/contexts/meta/${id}/meta.json`]:
      typeof endpoint === 'string' ? endpoint : JSON.stringify(meta),
    ...Object.fromEntries(tls.map((file) => [`${folder}/contexts/tls/${id}/docker/${file}`, 'PEM'])),
  };
}

export function tlsFolderOf(name: string, folder = '/home/me/.docker'): string {
  return `${folder}/contexts/tls/${createHash('sha256').update(name).digest('hex')}/docker`;
}
