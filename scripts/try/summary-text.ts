/** The Markdown of a job summary as text for a terminal: just what our own summaries hold. */
export function asText(markdown: string): string {
  const blocks = markdown.trim().split(/\n{2,}/);
  return blocks.map((block) => (block.startsWith('|') ? table(block) : plain(block))).join('\n\n');
}

function plain(text: string): string {
  return text
    .replace(/^#+ /gm, '')
    .replace(/^```.*\n?/gm, '')
    .replaceAll('**', '')
    .replace(/\[([^\]]+)\]\((https:[^)]+)\)/g, '$1: $2')
    .replaceAll('<br>', '; ')
    .replace(/<\/?[a-z]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

const RULE = /^:?-+:?$/;

function table(block: string): string {
  const rows = block.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => plain(cell).trim()),
  );
  const shown = rows
    .filter((cells) => !cells.every((cell) => RULE.test(cell)))
    .map((cells) => cells.map(wrapped));
  const widths = (shown[0] ?? []).map((_, column) =>
    Math.max(...shown.flatMap((cells) => (cells[column] ?? []).map(width))),
  );
  return shown.flatMap((cells) => linesOf(cells, widths)).join('\n');
}

function linesOf(cells: readonly (readonly string[])[], widths: readonly number[]): readonly string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((lines, column) => {
        const text = lines[index] ?? '';
        return text + ' '.repeat((widths[column] ?? 0) - width(text));
      })
      .join('  ')
      .trimEnd(),
  );
}

const widest = 70;

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [...lines.slice(-1), word].join(' ');
    if (lines.length > 0 && longer.length <= widest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const segments = new Intl.Segmenter();

/** In columns of a terminal, where most signs outside the alphabets take two. */
function width(text: string): number {
  const signs = [...segments.segment(text)].map(({ segment }) => segment);
  return signs.reduce((sum, sign) => sum + (/\p{Extended_Pictographic}/u.test(sign) ? 2 : 1), 0);
}
