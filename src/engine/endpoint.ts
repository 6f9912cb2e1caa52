/** Where an engine listens, and how to get there. */
export type Endpoint = SocketEndpoint | TcpEndpoint | CommandEndpoint;

interface Shown {
  /** For people: without a password, whatever was written. */
  readonly url: string;
}

/** A unix socket, or a named pipe of Windows. */
interface SocketEndpoint extends Shown {
  readonly kind: 'socket';
  readonly path: string;
  /** What else to try when there is no such socket. */
  readonly hint?: string;
}

export interface TcpEndpoint extends Shown {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsFiles;
}

/** The docker CLI makes the connection: `docker <flags> system dial-stdio`. */
export interface CommandEndpoint extends Shown {
  readonly kind: 'command';
  readonly flags: readonly string[];
}

/** Paths, and not what lies there: nobody shows a key by accident who has none. */
export interface TlsFiles {
  readonly verify: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export type EndpointChoice =
  { readonly endpoint: Endpoint; readonly why: string } | { readonly problem: string };

/** What decides where the engine is. */
export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Undefined for a user who has none. */
  readonly home: string | undefined;
  /** Undefined where users have no numbers. */
  readonly userId: number | undefined;
  /** The name of this machine. */
  readonly machine: string;
  readonly files: Files;
}

/** The machine's files, as far as they may be looked at. No question throws. */
export interface Files {
  /** Undefined where nothing is, `hidden` where nobody lets us look. */
  kind(path: string): FileKind | undefined;
  read(path: string): FileText;
  /** Where a path leads when all links are followed; undefined where it leads nowhere. */
  realPath(path: string): string | undefined;
  /** Whether it is a file that this user may run. */
  isProgram(path: string): boolean;
}

export type FileKind = 'file' | 'folder' | 'socket' | 'other' | 'hidden';

type FileText = { readonly text: string } | { readonly problem: string; readonly isMissing: boolean };
