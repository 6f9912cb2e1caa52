import { humanSize } from '../domain/size.ts';
import type { Outcome } from '../domain/verdict.ts';
import { byteLength, fitting, withoutDigits } from './fitting.ts';
import { linked } from './pull-requests.ts';
import { isLeftAlone, shownAs, type Shown } from './shown.ts';
import { code, prose } from './text.ts';
import { countsInWords, nameOf } from './words.ts';

/** A sign, and a word that says it all to whoever sees no sign and no colour. What fails a step is in bold. */
const SIGN: Readonly<Record<Shown, string>> = {
  failed: '❌&nbsp;**failed**',
  conflict: '⚠️&nbsp;**conflict**',
  'not-reached': '⏳&nbsp;**not&nbsp;reached**',
  absent: '➖&nbsp;absent',
  'in-use': '🔒&nbsp;in&nbsp;use',
  deleted: '🗑️&nbsp;deleted',
  'variant-deleted': '🗑️&nbsp;variant&nbsp;deleted',
  untagged: '🏷️&nbsp;untagged',
  kept: '🛡️&nbsp;kept',
  'left-alone': '💤&nbsp;left&nbsp;alone',
};
/** Trouble first, and last what is always folded away. */
const ORDER = Object.keys(SIGN);
const CALM = ORDER.indexOf('deleted');

/** More rows than this are read by nobody: then only trouble stays open. */
const MOST_OPEN = 25;

/** One table. Rows that do not fit into so many bytes are left out and counted. */
export function table(items: readonly Outcome[], dryRun: boolean, longest: number): string {
  const sorted = items.toSorted((one, other) => rankOf(one) - rankOf(other));
  const trouble = sorted.filter((item) => rankOf(item) < CALM).length;
  const concerned = sorted.filter((item) => !isLeftAlone(item)).length;
  const openCount = concerned <= MOST_OPEN ? concerned : Math.min(trouble, MOST_OPEN);
  const open = rows(sorted.slice(0, openCount), dryRun, longest);
  const rest = sorted.slice(openCount);
  const folded = rows(rest, dryRun, longest - byteLength(open.text));
  const which = `${openCount === 0 ? '' : `${rest.length} more: `}${countsInWords(rest)}`;
  const fold =
    rest.length === 0 ? '' : `<details><summary>${which}</summary>\n\n${folded.text}\n\n</details>`;
  const left = open.left + folded.left;
  const note = left === 0 ? '' : `${left} more rows do not fit here; the \`json\` output has them all.`;
  return [open.text, fold, note].filter((part) => part !== '').join('\n\n');
}

function rankOf(item: Outcome): number {
  return ORDER.indexOf(shownAs(item));
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
  const fitted = fitting(lines, longest);
  return { text: [asRow(head), asRow(rule), ...fitted.lines].join('\n'), left: fitted.left };
}

/** The reason stands below the name: beside it, a phone would not show it. */
function cells(item: Outcome): readonly [verdict: string, image: string] {
  const why = [item.reason === undefined ? [] : prose(item.reason), (item.pullRequests ?? []).map(linked)];
  const next = item.next === undefined ? [] : `**Next:** ${prose(item.next)}`;
  const parts = [code(withoutDigits(nameOf(item))), why.flat().join('; '), next].flat();
  return [SIGN[shownAs(item)], parts.filter((part) => part !== '').join('<br>')];
}

function bytesOf({ bytes, deleted }: Outcome): string {
  return bytes === undefined || deleted.length === 0 ? '' : humanSize(bytes);
}

function asRow(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`;
}
