import type { Endpoint, EndpointChoice, Surroundings } from '../endpoint.ts';
import { parseAddress, shown, URLS } from './address.ts';
import { currentContext, endpointOfContext, isContextName } from './context.ts';
import { otherSockets } from './other-sockets.ts';
import { tlsOfEnvironment } from './tls-files.ts';

type Resolver = (surroundings: Surroundings) => EndpointChoice | undefined;

/** In the order of the docker CLI (docker/cli, cli/command/cli.go: resolveContextName); the first answer wins. */
const RESOLVERS: readonly Resolver[] = [byDockerHost, byDockerContext, byCurrentContext];

/** The engine that the docker CLI would use, or a problem if that is not clear: the wrong engine is worse than none. */
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
    : {
        problem: `${shown(line)} in hosts is neither a docker context nor a ${URLS} address${tcpAdvice(line)}`,
      };
}

/** Only for a host with a port, which cannot hold a password. */
function tcpAdvice(line: string): string {
  return /^(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i.test(line) ? `; write tcp://${line}` : '';
}

/** The name that stands for no context. */
const DEFAULT = 'default';

function byDockerHost(surroundings: Surroundings): EndpointChoice | undefined {
  const written = surroundings.env['DOCKER_HOST'] ?? '';
  if (written === '') return undefined;
  const host = written.trim();
  // The docker CLI ignores the contexts even for a DOCKER_HOST of blanks.
  if (host === '') return byDefault(surroundings);
  const overridden = overriddenContext(surroundings);
  const why = overridden === undefined ? 'DOCKER_HOST' : `DOCKER_HOST, which overrides ${overridden}`;
  // Leave a bare path to be refused: newer CLIs read it as a socket, older ones as a path at tcp://localhost.
  const isBare = !host.includes('://') && !/^[./\\]/.test(host);
  return byUrl(isBare ? `tcp://${host}` : host, `DOCKER_HOST ${shown(host)}`, why, surroundings);
}

function overriddenContext(surroundings: Surroundings): string | undefined {
  const inEnvironment = surroundings.env['DOCKER_CONTEXT'] ?? '';
  if (inEnvironment !== '')
    return inEnvironment === DEFAULT ? undefined : describeContext(inEnvironment, VARIABLE);
  const current = currentContext(surroundings);
  return typeof current === 'string' && current !== DEFAULT ? describeContext(current, CURRENT) : undefined;
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

type ContextSource = typeof VARIABLE | typeof CURRENT | 'hosts';

function byContext(name: string, source: ContextSource, surroundings: Surroundings): EndpointChoice {
  const why = describeContext(name, source);
  const found = endpointOfContext(name, why, surroundings);
  return 'problem' in found ? found : chosen(found.endpoint, why);
}

function describeContext(name: string, source: ContextSource): string {
  return source === CURRENT
    ? `the current docker context ${shown(name)}`
    : `the docker context ${shown(name)} of ${source}`;
}

const TLS_HOST = 'tcp://localhost:2376';

function byDefault(surroundings: Surroundings): EndpointChoice {
  // With TLS and no address the CLI does not use the socket: docker/cli, opts/hosts.go.
  if (tlsOfEnvironment(surroundings) !== undefined) {
    const why = 'the default with TLS, since DOCKER_HOST is not set';
    return byUrl(TLS_HOST, TLS_HOST, why, surroundings);
  }
  const why = 'the default socket';
  if (surroundings.platform === 'win32') {
    // Do not look: opening a named pipe would use up one of its instances.
    return { endpoint: socketAt('npipe', '//./pipe/docker_engine'), why };
  }
  const path = '/var/run/docker.sock';
  const advice = otherSockets(surroundings, path);
  return { endpoint: { ...socketAt('unix', path), ...(advice === undefined ? {} : { advice }) }, why };
}

function socketAt(scheme: string, path: string): Endpoint {
  return { kind: 'socket', path, url: `${scheme}://${path}` };
}

const USUAL_PORT = 2375;

/** @param subject the beginning of the message about a wrong address */
function byUrl(text: string, subject: string, why: string, surroundings: Surroundings): EndpointChoice {
  const address = parseAddress(text, USUAL_PORT);
  if ('problem' in address) return { problem: `${subject} ${address.problem}` };
  if (address.kind === 'socket') return chosen(address, why);
  const { url } = address;
  if (address.kind === 'ssh') return chosen({ kind: 'command', flags: [`--host=${url}`], url }, why);
  const tls = tlsOfEnvironment(surroundings);
  if (tls !== undefined && 'problem' in tls) return tls;
  return chosen({ ...address, ...(tls === undefined ? {} : { tls }) }, why);
}

/** The log must show when any server could pose as the engine. */
function chosen(endpoint: Endpoint, why: string): EndpointChoice {
  const isUnverified = endpoint.kind === 'tcp' && endpoint.tls?.verify === false;
  return { endpoint, why: isUnverified ? `${why}; its certificate is not verified` : why };
}
