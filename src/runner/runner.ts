// A step talks to the runner through the toolkit: lines of its log that begin with `::`, and files that the runner reads
// when the step has ended.

import process from 'node:process';
import * as core from '@actions/core';
import { ownContainer } from './own-container.ts';

/** What the first phase hands over to the post phase. */
export interface Handover {
  /** Its record, or why the record is lost. Undefined where it made none. */
  readonly record: { readonly text: string } | { readonly problem: string } | undefined;
}

/** All that a step needs of the runner. */
export interface Runner {
  /** For the post phase only: before it, the state may come from any other process. */
  readHandover(): Promise<Handover>;
  /** Tells the post phase to do nothing, unless {@link handOver} is called later. */
  endFirstPhase(): void;
  /** Tells the post phase to remove, with a record that it will need. */
  handOver(record: string | undefined): Promise<void>;
  input(name: string): string;
  /** The names of all inputs that the workflow sets, also unknown ones; the runner turns a blank in a name into `_`. */
  givenInputs(): readonly string[];
  /** An input that the runner masks in the log from then on. */
  secret(name: string): string;
  /** The beginnings of the ID of the container that this runs in; empty outside a container. */
  ownContainer(): readonly string[];
  /** In a folded group if there is a title. */
  log(lines: readonly string[], title?: string): void;
  openGroup(title: string): void;
  closeGroup(): void;
  /** False where each line of an open group replaces the one before: then the report lists what the lines told. */
  readonly keepsGroups: boolean;
  annotate(level: 'error' | 'warning', message: string): void;
  output(name: string, value: string): void;
  summary(markdown: string): Promise<void>;
  /** `isRefused`: the inputs were a mistake, and nothing was removed. */
  fail(message: string, isRefused: boolean): void;
  /** Since this phase began, to a tenth. */
  seconds(): number;
  /** Writes a line that the runner shows to people who debug a workflow. Undefined while nobody does. */
  readonly debug: ((line: string) => void) | undefined;
}

export const githubRunner: Runner = {
  readHandover: async () => {
    const path = core.getState('record');
    if (path === '') return { record: undefined };
    const { readRecord } = await import('./record.ts');
    return { record: readRecord({ path, digest: core.getState('digest') }) };
  },
  endFirstPhase: () => {
    saveState('phase', 'post');
  },
  handOver: async (record) => {
    if (!hasFile('STATE')) throw new Error('the runner gave no file for it (GITHUB_STATE is not set)');
    if (record !== undefined) {
      const { writeRecord } = await import('./record.ts');
      const { path, digest } = writeRecord(process.env, record);
      saveState('record', path);
      saveState('digest', digest);
    }
    saveState('phase', 'clean');
  },
  input: (name) => core.getInput(name),
  givenInputs: () =>
    Object.keys(process.env).flatMap((name) => /^INPUT_(.*)$/i.exec(name)?.[1]?.toLowerCase() ?? []),
  secret: (name) => {
    const value = core.getInput(name);
    if (value !== '') core.setSecret(value);
    return value;
  },
  ownContainer,
  log: (lines, title) => {
    if (title !== undefined) core.startGroup(title);
    for (const line of lines) core.info(line);
    if (title !== undefined) core.endGroup();
  },
  openGroup: (title) => {
    core.startGroup(title);
  },
  closeGroup: () => {
    core.endGroup();
  },
  keepsGroups: true,
  annotate: (level, message) => {
    core[level](message, { title: 'docker-image-rm' });
  },
  output: (name, value) => {
    if (hasFile('OUTPUT')) core.setOutput(name, value);
  },
  summary: async (markdown) => {
    if (hasFile('STEP_SUMMARY')) await core.summary.addRaw(markdown).write();
  },
  fail: (message) => {
    core.setFailed(message);
  },
  seconds: () => Math.round(process.uptime() * 10) / 10,
  get debug() {
    return core.isDebug() ? core.debug : undefined;
  },
};

/**
 * Nothing is written where the file is not named: then a person runs the action by hand and reads the log. The
 * toolkit would write commands into the log, which runners no longer obey, or fail.
 */
function hasFile(name: 'OUTPUT' | 'STATE' | 'STEP_SUMMARY'): boolean {
  return (process.env[`GITHUB_${name}`] ?? '') !== '';
}

function saveState(name: string, value: string): void {
  if (hasFile('STATE')) core.saveState(name, value);
}
