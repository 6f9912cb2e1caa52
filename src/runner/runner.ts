import * as core from '@actions/core';
import { ownContainer } from './own-container.ts';
import { readRecord, writeRecord } from './record.ts';

/** What the first phase left for the post phase to do. */
export interface Left {
  /** What it wrote down, or why that is lost. */
  readonly record: { readonly text: string } | { readonly problem: string } | undefined;
}

/** What the story needs of the runner that it runs on. */
export interface Runner {
  /** Undefined in the first phase. A post phase with nothing to do never comes so far: see main.ts. */
  left(): Left | undefined;
  /** Ends the first phase with nothing left to do, until {@link leave} says otherwise. */
  endFirstPhase(): void;
  /** Lets the post phase do the work, with a text that it will need. */
  leave(record: string | undefined): void;
  input(name: string): string;
  /** An input that from then on shows up in no log. */
  secret(name: string): string;
  /** Beginnings of the IDs of the container that this runs in; none outside of one. */
  ownContainer(): readonly string[];
  /** Folded away where there is a title. */
  log(lines: readonly string[], title?: string): void;
  openGroup(title: string): void;
  closeGroup(): void;
  annotate(level: 'error' | 'warning', message: string): void;
  output(name: string, value: string): void;
  summary(markdown: string): Promise<void>;
  fail(message: string): void;
}

export const githubRunner: Runner = {
  left: () => {
    if (core.getState('phase') !== 'clean') return undefined;
    const path = core.getState('record');
    return { record: path === '' ? undefined : readRecord({ path, digest: core.getState('digest') }) };
  },
  endFirstPhase: () => {
    core.saveState('phase', 'post');
  },
  leave: (record) => {
    if (record !== undefined) {
      const { path, digest } = writeRecord(process.env, record);
      core.saveState('record', path);
      core.saveState('digest', digest);
    }
    core.saveState('phase', 'clean');
  },
  input: (name) => core.getInput(name),
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
  openGroup: core.startGroup,
  closeGroup: core.endGroup,
  annotate: (level, message) => {
    core[level](message, { title: 'docker-image-rm' });
  },
  output: core.setOutput,
  summary: async (markdown) => {
    // The file exists on every runner; where it does not, somebody runs the bundle by hand and reads the log.
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '') await core.summary.addRaw(markdown).write();
  },
  fail: core.setFailed,
};
