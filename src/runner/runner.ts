import * as core from '@actions/core';
import { ownContainer } from './own-container.ts';

/** What the story needs of the runner that it runs on. */
export interface Runner {
  /** Lets the post phase know that it is one: main.ts reads it. */
  endFirstPhase(): void;
  input(name: string): string;
  /** Beginnings of the IDs of the container that this runs in; none outside of one. */
  ownContainer(): readonly string[];
  /** Folded away where there is a title. */
  log(lines: readonly string[], title?: string): void;
  annotate(level: 'error' | 'warning', message: string): void;
  output(name: string, value: string): void;
  summary(markdown: string): Promise<void>;
  fail(message: string): void;
}

export const githubRunner: Runner = {
  endFirstPhase: () => {
    core.saveState('phase', 'post');
  },
  input: (name) => core.getInput(name),
  ownContainer,
  log: (lines, title) => {
    if (title !== undefined) core.startGroup(title);
    for (const line of lines) core.info(line);
    if (title !== undefined) core.endGroup();
  },
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
