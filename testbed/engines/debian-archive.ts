import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Debian archive in the apt sources of this machine. */
export interface DebianArchive {
  readonly uri: string;
  readonly keyring: string;
}

const sourcesFile = '/etc/apt/sources.list';
const sourcesFolder = '/etc/apt/sources.list.d';
const usualKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

export function debianArchive(): DebianArchive | undefined {
  const names = existsSync(sourcesFolder) ? readdirSync(sourcesFolder).sort() : [];
  const files = [sourcesFile, ...names.map((name) => join(sourcesFolder, name))].filter((file) =>
    existsSync(file),
  );
  const sources = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return file.endsWith('.sources') ? fromStanzas(text) : file.endsWith('.list') ? fromLines(text) : [];
  });
  const source = sources.find(isDebian);
  return source && { uri: source.uri, keyring: source.signedBy ?? usualKeyring };
}

interface Source {
  readonly uri: string;
  readonly components: readonly string[];
  readonly signedBy: string | undefined;
}

/** Skips other archives (a vendor's, the security updates), since only the main one has all suites. */
function isDebian({ uri, components }: Source): boolean {
  return components.includes('main') && /\/debian\b/.test(uri) && !/security/.test(uri);
}

/** `Key: value` stanzas with blank lines between, as in debian.sources. */
export function fromStanzas(text: string): Source[] {
  const stanzas = text.replace(/^#.*\n/gm, '').split(/\n\s*\n/);
  return stanzas.flatMap((stanza) => {
    const words = (key: string): string[] => {
      const value = new RegExp(`^${key}:(.*(?:\\n[ \\t].*)*)`, 'im').exec(stanza)?.[1];
      return value?.trim().split(/\s+/) ?? [];
    };
    if (!words('Types').includes('deb') || words('Enabled')[0] === 'no') return [];
    const signedBy = words('Signed-By')[0];
    return words('URIs').map((uri) => ({
      uri,
      components: words('Components'),
      // Use the usual keyring where the field holds a whole key instead of a path.
      signedBy: signedBy?.startsWith('/') === true ? signedBy : undefined,
    }));
  });
}

/** `deb [options] uri suite components`, as in sources.list. */
export function fromLines(text: string): Source[] {
  return text.split('\n').flatMap((line) => {
    const parts = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+\S+\s+([^#]*)/.exec(line);
    const [options, uri, components] = [parts?.[1] ?? '', parts?.[2], parts?.[3] ?? ''];
    if (uri === undefined) return [];
    const signedBy = /\bsigned-by=(\/[^\s,]+)/.exec(options)?.[1];
    return [{ uri, components: components.trim().split(/\s+/), signedBy }];
  });
}
