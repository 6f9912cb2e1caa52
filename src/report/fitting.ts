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

/** A name in so many signs: without most of a digest, and by its end, which tells more than its beginning. */
export function shortened(name: string, longest: number): string {
  const short = withoutDigits(name);
  return short.length <= longest ? short : `…${short.slice(1 - longest)}`;
}

/** `sha256:0123456789ab…`: as many digits as people compare. */
export function withoutDigits(text: string): string {
  return text.replaceAll(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1…');
}
