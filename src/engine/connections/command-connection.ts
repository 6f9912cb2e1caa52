import { Duplex } from 'node:stream';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { EngineError } from '../errors.ts';
import { CommandFailure } from './command-failure.ts';
import { complaint } from './complaint.ts';

/** Nobody reads more of it. */
const LONGEST_STDERR = 16 * 1024;

/** The input and output of a process as a connection. Connection and process end together. */
export class CommandConnection extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #diagnosticCommand: string;
  #hasAnswered = false;
  #stderr = '';

  constructor(child: ChildProcessWithoutNullStreams, diagnosticCommand: string) {
    super({ allowHalfOpen: false });
    this.#child = child;
    this.#diagnosticCommand = diagnosticCommand;
    child.stdout.on('data', (chunk: Buffer) => {
      this.#hasAnswered = true;
      if (!this.push(chunk)) child.stdout.pause();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-LONGEST_STDERR);
    });
    // The process has ended then, and `close` reports why.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      const message = `the docker CLI cannot be started (${error.message})`;
      this.destroy(new EngineError('unsuitable', message, { cause: error }));
    });
    child.on('close', (code) => this.#end(code));
  }

  #end(code: number | null): void {
    if (this.destroyed) return;
    if (this.#hasAnswered && code === 0) {
      this.push(null);
      return;
    }
    this.destroy(new CommandFailure(complaint(this.#stderr), this.#diagnosticCommand));
  }

  override _read(): void {
    this.#child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#child.stdin.write(chunk, () => done());
  }

  override _final(done: () => void): void {
    this.#child.stdin.end();
    done();
  }

  /** Kills the CLI, which would end only after the other side, and that may hang. On Linux ssh ends with it. */
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    for (const stream of this.#child.stdio) stream?.destroy();
    this.#child.kill('SIGKILL');
    done(error);
  }

  // node:http calls these on a connection that it keeps. They do nothing, since the process needs no timeouts and
  // whoever opens a transport closes it.

  readonly timeout = 0;

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }
}
