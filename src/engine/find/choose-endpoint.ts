import type { Endpoint, EndpointChoice, Surroundings } from '../endpoint.ts';
import { parseAddress, shown, URLS } from './address.ts';
import { currentContext, endpointOfContext, isContextName } from './context.ts';
import { otherSockets } from './other-sockets.ts';
import { tlsOfEnvironment } from './tls-files.ts';

type Resolver = (surroundings: Surroundings) => EndpointChoice | undefined;

/** As the docker CLI decides (docker/cli, cli/command/cli.go: resolveContextName). The first that knows an answer wins. */
const RESOLVERS: readonly Resolver[] = [byDockerHost, byDockerContext, byCurrentContext];

/** The engine that the docker CLI would use, or why not that one: the wrong engine is worse than none. */
export function chooseEndpoint(surroundings: Surroundings): EndpointChoice {
  for (const resolve of RESOLVERS) {
    const choice = resolve(surroundings);
    if (choice !== undefined) return choice;
  }
  return byDefault(surroundings);
}

/** One line of the input `hosts`: a docker context, or a URL. */
export function resolveHost(text: string, surroundings: Surroundings): EndpointChoice {
  const line = text.trim();
  if (line.includes('://')) return byUrl(line, `${shown(line)} in hosts`, 'hosts', surroundings);
  if (line === DEFAULT) return byDockerHost(surroundings) ?? byDefault(surroundings);
  return isContextName(line)
    ? byContext(line, 'hosts', surroundings)
    : { problem: `${shown(line)} in hosts is neither a docker context nor a ${URLS} address${asTcp(line)}` };
}

/** A host with a port, and nothing that could be a password. */
function asTcp(line: string): string {
  return /^(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i.test(line) ? `; write tcp://${line}` : '';
}

/** The context that is no context: what there would be if nobody had ever made one. */
const DEFAULT = 'default';

function byDockerHost(surroundings: Surroundings): EndpointChoice | undefined {
  const written = surroundings.env['DOCKER_HOST'] ?? '';
  if (written === '') return undefined;
  const host = written.trim();
  // Blanks are enough to overrule the contexts.
  if (host === '') return byDefault(surroundings);
  const overruled = overruledContext(surroundings);
  const why = overruled === undefined ? 'DOCKER_HOST' : `DOCKER_HOST, which goes before ${overruled}`;
  // Newer CLIs take a path for a socket, older ones for a path at tcp://localhost: whoever wrote it has to say.
  const isBare = !host.includes('://') && !/^[./\\]/.test(host);
  return byUrl(isBare ? `tcp://${host}` : host, `DOCKER_HOST ${shown(host)}`, why, surroundings);
}

function overruledContext(surroundings: Surroundings): string | undefined {
  const inEnvironment = surroundings.env['DOCKER_CONTEXT'] ?? '';
  if (inEnvironment !== '') return inEnvironment === DEFAULT ? undefined : sentenced(inEnvironment, VARIABLE);
  const current = currentContext(surroundings);
  return typeof current === 'string' && current !== DEFAULT ? sentenced(current, CURRENT) : undefined;
}

function byDockerContext(surroundings: Surroundings): EndpointChoice | undefined {
  const name = surroundings.env['DOCKER_CONTEXT'] ?? '';
  if (name === '') return undefined;
  return name === DEFAULT ? byDefault(surroundings) : byContext(name, VARIABLE, surroundings);
}

function byCurrentContext(surroundings: Surroundings): EndpointChoice | undefined {
  const name = currentContext(surroundings);
  if (name === undefined || typeof name === 'object') return name;
  return name === DEFAULT ? undefined : byContext(name, CURRENT, surroundings);
}

const VARIABLE = 'DOCKER_CONTEXT';

const CURRENT = 'current';

type Namer = typeof VARIABLE | typeof CURRENT | 'hosts';

function byContext(name: string, namer: Namer, surroundings: Surroundings): EndpointChoice {
  const why = sentenced(name, namer);
  const found = endpointOfContext(name, why, surroundings);
  return 'problem' in found ? found : chosen(found.endpoint, why);
}

function sentenced(name: string, namer: Namer): string {
  return namer === CURRENT
    ? `the current docker context ${shown(name)}`
    : `the docker context ${shown(name)} of ${namer}`;
}

const TLS_HOST = 'tcp://localhost:2376';

function byDefault(surroundings: Surroundings): EndpointChoice {
  const { platform, files } = surroundings;
  // With TLS and no address the CLI does not take the socket: docker/cli, opts/hosts.go.
  if (tlsOfEnvironment(surroundings) !== undefined) {
    const why = 'the default with TLS, since DOCKER_HOST is not set';
    return byUrl(TLS_HOST, TLS_HOST, why, surroundings);
  }
  const why = 'the default socket';
  if (platform === 'win32') {
    // Looking at a named pipe would take one of its places.
    return { endpoint: socketAt('npipe', '//./pipe/docker_engine'), why };
  }
  const path = '/var/run/docker.sock';
  const hint = files.kind(path) === undefined ? otherSockets(surroundings) : undefined;
  return { endpoint: { ...socketAt('unix', path), ...(hint === undefined ? {} : { hint }) }, why };
}

function socketAt(scheme: string, path: string): Endpoint {
  return { kind: 'socket', path, url: `${scheme}://${path}` };
}

const USUAL_PORT = 2375;

/** @param whose begins the sentence about what is wrong with it */
function byUrl(text: string, whose: string, why: string, surroundings: Surroundings): EndpointChoice {
  const address = parseAddress(text, USUAL_PORT);
  if ('problem' in address) return { problem: `${whose} ${address.problem}` };
  if (address.kind === 'socket') return chosen(address, why);
  const { url } = address;
  if (address.kind === 'ssh') return chosen({ kind: 'command', flags: [`--host=${url}`], url }, why);
  const tls = tlsOfEnvironment(surroundings);
  if (tls !== undefined && 'problem' in tls) return tls;
  return chosen({ ...address, ...(tls === undefined ? {} : { tls }) }, why);
}

/** Whoever reads the log should know when anybody could be at the other end. */
function chosen(endpoint: Endpoint, why: string): EndpointChoice {
  const isUnverified = endpoint.kind === 'tcp' && endpoint.tls?.verify === false;
  return { endpoint, why: isUnverified ? `${why}; nobody verifies its certificate` : why };
}
