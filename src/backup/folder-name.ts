import { createHash } from 'node:crypto';

const LONGEST_NAME = 80;
const DIGITS = 8;

/** The folder of one of several engines: a name that people recognise, and digits that tell it from any that looks the same. */
export function folderNameOf(url: string): string {
  const name = url.replaceAll(/[^\w.-]+/g, '_').slice(0, LONGEST_NAME);
  return `${name}-${createHash('sha256').update(url).digest('hex').slice(0, DIGITS)}`;
}
