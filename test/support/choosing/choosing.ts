import type { EngineSession } from '../../../src/choose/engine-session.ts';
import { choose, type Choice } from '../../../src/choose/choose.ts';
import { clean } from '../../../src/step/clean.ts';
import { report, type Report } from '../../../src/report/report.ts';
import { openEngine } from '../../../src/engine/greeting.ts';
import { deadlineOf } from '../../../src/engine/deadline.ts';
import type { Engine } from '../../../src/engine/port.ts';
import type { EndpointChoice, Surroundings } from '../../../src/engine/endpoint.ts';
import { chooseEndpoint } from '../../../src/engine/find/choose-endpoint.ts';
import { connect } from '../../../src/engine/transport.ts';
import { parseInputs, type Inputs } from '../../../src/inputs/inputs.ts';
import { files } from '../../../src/runner/files.ts';
import { nameOf } from './listing.ts';
import { untouched } from '../../../src/model/outcome.ts';

/** What the action would choose, without the process around it: a table of a hundred choices takes seconds. */
export async function choiceOn(host: string, inputs: Readonly<Record<string, string>>): Promise<Choice> {
  const parsed = parseInputs((name) => inputs[name] ?? '');
  return withEngine(host, (engine) => choose(sessionOn(engine, parsed)));
}

function sessionOn(engine: Engine, inputs: Inputs): EngineSession {
  return {
    engine,
    inputs,
    deadline: deadlineOf(inputs.timeoutMs, new AbortController().signal),
    baseline: undefined,
    ownContainer: () => [],
    askPullRequests,
    onDone: () => undefined,
    debug: undefined,
  };
}

/** What this code can ask an engine, without a step around it. */
export async function withEngine<Result>(
  host: string,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const found = endpointOf(host);
  if ('problem' in found) throw new Error(found.problem);
  const transport = await connect(found.endpoint, surroundingsOf(host));
  try {
    return await work(await openEngine(transport, new AbortController().signal, ''));
  } finally {
    transport.close();
  }
}

/** What needs GitHub is tested with the bundle: test/engines/pull-requests. */
function askPullRequests(): Promise<never> {
  return Promise.reject(new Error('no pattern here asks for pull requests'));
}

/** What of it is not left alone, as people write it. */
export function namesIn({ targets, protections }: Choice): readonly string[] {
  return targets
    .filter((target) => target.kind !== 'absent' && !protections.has(target))
    .map((target) => nameOf(untouched(target, { verdict: 'kept' })))
    .toSorted();
}

/** The step without its process: its whole report, and the failure that it would end with. */
export async function runOn(host: string, inputs: Readonly<Record<string, string>>): Promise<Report> {
  const parsed = parseInputs((name) => inputs[name] ?? '');
  const cleaned = await withEngine(host, (engine) => clean(sessionOn(engine, parsed)));
  return report([cleaned], parsed);
}

function endpointOf(host: string): EndpointChoice {
  return chooseEndpoint(surroundingsOf(host));
}

function surroundingsOf(host: string): Surroundings {
  return {
    platform: 'linux',
    env: { DOCKER_HOST: host },
    home: undefined,
    userId: undefined,
    machine: '',
    files,
  };
}
