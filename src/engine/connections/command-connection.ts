import { Duplex } from 'node:stream';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { EngineError } from '../errors.ts';
import { complaint } from './complaint.ts';

/** More of it is not read by anybody. */
const LONGEST_STDERR = 16 * 1024;

/** What a process reads and writes, as a connection. It lives as long as the process, and the process as long as it. */
export class CommandConnection extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #whatTellsMore: string;
  #hasAnswered = false;
  #stderr = '';

  constructor(child: ChildProcessWithoutNullStreams, whatTellsMore: string) {
    super({ allowHalfOpen: false });
    this.#child = child;
    this.#whatTellsMore = whatTellsMore;
    child.stdout.on('data', (chunk: Buffer) => {
      this.#hasAnswered = true;
      if (!this.push(chunk)) child.stdout.pause();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-LONGEST_STDERR);
    });
    // It has ended, then, and its end tells more.
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
    const reason = complaint(this.#stderr);
    const said = reason === '' ? 'it did not say why' : reason;
    const message = `the connection through the docker CLI failed (${said}); "${this.#whatTellsMore}" may tell more`;
    this.destroy(new EngineError('broken', message));
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

  /** Not gently: the CLI only ends by itself when the other side does, and that may hang. On Linux ssh goes with it. */
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    for (const stream of this.#child.stdio) stream?.destroy();
    this.#child.kill('SIGKILL');
    done(error);
  }

  // What node:http asks of a connection that it keeps, beyond what every stream has. Time and idleness are the
  // process's own affair, and nobody counts on leaving one behind: whoever opens a transport closes it.

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
