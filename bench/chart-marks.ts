/** Ours stand out, and what looks for the bytes with `docker system df` is paler than what does not. */
export function barClass(contestant: string): string {
  if (contestant.startsWith('action')) return 'own';
  return contestant.endsWith('-df') ? 'df' : 'cli';
}

const light = { ground: '#ffffff', ink: '#1f2328', faint: '#59636e', rule: '#d8dee4' };
const dark = { ground: '#0d1117', ink: '#e6edf3', faint: '#9198a1', rule: '#30363d' };
const lightBars = { own: '#0550ae', cli: '#bc4c00', df: '#9a6700' };
const darkBars = { own: '#79c0ff', cli: '#ffa657', df: '#e3b341' };

function colouring(base: typeof light, bars: typeof lightBars): string {
  const ofBars = Object.entries(bars).map(([name, colour]) => `.${name}{fill:${colour}}`);
  return [
    `.ground{fill:${base.ground};stroke:${base.rule}}`,
    `.title,.panel,.key{fill:${base.ink}}`,
    `.tick{fill:${base.faint}}`,
    ...ofBars,
  ].join('');
}

/** With a ground of its own: a page may be dark where the system is light. */
export const style = [
  '<style>',
  'text{font:12px -apple-system,"Segoe UI",Helvetica,Arial,sans-serif}',
  '.title{font-size:15px;font-weight:600}.panel{font-size:13px;font-weight:600}',
  '.df{opacity:.7}',
  colouring(light, lightBars),
  `@media (prefers-color-scheme:dark){${colouring(dark, darkBars)}}`,
  '</style>',
].join('\n');
