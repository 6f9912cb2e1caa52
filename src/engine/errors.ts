/** Everything that can go wrong between us and an engine, as one type: whoever catches it can tell the cases apart. */
export type EngineFault =
  /** Nothing was sent: no such socket, no permission, refused. */
  | 'unreachable'
  /** The connection broke, or the answer did not end: the engine may have done what it was asked. */
  | 'broken'
  /** We stopped waiting. */
  | 'aborted'
  /** An answer that is not what the API promises. */
  | 'nonsense'
  /** An engine that this action can not or must not work with. */
  | 'unsuitable'
  /** An HTTP status that says no. */
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
 * Docker 20.10 answers the loser of a race between two removals with 500 and these words instead of 404.
 * Fixed in 23.0; the only place where words decide.
 */
export function isLostRaceOf2010(status: number, message: string): boolean {
  return status === 500 && /unrecognized image ID/.test(message);
}

const CONNECTING: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such socket; is the engine installed and running?',
  ECONNREFUSED: 'nobody answers there; is the engine running?',
  EACCES:
    'permission denied; add the user to the docker group, or run the step as a user who may use the socket',
  EPERM:
    'permission denied; add the user to the docker group, or run the step as a user who may use the socket',
  ENOTSOCK: 'that is no socket',
  ENOTDIR: 'that is no socket',
  ENOTFOUND: 'no such host',
  EHOSTUNREACH: 'the host cannot be reached',
  ETIMEDOUT: 'it did not answer in time',
};

/** For a connection that never came about; undefined when it broke later. */
export function connectingProblem(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? CONNECTING[error.code]
    : undefined;
}
