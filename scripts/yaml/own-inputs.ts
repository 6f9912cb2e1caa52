import { isMap, isScalar, LineCounter, parse, parseDocument, visit } from 'yaml';
import type { Problem } from './problem.ts';

/** `uses: ./` in our own workflows, `uses: someone/docker-image-rm@v1` in the examples. */
const ourselves = /^\.\/?$|\/docker-image-rm@/;

/** GitHub only warns of an input that an action does not have, so a workflow with a slip in a name would still be green. */
export function ownInputProblems(file: string, text: string, action: string): readonly Problem[] {
  const { inputs = {} } = parse(action) as { inputs?: Readonly<Record<string, unknown>> };
  const problems: Problem[] = [];
  const lineCounter = new LineCounter();
  visit(parseDocument(text, { lineCounter }), {
    Map(_, step) {
      if (!ourselves.test(String(step.get('uses')))) return;
      for (const { name, offset } of keysOf(step.get('with'))) {
        const { line } = lineCounter.linePos(offset);
        if (!(name in inputs)) problems.push({ file, line, message: `action.yml has no input \`${name}\`` });
      }
    },
  });
  return problems;
}

function keysOf(node: unknown): readonly { name: string; offset: number }[] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key }) =>
    isScalar(key) ? [{ name: String(key.value), offset: key.range?.[0] ?? 0 }] : [],
  );
}
