import { EngineError } from '../errors.ts';

/** The docker CLI ended instead of being a connection. */
export class CommandFailure extends EngineError {
  /** Empty when it said nothing. */
  readonly reason: string;

  constructor(reason: string, diagnosticCommand: string) {
    super('broken', `${failed(reason)}; "${diagnosticCommand}" may tell more`);
    this.reason = reason;
  }
}

function failed(reason: string): string {
  return `the connection through the docker CLI failed (${reason === '' ? 'it did not say why' : reason})`;
}

/**
 * Whether the docker CLI has given no reason. After a reason, another connection would only repeat it, and each attempt
 * counts where a machine shuts out who fails to log in.
 */
export function isUnexplained(error: EngineError): boolean {
  return error instanceof CommandFailure ? error.reason === '' : error.fault === 'broken';
}

/** The error with what the diagnostic command said. */
export function explained(error: EngineError, diagnosticCommand: string, said: string): EngineError {
  if (said === '') return error;
  const what = error instanceof CommandFailure ? failed(error.reason) : error.message;
  return new EngineError(error.fault, `${what}; "${diagnosticCommand}" says: ${said}`, { cause: error });
}
