import type { Outcome } from '../model/outcome.ts';
import { code, humanSize, plain, plural, prose } from '../model/text.ts';
import { diskRoom, type DiskRoom } from './disk-room.ts';
import { notesOf } from './notes.ts';
import { headline, hostHeadline, hostLine, nameOf } from './phrases.ts';
import type { HostReport, Report } from './report.ts';
import { byteLength, fitBytes, shortName, table } from './summary-table.ts';

/** GitHub refuses a step's summary of more than 1 MiB. */
const LONGEST = 1000 * 1024;

/** The bytes of the fixed parts of a section. */
const FRAME = 1500;

/** Markdown for the job summary. Rows that do not fit are left out and counted; the headline counts all. */
export function summary(report: Report, longest = LONGEST): string {
  const { hosts, dryRun, exit, phase } = report;
  const title = phase === 'post' ? 'Docker images when the job ended' : 'Docker images';
  const top = [
    `### ${title}: ${prose(headline(report))}`,
    ...(exit.failed ? [`❌ **The step failed:** ${prose(exit.message)}`] : []),
    // Every line of a long input can be a problem, so the list is bounded.
    bullets([...(report.problems ?? []), ...(report.warnings ?? [])], 'in the log', longest / 2),
  ].filter((part) => part !== '');
  let budget = longest - byteLength(top.join('\n\n'));
  const sections = hosts.map((host, index) => {
    const heading =
      hosts.length > 1 ? `#### ${code(host.host)}: ${prose(hostHeadline(host, dryRun))}\n\n` : '';
    const section =
      heading + hostSection(host, dryRun, budget / (hosts.length - index) - byteLength(heading));
    budget -= byteLength(section) + 2;
    return section;
  });
  return `${[...top, ...sections].join('\n\n')}\n`;
}

function hostSection(host: HostReport, dryRun: boolean, longest: number): string {
  const { method } = host.reclaimed;
  const footer = `<sub>${prose(hostLine(host))}${method === 'off' ? '' : `; bytes: ${method}`}</sub>`;
  if (host.problem !== undefined) return `⚠️ ${prose(host.problem.message)}\n\n${footer}`;
  const budget = longest - byteLength(footer) - FRAME;
  const diagrams = bars(host, dryRun);
  const parts = [
    host.items.length === 0 ? '' : table(host.items, dryRun, budget / 2),
    bullets(notesOf(host, dryRun), 'in the log', budget / 8),
    byteLength(diagrams) > budget / 8 + FRAME / 4 ? '' : diagrams,
    notChosenList(host, budget / 8),
    removedList(host.items, dryRun, budget / 8),
    footer,
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
  const list = bullets(sentences, 'in the `json` output', longest);
  return folded(`${plural(notChosen.length, 'other')} that nothing chose`, list);
}

/** GitHub reads Markdown inside of HTML only between blank lines. */
function folded(title: string, markdown: string): string {
  return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}

/** In characters: with its label, a line fits the width of a phone. */
const DISK_WIDTH = 20;

const SAVING_WIDTH = 10;

/** Bars of the disk and of the largest images, in code blocks, where all characters have the same width. */
export function bars(host: HostReport, dryRun: boolean): string {
  const { disk } = host;
  const diskPart =
    disk === undefined
      ? []
      : [
          `**Free on the disk of the engine (${humanSize(disk.size)})**`,
          block(diskBars(diskRoom(host, disk))),
        ];
  const largest = savings(host.items);
  const title = dryRun ? '**Most would come from**' : '**Most came from**';
  return [...diskPart, ...(largest.length === 0 ? [] : [title, block(largest)])].join('\n\n');
}

function block(lines: readonly string[]): string {
  return ['```text', ...lines, '```'].join('\n');
}

/** The full part of a bar is the free room, which its label names. */
function diskBars({ size, free, freeBefore }: DiskRoom): readonly string[] {
  const line = (when: string, bytes: number): string =>
    `${when} ${bar(bytes / size, DISK_WIDTH)} ${humanSize(bytes)} free`;
  return freeBefore === undefined ? [line('now', free)] : [line('before', freeBefore), line('after ', free)];
}

const MOST_SHOWN = 5;

const LONGEST_NAME = 40;

/** One image alone needs no bars, since there is nothing to compare. */
function savings(items: readonly Outcome[]): readonly string[] {
  const freed = items.flatMap((item) => (isSaving(item) ? [{ name: nameOf(item), bytes: item.bytes }] : []));
  if (freed.length < 2) return [];
  const largest = freed.toSorted((one, other) => other.bytes - one.bytes).slice(0, MOST_SHOWN);
  const most = largest[0]?.bytes ?? 0;
  const width = Math.max(...largest.map(({ bytes }) => humanSize(bytes).length));
  return largest.map(
    ({ name, bytes }) =>
      `${humanSize(bytes).padStart(width)} ${bar(bytes / most, SAVING_WIDTH)} ${shortName(plain(name), LONGEST_NAME)}`,
  );
}

function isSaving(item: Outcome): item is Outcome & { readonly bytes: number } {
  return item.deleted.length > 0 && item.bytes !== undefined && item.bytes > 0;
}

function bar(share: number, width: number): string {
  const full = Math.max(0, Math.min(width, Math.round(share * width)));
  return '█'.repeat(full) + '░'.repeat(width - full);
}
