import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Problem } from './problem.ts';

/** Every action from elsewhere is pinned to a commit, with the version it stands for in a comment on the same line. */
export function pinProblems(file: string, text: string): readonly Problem[] {
  const problems: Problem[] = [];
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      const message = pinProblem(String(value.value), value.comment ?? '');
      const { line } = lineCounter.linePos(value.range?.[0] ?? 0);
      if (message !== undefined) problems.push({ file, line, message });
    },
  });
  return problems;
}

function pinProblem(uses: string, comment: string): string | undefined {
  // What is ours moves with our own releases.
  if (uses.startsWith('./') || uses.startsWith('docker-image-rm/docker-image-rm@')) return undefined;
  if (!/@([0-9a-f]{40}|sha256:[0-9a-f]{64})$/.test(uses)) return `${uses} is not pinned to a full commit SHA`;
  return /^\s*v?\d+\.\d+/.test(comment) ? undefined : `${uses} needs its version in a comment: # v1.2.3`;
}

/** Without `permissions` at the top, a workflow has whatever the settings of the repository give it. */
export function permissionProblems(file: string, text: string): readonly Problem[] {
  const { contents } = parseDocument(text);
  if (isMap(contents) && contents.has('permissions')) return [];
  return [{ file, line: 1, message: 'no top-level `permissions`' }];
}
