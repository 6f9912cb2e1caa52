/** Every kind of failure between this action and an engine, so that a caller can tell them apart. */
export type EngineFault =
  /** Nothing was sent: no such socket, no permission, connection refused. */
  | 'unreachable'
  /** The connection broke, or the answer did not end: the engine may have done the work. */
  | 'broken'
  /** The step stopped waiting. */
  | 'aborted'
  /** The answer does not follow the API. */
  | 'nonsense'
  /** This action cannot, or must not, work with the engine. */
  | 'unsuitable'
  /** The engine answered with an HTTP error status. */
  | 'status';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly fault: EngineFault;
  readonly status: number | undefined;

  constructor(fault: EngineFault, message: string, options: { cause?: unknown; status?: number } = {}) {
    super(message, { cause: options.cause });
    this.fault = fault;
    this.status = options.status;
  }
}

/**
 * Docker 20.10 answers the slower of two concurrent removals with 500 and these words instead of 404. Fixed in 23.0.
 * This is the only place where the words of an error decide.
 */
export function isLostRaceOf2010(status: number, message: string): boolean {
  return status === 500 && /unrecognized image ID/.test(message);
}

interface ConnectingProblem {
  readonly fault: EngineFault;
  readonly what: string;
  readonly next?: string;
}

const NO_PERMISSION: ConnectingProblem = {
  fault: 'unreachable',
  what: 'permission denied',
  next: 'add the user to the docker group, or run the step as a user who may use the socket',
};

const NO_SOCKET: ConnectingProblem = { fault: 'unreachable', what: 'that is not a socket' };

const NO_ROUTE: ConnectingProblem = {
  fault: 'unreachable',
  what: 'the host cannot be reached from here',
  next: 'no proxy is used for engines',
};

const UNKNOWN_CA: ConnectingProblem = {
  fault: 'unsuitable',
  what: "the engine's certificate is not from the CA in ca.pem",
  next: 'use the ca.pem that belongs to this engine',
};

const NOT_VALID_NOW: ConnectingProblem = {
  fault: 'unsuitable',
  what: "the engine's certificate is not valid at this time",
  next: 'renew it',
};

const OTHER_NAME: ConnectingProblem = {
  fault: 'unsuitable',
  what: "the engine's certificate is made for another name",
  next: 'use a name from the certificate, or create a certificate for this name',
};

const NO_TLS_THERE: ConnectingProblem = {
  fault: 'unsuitable',
  what: 'what answers there does not speak TLS, or no version that this action accepts',
  next: 'look at the port, or unset DOCKER_TLS_VERIFY and DOCKER_TLS',
};

const CLIENT_REFUSED: ConnectingProblem = {
  fault: 'unsuitable',
  what: 'the engine does not accept this client',
  next: 'it requires a certificate from its own CA, as cert.pem with key.pem',
};

/** By the code of the error: from the system, from Node, or from OpenSSL. */
const CONNECTING: Readonly<Record<string, ConnectingProblem>> = {
  ENOENT: {
    fault: 'unreachable',
    what: 'there is no such socket',
    next: 'is the engine installed and running?',
  },
  ECONNREFUSED: { fault: 'unreachable', what: 'nothing answers there', next: 'is the engine running?' },
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  ENOTSOCK: NO_SOCKET,
  ENOTDIR: NO_SOCKET,
  ENOTFOUND: { fault: 'unreachable', what: 'there is no host of that name', next: 'check the address' },
  EAI_AGAIN: {
    fault: 'unreachable',
    what: 'the name of the host cannot be looked up now',
    next: 'check the network',
  },
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ETIMEDOUT: {
    fault: 'unreachable',
    what: 'it did not answer in time',
    next: 'check the address and the network',
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_CA,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_CA,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_CA,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_CA,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_CA,
  CERT_SIGNATURE_FAILURE: UNKNOWN_CA,
  CERT_HAS_EXPIRED: NOT_VALID_NOW,
  CERT_NOT_YET_VALID: NOT_VALID_NOW,
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
  // Node uses this code for any TLS error during a write.
  EPROTO: NO_TLS_THERE,
  ERR_SSL_WRONG_VERSION_NUMBER: NO_TLS_THERE,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: CLIENT_REFUSED,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: CLIENT_REFUSED,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: CLIENT_REFUSED,
};

/** Explains why a connection could not be opened; undefined for any other error. */
export function connectingProblem(error: unknown): ConnectingProblem | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? CONNECTING[error.code]
    : undefined;
}
