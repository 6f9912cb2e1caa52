import { labels, removing, type Contestant } from './contestants.ts';

/** Classes of the style below. Ours stand out, and everyone has a mark of their own, for those who see no colours. */
export const colours: Readonly<Record<Contestant, string>> = {
  action: 'own',
  'action-off': 'off',
  'one-call': 'cli',
  'call-each': 'each',
  'df-around': 'df',
  'bare-node': 'node',
};

const light = { ground: '#ffffff', ink: '#1f2328', faint: '#59636e', rule: '#d8dee4' };
const dark = { ground: '#0d1117', ink: '#e6edf3', faint: '#9198a1', rule: '#30363d' };
const lightLines = { own: '#0550ae', off: '#0a7ea4', cli: '#bc4c00', each: '#8250df', df: '#9a6700' };
const darkLines = { own: '#79c0ff', off: '#56d4dd', cli: '#ffa657', each: '#d2a8ff', df: '#e3b341' };

function colouring(base: typeof light, lines: typeof lightLines): string {
  const ofLines = Object.entries(lines).map(([name, colour]) => `.${name}{color:${colour}}`);
  return [
    `.ground{fill:${base.ground};stroke:${base.rule}}`,
    `.title,.panel,.key{fill:${base.ink}}`,
    `.tick{fill:${base.faint}}`,
    `.rule{stroke:${base.rule}}`,
    ...ofLines,
  ].join('');
}

/** With a ground of its own: a page may be dark where the system is light. */
export const style = [
  '<style>',
  'text{font:12px -apple-system,"Segoe UI",Helvetica,Arial,sans-serif}',
  '.title{font-size:15px;font-weight:600}.panel{font-size:13px;font-weight:600}',
  '.value{fill:currentColor;font-weight:600}',
  'polyline{fill:none;stroke:currentColor;stroke-width:2}',
  '.own polyline{stroke-width:3}',
  '.mark{fill:currentColor}.ground-mark{stroke:currentColor;stroke-width:2;fill:none}',
  colouring(light, lightLines),
  `@media (prefers-color-scheme:dark){${colouring(dark, darkLines)}}`,
  '</style>',
].join('\n');

export function marker(contestant: Contestant, x: number, y: number): string {
  const at = (dx: number, dy: number): string => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`;
  const shape = (points: readonly string[]): string => `<polygon class="mark" points="${points.join(' ')}"/>`;
  switch (contestant) {
    case 'action':
      return `<circle class="mark" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="5"/>`;
    case 'action-off':
      return `<circle class="ground-mark" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4.5"/>`;
    case 'one-call':
      return shape([at(-4, -4), at(4, -4), at(4, 4), at(-4, 4)]);
    case 'call-each':
      return shape([at(0, -5), at(5, 4), at(-5, 4)]);
    case 'df-around':
      return shape([at(0, -5), at(5, 0), at(0, 5), at(-5, 0)]);
    case 'bare-node':
      return '';
  }
}

const keyWidth = 262;

/** What is what, three in a row. */
export function legend(x: number, y: number): string {
  const keys = removing.map((contestant, index) => {
    const [left, middle] = [x + (index % 3) * keyWidth, y + Math.floor(index / 3) * 20];
    const label = labels[contestant].replaceAll('`', '');
    const line = `<polyline points="${left},${middle} ${left + 24},${middle}"/>`;
    const mark = marker(contestant, left + 12, middle);
    return `<g class="${colours[contestant]}">${line}${mark}</g><text class="key" x="${left + 32}" y="${middle + 4}">${label}</text>`;
  });
  return keys.join('\n');
}
