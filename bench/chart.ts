import { barClass, style } from './chart-marks.ts';
import { secondsOf } from './figures.ts';
import type { CaseResult } from './race/rounds.ts';
import { benchedStores } from './stores.ts';

/** The shapes that people have; the rest is for those who read tables. */
const drawn = ['a', 'b', 'c', 'c-builds', 'd'];

const width = 1000;
const labelsUntil = 390;
const barLength = 230;
/** From the beginning of one store's bars to the other's. */
const column = 310;
const rowHeight = 20;
const groupGap = 40;
const top = 84;

/** A group of bars for each case, with a column for each store: seconds, each group and store on a scale of its own. */
export function benchmarkChart(results: readonly CaseResult[]): string {
  const groups: string[] = [];
  let y = top;
  for (const name of drawn) {
    const found = results.filter((result) => result.case.name === name);
    groups.push(group(found, y));
    y += (found[0]?.runs.size ?? 0) * rowHeight + groupGap;
  }
  const heads = benchedStores.map(
    (store, nth) => `<text class="panel" x="${labelsUntil + nth * column}" y="56">${store} store</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img">`,
    '<title>Seconds of each contestant, case by case on both stores</title>',
    style,
    `<rect class="ground" width="${width}" height="${y}" rx="6"/>`,
    '<text class="title" x="20" y="28">Seconds (medians); each group of bars has a scale of its own</text>',
    ...heads,
    ...groups,
    '</svg>\n',
  ].join('\n');
}

/** @param results of one case, on each store */
function group(results: readonly CaseResult[], y: number): string {
  const [first] = results;
  if (first === undefined) return '';
  const labels = [...first.runs.keys()].map(({ label }, nth) => {
    const text = label.replaceAll('`', '');
    return `<text class="key" x="${labelsUntil - 8}" y="${middleOf(nth, y) + 4}" text-anchor="end">${text}</text>`;
  });
  const bars = results.flatMap((result) =>
    barsOf(result, labelsUntil + benchedStores.indexOf(result.store) * column, y),
  );
  const title = `<text class="panel" x="20" y="${y}">(${first.case.name}) ${first.case.title}</text>`;
  return [title, ...labels, ...bars].join('\n');
}

function barsOf(result: CaseResult, x: number, y: number): readonly string[] {
  const names = [...result.runs.keys()].map(({ name }) => name);
  const most = Math.max(...names.map((name) => secondsOf(result, name)));
  return names.map((name, nth) => {
    const time = secondsOf(result, name);
    const length = (time / most) * barLength;
    const middle = middleOf(nth, y);
    const bar = `<rect class="${barClass(name)}" x="${x}" y="${middle - 7}" width="${length.toFixed(1)}" height="14" rx="2"/>`;
    const value = `<text class="tick" x="${(x + length + 6).toFixed(1)}" y="${middle + 4}">${time.toFixed(2)}</text>`;
    return `${bar}${value}`;
  });
}

const middleOf = (nth: number, y: number): number => y + 18 + nth * rowHeight;
