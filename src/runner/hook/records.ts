import process from 'node:process';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { fileNameOf, type Job } from './job.ts';
import { type JobRecord, parseRecord, recordText } from './job-record.ts';
import { lockFolder, type Lock } from './lock.ts';
import { findWorker, hookedWorkers, isSameProcess, lives, type Worker } from './worker.ts';

/** No job of a self-hosted runner may take longer: https://docs.github.com/en/actions/reference/limits */
const LONGEST_JOB_MS = 5 * 24 * 3_600_000;

/** Another runner's record, for a job that runs as far as anybody can tell. */
export interface RunningJob {
  /** Undefined where there is none, or the file cannot be read, such as one of another user. */
  readonly record: JobRecord | undefined;
  /** Where it was seen. */
  readonly file: string;
}

/** Not `HOME`: a job can set that for what runs after it. */
export function defaultFolder(): string {
  return join(userInfo().homedir, '.docker-image-rm');
}

/** The folder with one record for each runner on a machine. */
export class Records {
  readonly #folder: string;

  /** Throws for a folder in which anybody could plant a record. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { mode } = statSync(folder);
    if (process.platform !== 'win32' && (mode & 0o1002) === 0o002)
      throw new Error(`everybody may write into ${folder}; take that right away (chmod o-w)`);
    this.#folder = folder;
  }

  /** Undefined where another hook did not end in time. */
  lock(patienceMs: number, cancelled: AbortSignal): Promise<Lock | undefined> {
    return lockFolder(this.#folder, patienceMs, cancelled);
  }

  /** Undefined if there is none for this runner. */
  read(job: Job): JobRecord | { readonly problem: string } | undefined {
    const path = this.#pathOf(job);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (!stats.isFile() || !isOwn(stats)) return { problem: `${path} is not a file of this user` };
    return parseRecord(readFileSync(path, 'utf8')) ?? { problem: `${path} is not whole` };
  }

  /** Nobody ever sees half a record. */
  write(record: JobRecord): void {
    const path = this.#pathOf(record.job);
    const beside = join(this.#folder, `.${randomUUID()}`);
    try {
      writeFileSync(beside, recordText(record), { flag: 'wx', mode: 0o600 });
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  }

  remove(job: Job): void {
    rmSync(this.#pathOf(job), { force: true });
  }

  /** The jobs of other runners that have not ended. Where nobody can tell, a job lives as long as one may. */
  running(job: Job, now: number): readonly RunningJob[] {
    const names = readdirSync(this.#folder).filter((name) => /^[^.].*\.json$/.test(name));
    const recorded: Worker[] = [findWorker() ?? []].flat();
    const announced = names
      .filter((name) => name !== fileNameOf(job))
      .flatMap((name): readonly RunningJob[] => {
        const file = join(this.#folder, name);
        const stats = lstatSync(file, { throwIfNoEntry: false });
        // A hook writes regular files only.
        if (stats?.isFile() !== true) return [];
        const record = readable(file, stats);
        if (record?.worker !== undefined) recorded.push(record.worker);
        if (record?.isOver === true) return [];
        const isAlive = record?.worker === undefined ? undefined : lives(record.worker);
        return (isAlive ?? now - stats.mtimeMs < LONGEST_JOB_MS) ? [{ record, file }] : [];
      });
    const silent = hookedWorkers().filter((worker) => !recorded.some((one) => isSameProcess(one, worker)));
    return [
      ...announced,
      ...silent.map(({ pid }) => ({ record: undefined, file: `process ${pid}, whose hook wrote no record` })),
    ];
  }

  #pathOf(job: Job): string {
    return join(this.#folder, fileNameOf(job));
  }
}

function isOwn({ uid }: Stats): boolean {
  const own = process.getuid?.();
  return own === undefined || own === uid;
}

/** A longer file is not a record, and would only cost memory. */
const LONGEST_RECORD = 64 * 1024 * 1024;

function readable(file: string, { size }: Stats): JobRecord | undefined {
  if (size > LONGEST_RECORD) return undefined;
  try {
    return parseRecord(readFileSync(file, 'utf8'));
  } catch (error) {
    // It ended meanwhile, or belongs to another user: what follows is decided by its age.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
