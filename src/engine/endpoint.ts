/** Where an engine listens. */
export type Endpoint =
  | { readonly kind: 'socket'; readonly path: string; readonly url: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly url: string };

export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The `currentContext` of the docker CLI's configuration, if it names one. */
  readonly currentContext: string | { readonly problem: string } | undefined;
}

export type EndpointChoice =
  { readonly endpoint: Endpoint; readonly why: string } | { readonly problem: string };

/** The engine that the docker CLI would use. Whatever leads elsewhere is refused: the wrong engine is worse than none. */
export function chooseEndpoint({ platform, env, currentContext }: Surroundings): EndpointChoice {
  const host = (env['DOCKER_HOST'] ?? '').trim();
  if (host !== '') return fromUrl(host, env);
  const context = env['DOCKER_CONTEXT'] ?? '';
  const named = context === '' ? currentContext : context;
  if (typeof named === 'object') return named;
  if (named !== undefined && named !== 'default') {
    return {
      problem: `the docker context "${named}" is in use, and this version does not follow contexts; set DOCKER_HOST instead`,
    };
  }
  const path = platform === 'win32' ? '//./pipe/docker_engine' : '/var/run/docker.sock';
  const scheme = platform === 'win32' ? 'npipe' : 'unix';
  return { endpoint: { kind: 'socket', path, url: `${scheme}://${path}` }, why: 'the default socket' };
}

const LAST_PORT = 65_535;

function fromUrl(text: string, env: Surroundings['env']): EndpointChoice {
  const [, written = '', rest = ''] = /^([a-z]+):\/\/(.*)$/i.exec(text) ?? [];
  const scheme = written.toLowerCase();
  const why = 'DOCKER_HOST';
  if (scheme === 'unix' || scheme === 'npipe') {
    return rest === ''
      ? { problem: `DOCKER_HOST is ${scheme}:// without a path` }
      : { endpoint: { kind: 'socket', path: rest, url: `${scheme}://${rest}` }, why };
  }
  if (scheme !== 'tcp') {
    return {
      problem:
        'DOCKER_HOST is not a unix://, npipe:// or tcp:// address, and this version knows no others; for ssh:// run the step on that host',
    };
  }
  if ((env['DOCKER_TLS_VERIFY'] ?? '') !== '' || (env['DOCKER_TLS'] ?? '') !== '') {
    return { problem: 'DOCKER_TLS_VERIFY is set, and this version does not speak TLS' };
  }
  const [, name, port] = /^(?:[^@/]*@)?(\[[0-9a-fA-F:.]+\]|[^:/]+)(?::(\d{1,5}))?\/?$/.exec(rest) ?? [];
  const number = port === undefined ? 2375 : Number(port);
  if (name === undefined || number > LAST_PORT) return { problem: 'DOCKER_HOST is not tcp://host:port' };
  const url = `tcp://${name}:${String(number)}`;
  return { endpoint: { kind: 'tcp', host: name.replace(/^\[|\]$/g, ''), port: number, url }, why };
}
