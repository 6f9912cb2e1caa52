import { quoted } from './quoted.ts';

const SCHEME = String.raw`(?:unix|npipe|tcp|ssh|https?|fd):\/\/`;
const ADDRESS = new RegExp(`^(${SCHEME})?(.*)$`, 'is');
/** A comma in a password ends the item of a list, so the beginning of one can stand where a port should. */
const NO_PORT = /^([^:/[]*):(?!\d*(?:[/?]|$)).*$/s;

/** For a message: an address that may be wrong in any way. What stands before its last `@` may be a password. */
export function shown(address: string): string {
  const [, scheme = '', rest = ''] = ADDRESS.exec(address) ?? [];
  const at = rest.lastIndexOf('@');
  const place = rest.slice(at + 1).replace(/[?#].*$/s, '?…');
  return quoted(at < 0 ? `${scheme}${place.replace(NO_PORT, '$1:…')}` : `${scheme}…@${place}`);
}

const OPENING = new RegExp(String.raw`^\W*${SCHEME}`, 'i');

/** The same for sentences of a program, in which any word may be an address. */
export function proseWithoutSecrets(text: string): string {
  return text.replace(/\S+/g, (word) => {
    const at = word.lastIndexOf('@');
    const [opening] = OPENING.exec(word) ?? [];
    const isOnlyUser = opening === undefined && !word.slice(0, at).includes(':');
    return at < 0 || isOnlyUser ? word : `${opening ?? ''}…${word.slice(at)}`;
  });
}
