/** Where an engine listens, and how to get there. */
export type Endpoint = SocketEndpoint | TcpEndpoint | CommandEndpoint;

interface Shown {
  /** For messages: never with a password. */
  readonly url: string;
}

/** A unix socket, or a named pipe of Windows. */
interface SocketEndpoint extends Shown {
  readonly kind: 'socket';
  readonly path: string;
  /** What to do when it leads to no engine. */
  readonly advice?: string;
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

/** Paths instead of contents, so that no message can show a key by accident. */
export interface TlsFiles {
  readonly verify: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export type EndpointChoice =
  { readonly endpoint: Endpoint; readonly why: string } | { readonly problem: string };

/** Everything that decides which engine is used. */
export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Undefined for a user without a home folder. */
  readonly home: string | undefined;
  /** Undefined where users have no numbers (Windows). */
  readonly userId: number | undefined;
  /** The name of this machine. */
  readonly machine: string;
  readonly files: Files;
}

/** Reads the machine's files. No method throws. */
export interface Files {
  /** Undefined where nothing exists, `hidden` without the permission to look. */
  kind(path: string): FileKind | undefined;
  read(path: string): FileText;
  /** The path after all links are followed; undefined where it does not exist. */
  realPath(path: string): string | undefined;
  /** Whether it is a file that this user may run. */
  isProgram(path: string): boolean;
}

export type FileKind = 'file' | 'folder' | 'socket' | 'other' | 'hidden';

type FileText = { readonly text: string } | { readonly problem: string; readonly isMissing: boolean };
