import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demolish } from '../tear-down.ts';
import { endWithProcess, hasEnded } from '../stop-with-owner.ts';
import { remotePrograms } from '../programs.ts';
import { newRunFolder } from '../run-folder.ts';

const run = promisify(execFile);

/** Folders with ca.pem, cert.pem and key.pem for DOCKER_CERT_PATH, valid for two days. */
export interface Certificates extends AsyncDisposable {
  /** For dockerd; its certificate is for 127.0.0.1, and for no name. */
  readonly engine: string;
  readonly client: string;
  /** For a web server that is called github.invalid, from the same CA. */
  readonly website: string;
  /** Trusts the engine, and has no certificate of its own. */
  readonly nobody: string;
  /** Another CA, and a client's certificate from it: trusts nobody here, and is trusted by nobody. */
  readonly stranger: string;
  /** Trusts the engine, and has the stranger's certificate. */
  readonly impostor: string;
}

export async function makeCertificates(): Promise<Certificates> {
  const runFolder = newRunFolder();
  endWithProcess(runFolder);
  const { folder } = runFolder;
  const names = ['engine', 'client', 'website', 'nobody', 'stranger', 'impostor'] as const;
  const at = (name: (typeof names)[number], file = ''): string => join(folder, name, file);
  for (const name of names) await mkdir(at(name), { recursive: true });
  const openssl = await opensslIn(folder);

  await openssl.authority(at('engine'));
  await openssl.authority(at('stranger'));
  await openssl.signed(
    at('engine'),
    at('engine'),
    'subjectAltName=IP:127.0.0.1',
    'extendedKeyUsage=serverAuth',
  );
  await openssl.signed(at('client'), at('engine'), 'extendedKeyUsage=clientAuth');
  await openssl.signed(
    at('website'),
    at('engine'),
    'subjectAltName=DNS:github.invalid',
    'extendedKeyUsage=serverAuth',
  );
  await openssl.signed(at('stranger'), at('stranger'), 'extendedKeyUsage=clientAuth');
  for (const name of ['client', 'website', 'nobody', 'impostor'] as const) {
    await copyFile(at('engine', 'ca.pem'), at(name, 'ca.pem'));
  }
  for (const file of ['cert.pem', 'key.pem']) await copyFile(at('stranger', file), at('impostor', file));
  return {
    engine: at('engine'),
    client: at('client'),
    website: at('website'),
    nobody: at('nobody'),
    stranger: at('stranger'),
    impostor: at('impostor'),
    [Symbol.asyncDispose]: async () => {
      demolish(runFolder);
      hasEnded(runFolder);
    },
  };
}

interface Openssl {
  /** Makes ca.pem and ca-key.pem. */
  authority(folder: string): Promise<void>;
  /** Makes cert.pem and key.pem, signed by the CA of the other folder. */
  signed(folder: string, authority: string, ...extensions: string[]): Promise<void>;
}

async function opensslIn(folder: string): Promise<Openssl> {
  const programs = await remotePrograms();
  // The usual configuration belongs to a package that may be missing here.
  const config = join(folder, 'openssl.cnf');
  await writeFile(config, '[req]\ndistinguished_name = name\n[name]\n');
  const request = async (
    subject: string,
    certificate: string,
    key: string,
    more: string[],
  ): Promise<void> => {
    const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-keyout', key];
    const named = ['-config', config, '-subj', `/CN=${subject}`, '-days', '2', '-out', certificate];
    await run(join(programs, 'openssl'), ['req', '-x509', ...named, ...newKey, ...more], {
      env: { LD_LIBRARY_PATH: join(programs, 'lib'), OPENSSL_CONF: config },
    });
  };
  const authorityIn = (at: string): readonly [string, string] => [join(at, 'ca.pem'), join(at, 'ca-key.pem')];
  return {
    authority: async (at) => {
      const [certificate, key] = authorityIn(at);
      await request('authority', certificate, key, ['-addext', 'basicConstraints=critical,CA:TRUE']);
    },
    signed: async (at, authority, ...extensions) => {
      const [certificate, key] = authorityIn(authority);
      const more = ['-CA', certificate, '-CAkey', key, '-addext', 'basicConstraints=critical,CA:FALSE'];
      const added = extensions.flatMap((extension) => ['-addext', extension]);
      await request('machine', join(at, 'cert.pem'), join(at, 'key.pem'), [...more, ...added]);
    },
  };
}
