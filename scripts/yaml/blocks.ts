import { isMap, isSeq, parseDocument } from 'yaml';
import { blocks, type Block } from '../docs/blocks.ts';
import type { Problem } from './problem.ts';

/** A block of YAML in a Markdown file, made a whole workflow of. */
export interface Snippet {
  /** Different for each, and seen by nobody: of the file and the line. */
  readonly name: string;
  readonly workflow: string;
  /** Where a line of the workflow stands in the Markdown file. */
  readonly lineOf: (line: number) => number;
}

const JOB = ['on: push', 'jobs:', '  job:', '    runs-on: ubuntu-latest', '    steps:'];
const STEP = [...JOB, '      - uses: docker-image-rm/docker-image-rm@v0', '        with:'];

/** Those that show a workflow, jobs, steps or inputs of this action; what is none of these is a problem. */
export function snippets(file: string, markdown: string): readonly (Snippet | Problem)[] {
  return blocks(markdown, 'yaml').map((block) => snippet(file, block));
}

function snippet(file: string, { line, text }: Block): Snippet | Problem {
  const before = frame(text);
  if (before === undefined)
    return { file, line, message: 'this is neither a workflow nor jobs, steps or inputs of this action' };
  const indent = ' '.repeat(before.indent);
  const body = text.replaceAll(/^(?=.)/gm, indent);
  return {
    name: `${file}.${line}.yml`,
    workflow: [...before.lines, body].join('\n'),
    lineOf: (place) => Math.max(line, line + place - 1 - before.lines.length),
  };
}

function frame(text: string): { readonly lines: readonly string[]; readonly indent: number } | undefined {
  const { contents } = parseDocument(text);
  if (isSeq(contents)) return { lines: JOB, indent: 6 };
  if (!isMap(contents)) return undefined;
  if (contents.has('jobs')) return { lines: contents.has('on') ? [] : ['on: push'], indent: 0 };
  return contents.has('images') ? { lines: STEP, indent: 10 } : undefined;
}
