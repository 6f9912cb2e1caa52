import { rememberingMounts } from '../engine/client.ts';
import type { Deadline } from '../engine/deadline.ts';
import type { Endpoint, EndpointChoice, Surroundings } from '../engine/endpoint.ts';
import { EngineError } from '../engine/errors.ts';
import { shown } from '../engine/find/address.ts';
import { chooseEndpoint, resolveHost } from '../engine/find/choose-endpoint.ts';
import { openEngine } from '../engine/greeting.ts';
import type { Engine } from '../engine/port.ts';
import { connect } from '../engine/transport.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { isOwn, takesRunning } from '../model/container-rule.ts';
import type { Container } from '../model/container.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import type { Disk } from '../model/image.ts';
import { InputError, type Problem } from '../model/input-error.ts';
import { WHY_NOT_REACHED } from '../model/outcome.ts';
import { minorOf } from '../model/text.ts';
import { storeName } from '../report/phrases.ts';
import type { HostReport } from '../report/report.ts';
import type { StepContext } from './phases.ts';

/** Throws for inputs that this kind of engine understands differently. */
export function refuseInputs(inputs: Inputs, facts: EngineFacts): void {
  const { platforms, force, containers, noPrune, buildCache } = inputs;
  if (platforms.length > 0) refusePlatforms(facts, platforms.map(({ requested }) => requested).join(', '));
  const { forceTakesContainers, knowsNoPruneSince } = TRAITS[facts.store];
  const problems: Problem[] = [];
  if (force && forceTakesContainers && !takesRunning(containers)) {
    const allowed = `lets ${facts.name} remove the containers of an image too, in older versions running ones among them; write \`containers: all\` beside it if that is meant, or leave it out; nothing was removed`;
    problems.push({ input: 'force', value: 'true', allowed });
  }
  if (noPrune && minorOf(facts.apiVersion) < knowsNoPruneSince) {
    const allowed = `is not known to ${facts.name} with API ${facts.apiVersion}, which takes untagged parents along all the same; leave it out, and name in \`keep\` what must stay; nothing was removed`;
    problems.push({ input: 'no-prune', value: 'true', allowed });
  }
  if (buildCache.kind !== 'keep' && !TRAITS[facts.store].hasBuildCache) {
    const allowed = `is for Docker: ${facts.name} keeps its build cache as images, so choose those (\`images: '**'\` with \`filters: dangling=true\`); nothing was removed`;
    problems.push({ input: 'build-cache', value: buildCache.kind, allowed });
  }
  if (problems.length > 0) throw new InputError(problems);
}

const FIRST_API_WITH_PLATFORMS = 50;

/** Engines that do not know the parameter ignore it, and delete the whole image. */
function refusePlatforms(facts: EngineFacts, text: string): void {
  const { apiVersion, name, version } = facts;
  if (TRAITS[facts.store].removesVariants && minorOf(apiVersion) >= FIRST_API_WITH_PLATFORMS) return;
  const here = `${name} ${version} with API ${apiVersion} and the ${storeName(facts)}`;
  const allowed = `needs an engine with API 1.50 and the containerd image store, and this is ${here}; nothing was removed`;
  throw new InputError([{ input: 'platforms', value: text, allowed }]);
}

/** Undefined where this runs in a container of the engine: the folder of that name would be another one. */
export async function visibleDisk(
  engine: Engine,
  containers: readonly Container[],
  ownContainer: readonly string[],
): Promise<Disk | undefined> {
  return containers.some((container) => isOwn(container, ownContainer)) ? undefined : engine.disk();
}

/** The engines to work on, each once. All of `hosts` is checked before any engine is asked. */
export function enginesOf(hosts: readonly string[], surroundings: Surroundings): readonly EndpointChoice[] {
  if (hosts.length === 0) return [chooseEndpoint(surroundings)];
  const found = hosts.map((line) => ({ line, choice: resolveHost(line, surroundings) }));
  const problems = found.flatMap(({ line, choice }) =>
    'problem' in choice
      ? [{ input: 'hosts', value: shown(line).slice(1, -1), allowed: `is refused: ${choice.problem}` }]
      : [],
  );
  if (problems.length > 0) throw new InputError(problems);
  const choices = found.flatMap(({ choice }) => ('endpoint' in choice ? choice : []));
  return [...new Map(choices.map((choice) => [placeOf(choice.endpoint, surroundings), choice])).values()];
}

/** A link to a socket leads to the same engine. A named pipe is not looked at, since that takes one of its places. */
function placeOf(endpoint: Endpoint, { platform, files }: Surroundings): string {
  if (endpoint.kind !== 'socket' || platform === 'win32') return endpoint.url;
  return files.realPath(endpoint.path) ?? endpoint.url;
}

/** Connects to an engine and does work on it. An error of the engine becomes a problem in the report. */
export async function withEngine(
  choice: EndpointChoice,
  { surroundings, debug }: Pick<StepContext, 'surroundings' | 'debug'>,
  deadline: Deadline,
  work: (engine: Engine) => Promise<HostReport>,
): Promise<HostReport> {
  if ('problem' in choice) return problem('this runner', 'unsuitable', choice.problem);
  const { why } = choice;
  const { url } = choice.endpoint;
  const opened = await connect(choice.endpoint, surroundings);
  debug?.([`the engine at ${url} was chosen: ${why}`]);
  const transport =
    debug === undefined
      ? opened
      : (await import('../engine/told-requests.ts')).tellingRequests(opened, debug);
  let engine: Engine | undefined;
  try {
    try {
      engine = rememberingMounts(await openEngine(transport, deadline.stopStarting, surroundings.machine));
      const { facts, storeSize, engineId } = engine;
      debug?.([`the engine says: ${JSON.stringify({ ...facts, images: storeSize, engineId })}`]);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (deadline.stopStarting.aborted) return { ...ended(url, error, deadline), why };
      // `why` helps most here: it shows why this engine was tried and no other.
      return { ...problem(url, kindOfFailedGreeting(error), error.message), why };
    }
    return { ...(await work(engine)), why };
  } catch (error) {
    // After the first removal, the report must not say that nothing was removed.
    if (!(error instanceof EngineError) || engine?.hasActed() === true) throw error;
    return { ...ended(url, error, deadline), why };
  } finally {
    transport.close();
  }
}

/** An engine that refuses a question is there, so `no-engine: skip` must not pass over it. */
function kindOfFailedGreeting({ fault, status = 0 }: EngineError): 'no-engine' | 'unsuitable' {
  const isThere = fault === 'unsuitable' || fault === 'nonsense' || (fault === 'status' && status < 500);
  return isThere ? 'unsuitable' : 'no-engine';
}

function ended(url: string, { fault, message }: EngineError, { stopStarting, cause }: Deadline): HostReport {
  const isCancelled = stopStarting.aborted && cause() === 'cancelled';
  return isCancelled
    ? problem(url, 'cancelled', `${WHY_NOT_REACHED.cancelled}; nothing was removed`)
    : problem(url, fault === 'unsuitable' ? 'unsuitable' : 'trouble', `${message}; nothing was removed`);
}

function problem(
  host: string,
  kind: NonNullable<HostReport['problem']>['kind'],
  message: string,
): HostReport {
  return { host, items: [], reclaimed: { method: 'off' }, problem: { kind, message } };
}
