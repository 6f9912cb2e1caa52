import { Agent } from 'node:http';
import type { CommandEndpoint, Endpoint, Surroundings, TcpEndpoint } from '../endpoint.ts';

/**
 * What opens connections to an endpoint and keeps them. TLS and child processes are loaded only where they are wanted:
 * most engines listen on a socket, and every step would pay for them at its start.
 *
 * No proxy is ever used. The docker CLI sends tcp:// through HTTP_PROXY (go-connections, sockets/sockets.go), but on
 * runners that variable is for the internet: what stands there would see, and could answer, every request for a removal.
 */
export async function agentFor(endpoint: Endpoint, surroundings: Surroundings): Promise<Agent> {
  if (endpoint.kind === 'command') return commandAgent(endpoint, surroundings);
  if (endpoint.kind === 'tcp' && endpoint.tls !== undefined) return tlsAgent(endpoint, surroundings);
  return new Agent({ keepAlive: true });
}

async function tlsAgent(endpoint: TcpEndpoint, { files }: Surroundings): Promise<Agent> {
  const { tlsOpener } = await import('./tls.ts');
  const agent = new Agent({ keepAlive: true });
  agent.createConnection = tlsOpener(endpoint, files);
  return agent;
}

/** sshd begins to drop connections when more than ten have not logged in yet (MaxStartups). */
const COMMANDS_AT_ONCE = 4;

async function commandAgent(endpoint: CommandEndpoint, surroundings: Surroundings): Promise<Agent> {
  const { commandOpener } = await import('./command.ts');
  const agent = new Agent({ keepAlive: true, maxSockets: COMMANDS_AT_ONCE });
  agent.createConnection = commandOpener(endpoint, surroundings);
  return agent;
}
