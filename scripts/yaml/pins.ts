import { isMap, isScalar, LineCounter, parse, parseDocument, visit } from 'yaml';
import type { Problem } from './problem.ts';

/** Every action from elsewhere is pinned to a commit, with the version it stands for in a comment on the same line. */
export function pinProblems(file: string, text: string): readonly Problem[] {
  return problemsOfUses(file, text, pinProblem);
}

/** What is wrong with each `uses` of a workflow, by its value and the comment beside it. */
export function problemsOfUses(
  file: string,
  text: string,
  problemOf: (uses: string, comment: string) => string | undefined,
): readonly Problem[] {
  const problems: Problem[] = [];
  const lineCounter = new LineCounter();
  visit(parseDocument(text, { lineCounter }), {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      const message = problemOf(String(value.value), value.comment ?? '');
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

/** The image of a job's container moves with its tag, and so it is pinned to a digest. */
export function imageProblems(file: string, text: string): readonly Problem[] {
  const { jobs = {} } = (parse(text) ?? {}) as { readonly jobs?: Readonly<Record<string, Contained>> };
  return Object.values(jobs).flatMap(({ container, services = {} }): readonly Problem[] => {
    const images = [container, ...Object.values(services)].flatMap((one) =>
      typeof one === 'string' ? one : (one?.image ?? []),
    );
    return images
      .filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image))
      .map((image) => ({
        file,
        line: lineWith(text, image),
        message: `the image ${image} is not pinned to a digest`,
      }));
  });
}

type ImageOf = string | { readonly image?: string };

interface Contained {
  readonly container?: ImageOf;
  readonly services?: Readonly<Record<string, ImageOf>>;
}

function lineWith(text: string, part: string): number {
  return Math.max(1, text.split('\n').findIndex((line) => line.includes(part)) + 1);
}

/** Without `permissions` at the top, a workflow has whatever the settings of the repository give it. */
export function permissionProblems(file: string, text: string): readonly Problem[] {
  const { contents } = parseDocument(text);
  if (isMap(contents) && contents.has('permissions')) return [];
  return [{ file, line: 1, message: 'no top-level `permissions`' }];
}
