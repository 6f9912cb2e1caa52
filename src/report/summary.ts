import type { HostReport, Report } from '../domain/report.ts';
import { humanSize } from '../domain/size.ts';
import type { Outcome, Verdict } from '../domain/verdict.ts';
import { code, markdown } from './text.ts';
import { headline, hostLine, nameOf, sentence } from './words.ts';

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

/** GitHub cuts a summary at 1 MiB; all steps of a job share nothing of it, so ours may come near. */
const LONGEST = 1000 * 1024;

/** Markdown for the job summary. Rows that no longer fit are left out and counted; the headline always tells all. */
export function summary(report: Report, longest = LONGEST): string {
  const top = [
    `### Docker images: ${markdown(headline(report))}`,
    ...(report.exit.failed ? [`**The step failed:** ${markdown(report.exit.message)}`] : []),
    ...(report.problems ?? []).map((problem) => `- ${markdown(problem)}`),
  ];
  let room = longest - Buffer.byteLength(top.join('\n\n'));
  const sections = report.hosts.map((host) => {
    const section = hostSection(host, room);
    room -= Buffer.byteLength(section);
    return section;
  });
  return `${[...top, ...sections].join('\n\n')}\n`;
}

function hostSection(host: HostReport, longest: number): string {
  const foot = `<sub>${markdown(hostLine(host))}; bytes: ${host.reclaimed.method}</sub>`;
  if (host.problem !== undefined) return `${markdown(host.problem.message)}\n\n${foot}`;
  if (host.items.length === 0) return foot;
  const head = '| verdict | image | what happened | bytes |\n| :-- | :-- | :-- | --: |';
  const rows: string[] = [];
  let room = longest - Buffer.byteLength(head + foot) - 500;
  for (const item of host.items) {
    const line = row(item);
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    rows.push(line);
  }
  const cut = host.items.length - rows.length;
  const rest =
    cut === 0 ? [] : [`${String(cut)} more rows do not fit here; the \`json\` output has them all.`];
  return [[head, ...rows].join('\n'), ...rest, foot].join('\n\n');
}

function row(item: Outcome): string {
  const bytes = item.bytes === undefined ? '' : humanSize(item.bytes);
  const what = [...facts(item), markdown(sentence(item))].filter((text) => text !== '').join('<br>');
  return `| ${SIGN[item.verdict]} | ${code(nameOf(item))} | ${what} | ${bytes} |`;
}

function facts({ untagged, deleted }: Outcome): readonly string[] {
  const names = untagged.length > 1 ? [`untagged ${untagged.map(code).join(', ')}`] : [];
  const ids = deleted.map((id) => code(id.slice('sha256:'.length, 'sha256:'.length + 12)));
  return [...names, ...(ids.length > 0 ? [`deleted ${ids.join(', ')}`] : [])];
}
