import { createHash } from 'node:crypto';
import type { Job } from './job.ts';
import type { Worker } from './worker.ts';

/** What the hook at the start of a job writes down for the one at its end, and for other runners. */
export interface JobRecord {
  readonly job: Job;
  readonly worker: Worker | undefined;
  /** When the job began, as people write it. */
  readonly began: string;
  /** What the engines held; undefined until the hook has looked, and where it could not. */
  readonly baselines: string | undefined;
  /** How many engines there are to look at. */
  readonly engines: number;
  /** Whether the job has ended. It has baselines then only where its cleanup went wrong. */
  readonly isOver: boolean;
}

export function recordText({ job, worker, began, baselines, engines, isOver }: JobRecord): string {
  const content = JSON.stringify({ job, worker, began, baselines, engines, isOver });
  return JSON.stringify({ digest: digestOf(content), content });
}

/** Undefined for a text that is not a whole record: a machine that lost its power leaves such files. */
export function parseRecord(text: string): JobRecord | undefined {
  const { digest, content } = textsOf(parsed(text));
  if (content === undefined || digest !== digestOf(content)) return undefined;
  const record = parsed(content);
  const { runner, temp, run, attempt, name } = textsOf(field(record, 'job'));
  const { began, baselines } = textsOf(record);
  const isWhole = [runner, temp, run, attempt, name, began].every((value) => value !== undefined);
  const engines = field(record, 'engines');
  const isOver = field(record, 'isOver');
  if (!isWhole || typeof engines !== 'number' || typeof isOver !== 'boolean') return undefined;
  return {
    job: { runner: runner ?? '', temp: temp ?? '', run: run ?? '', attempt: attempt ?? '', name: name ?? '' },
    worker: workerOf(textsOf(field(record, 'worker'))),
    began: began ?? '',
    baselines,
    engines,
    isOver,
  };
}

/** The process that a text tells; undefined for any other text. */
export function workerIn(text: string): Worker | undefined {
  return workerOf(textsOf(parsed(text)));
}

type Texts = Readonly<Record<string, string | undefined>>;

function workerOf({ pid, began, machine, boot, namespace }: Texts): Worker | undefined {
  if (pid === undefined || began === undefined || machine === undefined) return undefined;
  return { pid, began, machine, boot: boot ?? '', namespace: namespace ?? '' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function field(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

function textsOf(value: unknown): Texts {
  return Object.fromEntries(
    entriesOf(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
