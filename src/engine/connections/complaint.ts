import { proseWithoutSecrets } from '../find/address.ts';

const LONGEST = 300;

/** The end of what a program wrote to stderr, for a message: on one line and without passwords in URLs. */
export function complaint(stderr: string): string {
  // The docker CLI quotes the message of ssh at the end of a long sentence of its own.
  const [quoted = ''] = stderr.split('stderr=').slice(-1);
  const text = quoted.trim() === '' ? stderr : quoted;
  const line = proseWithoutSecrets(text.replace(/[\s\p{Cc}]+/gu, ' '))
    .replace(/[.\s]+$/, '')
    .trimStart();
  return line.length > LONGEST ? `…${line.slice(-LONGEST)}` : line;
}
