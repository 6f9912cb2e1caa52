import { barClass, style } from './chart-marks.ts';
import { secondsOf } from './figures.ts';
import type { CaseResult } from './race/rounds.ts';

const width = 900;
const labelsUntil = 340;
const barsUntil = 800;
const rowHeight = 20;
const groupGap = 46;
const top = 48;

/** A group of bars for each case and store: seconds, each group on a scale of its own. */
export function benchmarkChart(results: readonly CaseResult[]): string {
  const groups: string[] = [];
  let y = top;
  for (const result of results.toSorted((a, b) => a.case.name.localeCompare(b.case.name))) {
    groups.push(group(result, y));
    y += result.runs.size * rowHeight + groupGap;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img">`,
    '<title>Seconds of each contestant, case by case on both stores</title>',
    style,
    `<rect class="ground" width="${width}" height="${y}" rx="6"/>`,
    `<text class="title" x="20" y="28">Seconds (medians); each group has a scale of its own</text>`,
    ...groups,
    '</svg>\n',
  ].join('\n');
}

function group(result: CaseResult, y: number): string {
  const contestants = [...result.runs.keys()];
  const times = contestants.map(({ name }) => secondsOf(result, name));
  const most = Math.max(...times);
  const rows = contestants.map(({ name, label }, nth) => {
    const time = times[nth] ?? 0;
    const middle = y + 18 + nth * rowHeight;
    const length = (time / most) * (barsUntil - labelsUntil);
    const text = label.replaceAll('`', '');
    return [
      `<text class="key" x="${labelsUntil - 8}" y="${middle + 4}" text-anchor="end">${text}</text>`,
      `<rect class="bar ${barClass(name)}" x="${labelsUntil}" y="${middle - 7}" width="${length.toFixed(1)}" height="14" rx="2"/>`,
      `<text class="tick" x="${(labelsUntil + length + 6).toFixed(1)}" y="${middle + 4}">${time.toFixed(2)}</text>`,
    ].join('');
  });
  const { title } = result.case;
  return [`<text class="panel" x="20" y="${y}">${title}, ${result.store} store</text>`, ...rows].join('\n');
}
