import { proseWithoutSecrets } from '../find/address.ts';

const LONGEST = 300;

/** What a program wrote to stderr, as a part of a sentence: the end of it, on one line, and no password of a URL. */
export function complaint(stderr: string): string {
  // The docker CLI hands on what ssh said at the end of a long sentence of its own.
  const [said = ''] = stderr.split('stderr=').slice(-1);
  const whole = said.trim() === '' ? stderr : said;
  const line = proseWithoutSecrets(whole.replace(/[\s\p{Cc}]+/gu, ' '))
    .replace(/[.\s]+$/, '')
    .trimStart();
  return line.length > LONGEST ? `…${line.slice(-LONGEST)}` : line;
}
