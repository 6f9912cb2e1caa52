import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Scalar } from 'yaml';
import type { Problem } from './problem.ts';

/** What a stranger can write into: the text of a branch, a title, a message, or what somebody typed to start a run. */
const FOREIGN = /\$\{\{[^}]*\b(?:github\.(?:event\b|head_ref|ref_name|actor)|inputs\.|steps\.|needs\.)/;
/** Run with the rights of this repository on what others made. */
const RISKY_EVENTS = ['pull_request_target', 'workflow_run', 'issue_comment'];

/** Ways for others to get the rights of a workflow. */
export function untrustedProblems(file: string, text: string): readonly Problem[] {
  const problems: Problem[] = [];
  const lineCounter = new LineCounter();
  const at = (node: Scalar, message: string): void => {
    problems.push({ file, line: lineCounter.linePos(node.range?.[0] ?? 0).line, message });
  };
  visit(parseDocument(text, { lineCounter }), {
    Pair(_, { key, value }, path) {
      if (!isScalar(key)) return;
      if (key.value === 'on' && path.length <= 3) {
        for (const event of eventsIn(value)) {
          if (RISKY_EVENTS.includes(String(event.value)))
            at(event, `\`${String(event.value)}\` gives strangers the rights of this repository`);
        }
      }
      const isCode = key.value === 'run' || key.value === 'script';
      if (isCode && isScalar(value) && FOREIGN.test(String(value.value)))
        at(value, 'text from outside becomes code here; hand it over in `env`');
      if (isScalar(value) && value.value === 'write-all') at(value, '`write-all` is more than any job needs');
    },
    Map(_, step) {
      const uses = step.get('uses', true);
      if (!isScalar(uses) || !/^actions\/checkout@/.test(String(uses.value))) return;
      if (step.getIn(['with', 'persist-credentials']) !== false)
        at(uses, 'a checkout without `persist-credentials: false` leaves its token on the disk');
    },
  });
  return problems;
}

/** One event, a list of them, or a map with more about each. */
function eventsIn(on: unknown): readonly Scalar[] {
  if (isMap(on)) return on.items.map(({ key }) => key).filter(isScalar);
  return (isSeq(on) ? on.items : [on]).filter(isScalar);
}

/** At the top nothing may be written: a job that has to says so itself. */
export function writeProblems(file: string, text: string): readonly Problem[] {
  const lineCounter = new LineCounter();
  const permissions = parseDocument(text, { lineCounter }).get('permissions', true);
  if (!isMap(permissions)) return [];
  return permissions.items.flatMap(({ key, value }): Problem[] => {
    if (!isScalar(key) || !isScalar(value) || value.value !== 'write') return [];
    const { line } = lineCounter.linePos(key.range?.[0] ?? 0);
    const message = `\`${String(key.value)}: write\` for every job; give it to the one that needs it`;
    return [{ file, line, message }];
  });
}
