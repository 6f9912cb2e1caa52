import type { Duplex } from 'node:stream';
import { isIP } from 'node:net';
import { type SecureContext, connect, createSecureContext } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import type { Files, TcpEndpoint, TlsFiles } from '../endpoint.ts';
import { EngineError } from '../errors.ts';

/** Opens connections with TLS; throws when the certificates or the key are not usable. */
export function tlsOpener({ host, port, tls = { verify: true } }: TcpEndpoint, files: Files): () => Duplex {
  const secureContext = contextOf(tls, files);
  // An IP address must not be sent as server name (RFC 6066, section 3); the certificate is still compared with `host`.
  const server = isIP(host) === 0 ? { servername: host } : {};
  return () => connect({ host, port, ...server, secureContext, rejectUnauthorized: tls.verify });
}

function contextOf(tls: TlsFiles, files: Files): SecureContext {
  const ca = textOf(tls.ca, files);
  const [cert, key] = [textOf(tls.cert, files), textOf(tls.key, files)];
  if (ca !== undefined) expectCertificate(ca, tls.ca);
  // The docker CLI also ignores a certificate without a key, and a key without one (cli/context/docker/load.go).
  const clientCertificate = cert === undefined || key === undefined ? {} : { cert, key };
  try {
    return createSecureContext({ ...(ca === undefined ? {} : { ca }), ...clientCertificate });
  } catch (error) {
    const problem = 'do not belong together, or one of them is not a PEM file, or the key has a password';
    throw new EngineError('unsuitable', `${String(tls.cert)} and ${String(tls.key)} ${problem}`, {
      cause: error,
    });
  }
}

function textOf(path: string | undefined, files: Files): string | undefined {
  if (path === undefined) return undefined;
  const file = files.read(path);
  if ('text' in file) return file.text;
  throw new EngineError('unsuitable', `${path} cannot be read (${file.problem})`);
}

/** Node accepts a file without certificates as an empty list, and then trusts no server and gives no reason. */
function expectCertificate(ca: string, path: string | undefined): void {
  try {
    new X509Certificate(ca);
  } catch (error) {
    throw new EngineError('unsuitable', `${String(path)} holds no certificate`, { cause: error });
  }
}
