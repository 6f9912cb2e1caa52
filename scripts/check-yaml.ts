/**
 * `npm run check:yaml`: action.yml, the workflows, the examples and every other YAML file of the repository; and every block
 * of YAML in its Markdown files.
 */
import { glob, readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { snippets, type Snippet } from './yaml/blocks.ts';
import { serviceProblems } from './yaml/language-service.ts';
import { ownInputProblems } from './yaml/own-inputs.ts';
import { actionTypesProblems } from './yaml/action-types.ts';
import { nodeVersionProblems } from './yaml/node-versions.ts';
import { imageProblems, permissionProblems, pinProblems } from './yaml/pins.ts';
import { shown, type Problem } from './yaml/problem.ts';
import { requiredJobProblems } from './yaml/required-job.ts';
import { untrustedProblems, writeProblems } from './yaml/untrusted.ts';

const ci = '.github/workflows/ci.yml';
const action = await readFile('action.yml', 'utf8');

const everywhere = await found('*.{yml,yaml}', '.github/**/*.{yml,yaml}', 'examples/**/*.{yml,yaml}');
const workflows = await found('.github/workflows/*.{yml,yaml}', 'examples/**/*.{yml,yaml}');
const ours = await found('.github/workflows/*.{yml,yaml}');
const documents = await found('*.md', 'docs/**/*.md', 'examples/**/*.md', '.github/**/*.md');
// A check that looks at nothing finds nothing wrong.
if (!everywhere.includes('action.yml') || !ours.includes(ci))
  throw new Error(`action.yml or ${ci} was not found`);

const problems = [
  ...(await from(everywhere, syntaxProblems)),
  ...(await from(['action.yml', ...workflows], serviceProblems)),
  ...(await from(workflows, (file, text) => ownInputProblems(file, text, action))),
  ...(await from(ours, pinProblems)),
  ...(await from(ours, imageProblems)),
  ...(await from(ours, nodeVersionProblems)),
  ...(await from(['action-types.yml'], typesProblems)),
  ...(await from(ours, permissionProblems)),
  ...(await from(ours, writeProblems)),
  ...(await from(workflows, untrustedProblems)),
  ...(await from([ci], requiredJobProblems)),
  ...(await from(documents, documentProblems)),
];

for (const problem of problems) console.error(shown(problem));
if (problems.length > 0) process.exitCode = 1;
else
  console.log(
    `${everywhere.length} YAML files, ${workflows.length} of them workflows, ${documents.length} Markdown files: no problems`,
  );

async function found(...patterns: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of glob(patterns)) files.push(file.replaceAll('\\', '/'));
  return files.sort();
}

async function from(
  files: readonly string[],
  check: (file: string, text: string) => readonly Problem[] | Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const lists = await Promise.all(files.map(async (file) => check(file, await readFile(file, 'utf8'))));
  return lists.flat();
}

/** Two of the same key, a tab, an anchor that is not there: faults that a lenient reader takes in silence. */
function syntaxProblems(file: string, text: string): readonly Problem[] {
  const { errors, warnings } = parseDocument(text);
  return [...errors, ...warnings].map(({ linePos, message }) => ({
    file,
    line: linePos?.[0].line ?? 1,
    message,
  }));
}

function typesProblems(file: string, text: string): readonly Problem[] {
  return actionTypesProblems(action, text).map((message) => ({ file, line: 1, message }));
}

async function documentProblems(file: string, text: string): Promise<readonly Problem[]> {
  const lists = snippets(file, text).map(async (one) =>
    'message' in one ? [one] : await snippetProblems(file, one),
  );
  return (await Promise.all(lists)).flat();
}

async function snippetProblems(
  file: string,
  { name, workflow, lineOf }: Snippet,
): Promise<readonly Problem[]> {
  const problems = [
    ...syntaxProblems(name, workflow),
    ...(await serviceProblems(name, workflow)),
    ...ownInputProblems(name, workflow, action),
  ];
  return problems.map(({ line, message }) => ({ file, line: lineOf(line), message }));
}
