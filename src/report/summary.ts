import type { Outcome } from '../model/outcome.ts';
import { plural } from '../model/text.ts';
import { bars } from './bars.ts';
import { code, prose } from './escape.ts';
import { notesOf } from './notes.ts';
import { headline, hostHeadline, hostLine } from './phrases.ts';
import type { HostReport, Report } from './report.ts';
import { byteLength, fitBytes, table } from './summary-table.ts';

/** GitHub refuses a step's summary of more than 1 MiB. */
const LONGEST = 1000 * 1024;

/** What the parts of a section take that have the same length whatever they are about. */
const FRAME = 1500;

/** Markdown for the job summary. Rows that no longer fit are left out and counted; the headline always tells all. */
export function summary(report: Report, longest = LONGEST): string {
  const { hosts, dryRun, exit, phase } = report;
  const title = phase === 'post' ? 'Docker images when the job ended' : 'Docker images';
  const top = [
    `### ${title}: ${prose(headline(report))}`,
    ...(exit.failed ? [`❌ **The step failed:** ${prose(exit.message)}`] : []),
    // A long list of images can be wrong in every line.
    bullets([...(report.problems ?? []), ...(report.warnings ?? [])], 'in the log', longest / 2),
  ].filter((part) => part !== '');
  let room = longest - byteLength(top.join('\n\n'));
  const sections = hosts.map((host, index) => {
    const own = hosts.length > 1 ? `#### ${code(host.host)}: ${prose(hostHeadline(host, dryRun))}\n\n` : '';
    const section = own + hostSection(host, dryRun, room / (hosts.length - index) - byteLength(own));
    room -= byteLength(section) + 2;
    return section;
  });
  return `${[...top, ...sections].join('\n\n')}\n`;
}

function hostSection(host: HostReport, dryRun: boolean, longest: number): string {
  const { method } = host.reclaimed;
  const foot = `<sub>${prose(hostLine(host))}${method === 'off' ? '' : `; bytes: ${method}`}</sub>`;
  if (host.problem !== undefined) return `⚠️ ${prose(host.problem.message)}\n\n${foot}`;
  const room = longest - byteLength(foot) - FRAME;
  const pictures = bars(host, dryRun);
  const parts = [
    host.items.length === 0 ? '' : table(host.items, dryRun, room / 2),
    bullets(notesOf(host, dryRun), 'in the log', room / 8),
    byteLength(pictures) > room / 8 + FRAME / 4 ? '' : pictures,
    stays(host, room / 8),
    details(host.items, dryRun, room / 8),
    foot,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function bullets(sentences: readonly string[], where: string, longest: number): string {
  const { lines, left } = fitBytes(
    sentences.map((sentence) => `- ${prose(sentence)}`),
    longest,
  );
  const rest = left === 0 ? [] : [`- and ${String(left)} more, ${where}`];
  return [...lines, ...rest].join('\n');
}

/** Everything that went, folded away. */
function details(items: readonly Outcome[], dryRun: boolean, longest: number): string {
  const gone = [
    ...new Set(items.flatMap(({ untagged }) => untagged.map((name) => `- untagged ${code(name)}`))),
    ...new Set(items.flatMap(({ deleted }) => deleted.map((id) => `- deleted ${code(id)}`))),
  ];
  if (gone.length === 0) return '';
  const { lines, left } = fitBytes(gone, longest);
  const rest = left === 0 ? [] : [`- and ${String(left)} more, in the \`json\` output`];
  const title = `Names and IDs that ${dryRun ? 'would go' : 'went'}`;
  return folded(title, [...lines, ...rest].join('\n'));
}

/** What a dry run saw beside the choice, folded away. */
function stays({ notChosen = [] }: HostReport, longest: number): string {
  if (notChosen.length === 0) return '';
  const sentences = notChosen.map(({ name, reason }) => `${name}: ${reason}`);
  const list = bullets(sentences, 'in the `json` output', longest);
  return folded(`${plural(notChosen.length, 'other')} that nothing chose`, list);
}

/** The blank lines let Markdown be Markdown inside of HTML. */
function folded(title: string, markdown: string): string {
  return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}
