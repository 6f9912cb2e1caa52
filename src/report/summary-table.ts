import type { Outcome } from '../model/outcome.ts';
import { code, humanSize, prose } from '../model/text.ts';
import { countsInWords, isLeftAlone, nameOf, pullRequestLinks, rowOf } from './phrases.ts';

/** Nobody reads more rows than this; beyond it only trouble stays in sight. */
const MOST_OPEN = 25;

/** Trouble first, then what freed most. Rows that do not fit into `longest` bytes are left out and counted. */
export function table(items: readonly Outcome[], dryRun: boolean, longest: number): string {
  const sorted = items.toSorted(
    (one, other) => rowOf(one).place - rowOf(other).place || (other.bytes ?? 0) - (one.bytes ?? 0),
  );
  const troubleCount = sorted.filter((item) => rowOf(item).sight === 'trouble').length;
  const touchedCount = sorted.filter((item) => !isLeftAlone(item)).length;
  const openCount = touchedCount <= MOST_OPEN ? touchedCount : Math.min(troubleCount, MOST_OPEN);
  const open = rows(sorted.slice(0, openCount), dryRun, longest);
  const rest = sorted.slice(openCount);
  const folded = rows(rest, dryRun, longest - byteLength(open.text));
  const foldTitle = `${openCount === 0 ? '' : `${rest.length} more: `}${countsInWords(rest)}`;
  const fold =
    rest.length === 0 ? '' : `<details><summary>${foldTitle}</summary>\n\n${folded.text}\n\n</details>`;
  const left = open.left + folded.left;
  const note = left === 0 ? '' : `${left} more rows do not fit here; the \`json\` output has them all.`;
  return [open.text, fold, note].filter((part) => part !== '').join('\n\n');
}

function rows(
  items: readonly Outcome[],
  dryRun: boolean,
  longest: number,
): { readonly text: string; readonly left: number } {
  if (items.length === 0) return { text: '', left: 0 };
  const hasBytes = items.some((item) => bytesOf(item) !== '');
  const head = [dryRun ? 'would be' : 'verdict', 'image', ...(hasBytes ? ['bytes'] : [])];
  const rule = [':--', ':--', ...(hasBytes ? ['--:'] : [])];
  const lines = items.map((item) => asRow([...cells(item), ...(hasBytes ? [bytesOf(item)] : [])]));
  const fitted = fitBytes(lines, longest);
  return { text: [asRow(head), asRow(rule), ...fitted.lines].join('\n'), left: fitted.left };
}

/** The reason stands below the name, since a phone would not show it in a column of its own. */
function cells(item: Outcome): readonly [verdict: string, image: string] {
  const why = [
    item.reason === undefined ? [] : prose(item.reason),
    item.backup === undefined ? [] : `saved to ${code(item.backup)}`,
    (item.pullRequests ?? []).map(pullRequestLinks),
  ];
  const next = item.next === undefined ? [] : `**Next:** ${prose(item.next)}`;
  const parts = [code(withShortDigest(nameOf(item))), why.flat().join('; '), next].flat();
  return [rowOf(item).sign, parts.filter((part) => part !== '').join('<br>')];
}

/** The reason says why an image freed nothing, so beside it no 0 is shown. */
function bytesOf({ bytes, deleted, reason }: Outcome): string {
  const isShown = bytes !== undefined && deleted.length > 0 && (bytes > 0 || reason === undefined);
  return isShown ? humanSize(bytes) : '';
}

function asRow(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`;
}

const encoder = new TextEncoder();

export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** The first lines that fit into `longest` bytes, and how many do not. */
export function fitBytes(
  lines: readonly string[],
  longest: number,
): { readonly lines: readonly string[]; readonly left: number } {
  let budget = longest;
  let count = 0;
  for (const line of lines) {
    budget -= byteLength(line) + 1;
    if (budget < 0) break;
    count += 1;
  }
  return { lines: lines.slice(0, count), left: lines.length - count };
}

/** `sha256:0123456789ab…`: people compare no more digits than these. */
function withShortDigest(text: string): string {
  return text.replaceAll(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1…');
}
