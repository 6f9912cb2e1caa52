import type { HostReport, Report } from '../domain/report.ts';
import { counted } from '../domain/conflict.ts';
import { humanSize } from '../domain/size.ts';
import type { Outcome, Verdict } from '../domain/verdict.ts';
import { asides, diskBars } from './asides.ts';
import { byteLength, fitting } from './fitting.ts';
import { linked } from './pull-requests.ts';
import { code, markdown } from './text.ts';
import { headline, hostLine, nameOf } from './words.ts';

const SIGN: Readonly<Record<Verdict, string>> = {
  deleted: '🗑️ deleted',
  untagged: '🏷️ untagged',
  'variant-deleted': '🗑️ variant deleted',
  absent: '➖ absent',
  kept: '🛡️ kept',
  'in-use': '🔒 in use',
  conflict: '⚠️ conflict',
  failed: '❌ failed',
  'not-reached': '⏳ not reached',
};

/** GitHub refuses a step's summary of more than 1 MiB. */
const LONGEST = 1000 * 1024;

/** Markdown for the job summary. Rows that no longer fit are left out and counted; the headline always tells all. */
export function summary(report: Report, longest = LONGEST): string {
  const top = [
    `### Docker images: ${markdown(headline(report))}`,
    ...(report.exit.failed ? [`**The step failed:** ${markdown(report.exit.message)}`] : []),
    // A long list of images can be wrong in every line.
    bullets([...(report.problems ?? []), ...(report.warnings ?? [])], 'in the log', longest / 2),
  ].filter((part) => part !== '');
  let room = longest - byteLength(top.join('\n\n'));
  const sections = report.hosts.map((host) => {
    const title = report.hosts.length > 1 ? `#### ${code(host.host)}\n\n` : '';
    const section = title + hostSection(host, report.dryRun, room - byteLength(title));
    room -= byteLength(section) + 2;
    return section;
  });
  return `${[...top, ...sections].join('\n\n')}\n`;
}

function bullets(sentences: readonly string[], where: string, longest: number): string {
  const { lines, left } = fitting(
    sentences.map((sentence) => `- ${markdown(sentence)}`),
    longest,
  );
  const rest = left === 0 ? [] : [`- and ${String(left)} more, ${where}`];
  return [...lines, ...rest].join('\n');
}

function hostSection(host: HostReport, dryRun: boolean, longest: number): string {
  const foot = `<sub>${markdown(hostLine(host))}; bytes: ${host.reclaimed.method}</sub>`;
  if (host.problem !== undefined) return `${markdown(host.problem.message)}\n\n${foot}`;
  const aside = [
    bullets(asides(host, dryRun), 'in the log', longest / 8),
    bars(host),
    stays(host, longest / 8),
  ];
  if (host.items.length === 0) return [...aside, foot].filter((part) => part !== '').join('\n\n');
  const room = longest - byteLength(foot) - 1000;
  const parts = [
    table(host.items, room / 2),
    whatToDo(host.items, room / 8),
    ...aside,
    details(host.items, room / 8),
    foot,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function table(items: readonly Outcome[], longest: number): string {
  const head = '| verdict | image | what happened | bytes |\n| :-- | :-- | :-- | --: |';
  const { lines, left } = fitting(items.map(row), longest);
  const rest =
    left === 0 ? '' : `\n\n${String(left)} more rows do not fit here; the \`json\` output has them all.`;
  return [head, ...lines].join('\n') + rest;
}

function row(item: Outcome): string {
  const bytes = item.bytes === undefined || item.deleted.length === 0 ? '' : humanSize(item.bytes);
  const name = code(nameOf(item));
  const what = [markdown(item.reason ?? ''), ...(item.pullRequests ?? []).map(linked)].filter(
    (part) => part !== '',
  );
  return `| ${SIGN[item.verdict]} | ${name} | ${what.join('; ')} | ${bytes} |`;
}

function whatToDo(items: readonly Outcome[], longest: number): string {
  const steps = items.flatMap((item) =>
    item.next === undefined ? [] : [`- ${code(nameOf(item))}: ${markdown(item.next)}`],
  );
  const { lines, left } = fitting(steps, longest);
  if (steps.length === 0) return '';
  const rest = left === 0 ? [] : [`- and ${String(left)} more, in the \`json\` output`];
  return ['**What to do about it**\n', ...lines, ...rest].join('\n');
}

/** Everything that went, folded away. */
function details(items: readonly Outcome[], longest: number): string {
  const gone = [
    ...new Set(items.flatMap(({ untagged }) => untagged.map((name) => `- untagged ${code(name)}`))),
    ...new Set(items.flatMap(({ deleted }) => deleted.map((id) => `- deleted ${code(id)}`))),
  ];
  if (gone.length === 0) return '';
  const { lines, left } = fitting(gone, longest);
  const rest = left === 0 ? [] : [`- and ${String(left)} more, in the \`json\` output`];
  return [
    '<details><summary>References and IDs that went</summary>\n',
    ...lines,
    ...rest,
    '\n</details>',
  ].join('\n');
}

/** In a block of code, since only there all signs are as wide as one another. */
function bars({ disk }: HostReport): string {
  return disk === undefined ? '' : ['```text', ...diskBars(disk), '```'].join('\n');
}

/** What a dry run saw beside the choice, folded away. */
function stays({ notChosen = [] }: HostReport, longest: number): string {
  if (notChosen.length === 0) return '';
  const title = `${counted(notChosen.length, 'other')} that nothing chose`;
  const sentences = notChosen.map(({ name, reason }) => `${name}: ${reason}`);
  return `<details><summary>${title}</summary>\n\n${bullets(sentences, 'in the `json` output', longest)}\n\n</details>`;
}
