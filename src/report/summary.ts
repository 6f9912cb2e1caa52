import type { Outcome } from '../model/outcome.ts';
import { code, plural, prose } from '../model/text.ts';
import { diskRoom } from './disk-room.ts';
import { asNotes, type Note, notesOf } from './notes.ts';
import { headline, hostHeadline, hostLine } from './phrases.ts';
import type { HostReport, Report } from './report.ts';
import { bars, freeRoom } from './summary-bars.ts';
import { byteLength, fitBytes, table } from './summary-table.ts';

/** GitHub refuses a step's summary of more than 1 MiB. */
const LONGEST = 1000 * 1024;

/** The bytes of the fixed parts of a section. */
const FRAME = 1500;

const TROUBLESHOOTING =
  'https://github.com/docker-image-rm/docker-image-rm/blob/main/docs/troubleshooting.md';

/** Markdown for the job summary. Rows that do not fit are left out and counted; the headline counts all. */
export function summary(report: Report, longest = LONGEST): string {
  const { hosts, exit, phase } = report;
  const title = phase === 'post' ? 'Docker images when the job ended' : 'Docker images';
  const top = [
    `### ${title} · ${prose(headline(report))}`,
    exit.failed
      ? `❌ **The step failed:** ${prose(exit.message)} ([Troubleshooting](${TROUBLESHOOTING}))`
      : '',
    report.dryRun && hosts.length > 0 ? prose('This was a dry run: nothing was changed.') : '',
    // Every line of a long input can be a problem, so the list is bounded.
    bullets(
      [...asNotes('failure', report.problems ?? []), ...asNotes('warning', report.warnings ?? [])],
      'in the log',
      longest / 2,
    ),
  ].filter((part) => part !== '');
  let budget = longest - byteLength(top.join('\n\n'));
  const sections = hosts.map((host, index) => {
    const heading =
      hosts.length > 1 ? `#### ${code(host.host)} · ${prose(hostHeadline(host, report.dryRun))}\n\n` : '';
    const section =
      heading + hostSection(host, report, budget / (hosts.length - index) - byteLength(heading));
    budget -= byteLength(section) + 2;
    return section;
  });
  return `${[...top, ...sections].join('\n\n')}\n`;
}

function hostSection(host: HostReport, report: Report, longest: number): string {
  const { problem, disk, items } = host;
  const { dryRun } = report;
  const end = footer(host, report);
  if (problem !== undefined && items.length === 0)
    return [problemLine(host, report), end].filter((part) => part !== '').join('\n\n');
  const budget = longest - byteLength(end) - FRAME;
  const notes = notesOf(host, dryRun);
  // With one engine, the message of the failure has its failures.
  const trouble: readonly Note['kind'][] =
    report.hosts.length > 1 ? ['failure', 'warning', 'success'] : ['warning', 'success'];
  const parts = [
    problemLine(host, report),
    bullets(
      notes.filter(({ kind }) => trouble.includes(kind)),
      'in the log',
      budget / 8,
    ),
    disk === undefined ? '' : freeRoom(diskRoom(host, disk)),
    items.length === 0 ? '' : table(items, dryRun, budget / 2),
    bullets(
      notes.filter(({ kind }) => kind === 'fact'),
      'in the log',
      budget / 8,
    ),
    disk === undefined && host.reclaimed.parts === undefined ? '' : bars(host),
    notChosenList(host, budget / 8),
    removedList(items, dryRun, budget / 8),
    end,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The message of a failure names the engines that could not be cleaned; here are those that need not be there. */
function problemLine({ host, problem }: HostReport, { exit }: Report): string {
  if (problem === undefined || exit.message.includes(`${host}: ${problem.message}`)) return '';
  return `⚠️ ${prose(problem.message)}`;
}

function footer(host: HostReport, { seconds }: Report): string {
  const { method } = host.reclaimed;
  const parts = [
    prose(hostLine(host)),
    method === 'off' ? [] : `bytes: ${method}`,
    seconds === undefined ? [] : `${seconds} s`,
  ];
  return `<sub>${parts.flat().join('; ')}</sub>`;
}

const SIGNS: Readonly<Partial<Record<Note['kind'], string>>> = {
  failure: '❌ ',
  warning: '⚠️ ',
  success: '✅ ',
};

function bullets(notes: readonly Note[], where: string, longest: number): string {
  const { lines, left } = fitBytes(
    notes.map(({ kind, text }) => `- ${SIGNS[kind] ?? ''}${prose(text)}`),
    longest,
  );
  const rest = left === 0 ? [] : [`- and ${String(left)} more, ${where}`];
  return [...lines, ...rest].join('\n');
}

/** Every removed name and ID, folded. */
function removedList(items: readonly Outcome[], dryRun: boolean, longest: number): string {
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

/** What a dry run saw beside the choice, folded. */
function notChosenList({ notChosen = [] }: HostReport, longest: number): string {
  if (notChosen.length === 0) return '';
  const sentences = notChosen.map(({ name, reason }) => `${name}: ${reason}`);
  const list = bullets(asNotes('fact', sentences), 'in the `json` output', longest);
  return folded(`${plural(notChosen.length, 'other')} that nothing chose`, list);
}

/** GitHub reads Markdown inside of HTML only between blank lines. */
function folded(title: string, markdown: string): string {
  return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}
