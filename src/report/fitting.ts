const encoder = new TextEncoder();

export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** The first lines that fit into so many bytes, and how many are left. */
export function fitting(
  lines: readonly string[],
  longest: number,
): { readonly lines: readonly string[]; readonly left: number } {
  let room = longest;
  let count = 0;
  for (const line of lines) {
    room -= byteLength(line) + 1;
    if (room < 0) break;
    count += 1;
  }
  return { lines: lines.slice(0, count), left: lines.length - count };
}
