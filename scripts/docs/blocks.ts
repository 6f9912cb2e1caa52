/** A fenced block of a Markdown file. */
export interface Block {
  /** Of the first line of its text, counted from 1. */
  readonly line: number;
  readonly text: string;
  /** The last heading before it. */
  readonly heading: string;
}

/** The blocks of one language. What stands in a list is taken back to the margin. */
export function blocks(markdown: string, language: string): readonly Block[] {
  const found: Block[] = [];
  const all = markdown.split('\n');
  let heading = '';
  for (let index = 0; index < all.length; index += 1) {
    const line = all[index] ?? '';
    heading = /^#+ (.+)$/.exec(line)?.[1] ?? heading;
    const [, margin, fence, tongue] = /^( *)(`{3,}|~{3,})(\w*)/.exec(line) ?? [];
    if (margin === undefined || fence === undefined) continue;
    const end = all.findIndex((other, place) => place > index && other.trim() === fence);
    if (end < 0) throw new Error(`the block in line ${index + 1} has no end`);
    const text = all.slice(index + 1, end).map((one) => one.slice(margin.length));
    if (tongue === language) found.push({ line: index + 2, text: `${text.join('\n')}\n`, heading });
    index = end;
  }
  return found;
}
