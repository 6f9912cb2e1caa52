import { removing, type Contestant } from './contestants.ts';
import { axes, type Panel } from './chart-axes.ts';
import { colours, legend, marker, style } from './chart-marks.ts';
import { medianOf } from './figures.ts';
import { benchedStores } from './plan.ts';
import type { CaseResult } from './rounds.ts';

const panelWidth = 330;
const panelHeight = 300;
const left = 58;
const top = 116;
const gap = 92;
const width = left + 2 * panelWidth + gap + 56;
const height = top + panelHeight + 56;

interface Line {
  readonly contestant: Contestant;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly last: number;
}

/** Seconds over images, both on logarithmic scales: a straight line is a steady price for each image. */
export function benchmarkChart(results: readonly CaseResult[]): string {
  const plain = results.filter(({ case: one }) => one.others === 0);
  const sizes = [...new Set(plain.map(({ case: one }) => one.images))].sort((a, b) => a - b);
  const times = plain.flatMap((found) => removing.map((one) => medianOf(found, one)));
  const scale = { sizes, least: Math.min(...times), most: Math.max(...times) };
  const panels = benchedStores.map((store, index) => {
    const panel: Panel = {
      ...scale,
      title: `${store} store`,
      x: left + index * (panelWidth + gap),
      y: top,
      width: panelWidth,
      height: panelHeight,
    };
    return drawPanel(
      panel,
      plain.filter(({ case: one }) => one.store === store),
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    '<title>Seconds to remove images, by number of images, for each contestant and store</title>',
    style,
    `<rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    `<text class="title" x="${left}" y="28">Seconds to remove so many images (medians, both scales logarithmic)</text>`,
    legend(left, 50),
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function drawPanel(panel: Panel, results: readonly CaseResult[]): string {
  const { place, drawing } = axes(panel);
  const ordered = results.toSorted((a, b) => a.case.images - b.case.images);
  const lines = removing.map((contestant): Line => {
    const times = ordered.map((found) => medianOf(found, contestant));
    const points = ordered.map((found, index) => place(found.case.images, times[index] ?? 0));
    return { contestant, points, last: times.at(-1) ?? 0 };
  });
  return [drawing, ...lines.map(drawLine), ...endLabels(lines, panel)].join('\n');
}

function drawLine({ contestant, points }: Line): string {
  const path = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const marks = points.map(([x, y]) => marker(contestant, x, y)).join('');
  return `<g class="${colours[contestant]}"><polyline points="${path}"/>${marks}</g>`;
}

const labelHeight = 14;

/** The seconds at the end of each line; where lines end close to each other, the labels make room. */
function endLabels(lines: readonly Line[], panel: Panel): readonly string[] {
  const x = panel.x + panel.width + 10;
  let lowestFree = panel.y + panel.height + labelHeight;
  const fromBelow = lines.toSorted((a, b) => (b.points.at(-1)?.[1] ?? 0) - (a.points.at(-1)?.[1] ?? 0));
  return fromBelow.map(({ contestant, points, last }) => {
    const y = Math.min(points.at(-1)?.[1] ?? 0, lowestFree - labelHeight);
    lowestFree = y;
    const value = `${last.toFixed(last >= 10 ? 0 : last >= 1 ? 1 : 2)} s`;
    return `<text class="value ${colours[contestant]}" x="${x}" y="${(y + 4).toFixed(1)}">${value}</text>`;
  });
}
