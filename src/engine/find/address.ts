/** The parsed URL of an engine; `url` holds no password. */
export type Address =
  | { readonly kind: 'socket'; readonly path: string; readonly url: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly url: string }
  | { readonly kind: 'ssh'; readonly url: string };

/** The rest of a message that begins with the name of the address; never quotes a URL that may hold a password. */
export interface AddressProblem {
  readonly problem: string;
}

type Reader = (rest: string, scheme: string, usualPort: number | undefined) => Address | AddressProblem;

const READERS: Readonly<Record<string, Reader>> = {
  unix: socket,
  npipe: socket,
  tcp,
  ssh,
};

/** @param usualPort for tcp:// without a port */
export function parseAddress(text: string, usualPort?: number): Address | AddressProblem {
  if (/\p{Cc}/u.test(text)) return { problem: 'holds control characters' };
  const [, written = '', rest = ''] = /^([a-z]+):\/\/(.*)$/i.exec(text) ?? [];
  const scheme = written.toLowerCase();
  const reader = Object.hasOwn(READERS, scheme) ? READERS[scheme] : undefined;
  return reader?.(rest, scheme, usualPort) ?? { problem: `is not a ${URLS} address` };
}

export const URLS = 'unix://, npipe://, tcp:// or ssh://';

function socket(rest: string, scheme: string): Address | AddressProblem {
  // The docker CLI would use the default socket, but an expression without a result is more likely.
  if (rest === '') return { problem: `is ${scheme}:// without a path` };
  // Messages show the address of a socket as it is, so refuse what may hold a password.
  if (/^[^/].*@/.test(rest)) return { problem: `is ${scheme}:// with a user or a password; name the path` };
  return { kind: 'socket', path: rest, url: `${scheme}://${rest}` };
}

const LAST_PORT = 65_535;

// Drops user and password, which the engine does not know; the docker CLI does the same.
const TCP = /^(?:[^/?#]*@)?(\[[0-9a-f:.]+\]|[^[\]:/?#@\s]+)(?::(\d{1,5}))?\/?$/i;

function tcp(rest: string, _scheme: string, usualPort: number | undefined): Address | AddressProblem {
  const [, name, digits] = TCP.exec(rest) ?? [];
  const port = digits === undefined ? usualPort : Number(digits);
  if (name === undefined || port === undefined || port > LAST_PORT) {
    return { problem: 'is not tcp://host:port' };
  }
  return { kind: 'tcp', host: name.replace(/^\[|\]$/g, ''), port, url: `tcp://${name}:${port}` };
}

/**
 * The docker CLI passes the URL on to ssh, and its path to a shell of the other host; old versions of the CLI quote
 * nothing. So no part may begin like an option, or hold characters with a meaning for a shell.
 */
const SSH =
  /^(?:([\w.][\w.%+=~-]*)@)?(?:\[[0-9a-f:.]+\]|[a-z0-9_][\w.-]*)(?::(\d{1,5}))?(?:\/[\w./+@=~-]*)?$/i;

function ssh(rest: string): Address | AddressProblem {
  // Also refuse a password with a slash, although a slash begins the path of a URL.
  if (/^[^@]*:[^@]*@/.test(rest)) {
    return { problem: 'holds a password, which docker does not take for ssh; use a key' };
  }
  const [whole, user = 'nobody', port = '0'] = SSH.exec(rest) ?? [];
  if (whole === undefined || !isUser(user) || Number(port) > LAST_PORT) {
    return { problem: 'is not ssh://user@host:port' };
  }
  return { kind: 'ssh', url: `ssh://${rest}` };
}

function isUser(encoded: string): boolean {
  try {
    return /^[^\s\p{Cc}-][^\s\p{Cc}]*$/u.test(decodeURIComponent(encoded));
  } catch {
    return false; // A percent sign that encodes nothing.
  }
}

const SCHEME = String.raw`(?:unix|npipe|tcp|ssh|https?|fd):\/\/`;

const ADDRESS = new RegExp(`^(${SCHEME})?(.*)$`, 'is');

/** A comma in a password splits the list, so the beginning of a password can stand in the place of the port. */
const NO_PORT = /^([^:/[]*):(?!\d*(?:[/?]|$)).*$/s;

/** Makes any address fit for a message, even a wrong one. The part before the last `@` may be a password. */
export function shown(address: string): string {
  const [, scheme = '', rest = ''] = ADDRESS.exec(address) ?? [];
  const at = rest.lastIndexOf('@');
  const place = rest.slice(at + 1).replace(/[?#].*$/s, '?…');
  return quoted(at < 0 ? `${scheme}${place.replace(NO_PORT, '$1:…')}` : `${scheme}…@${place}`);
}

const OPENING = new RegExp(String.raw`^\W*${SCHEME}`, 'i');

/** The same for the output of a program, in which any word may be an address. */
export function proseWithoutSecrets(text: string): string {
  return text.replace(/\S+/g, (word) => {
    const at = word.lastIndexOf('@');
    const [opening] = OPENING.exec(word) ?? [];
    const isOnlyUser = opening === undefined && !word.slice(0, at).includes(':');
    return at < 0 || isOnlyUser ? word : `${opening ?? ''}…${word.slice(at)}`;
  });
}

const LONGEST = 300;

/** Quotes foreign text on one line, and cuts it where nobody reads on. */
function quoted(text: string): string {
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
