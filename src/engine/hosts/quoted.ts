const LONGEST = 300;

/** Foreign text in a message: on one line, with its ends in sight, and no longer than anybody reads. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
