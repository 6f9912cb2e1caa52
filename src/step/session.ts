import { openEngine } from '../engine/client.ts';
import type { Deadline } from '../engine/deadline.ts';
import type { EndpointChoice, Surroundings } from '../engine/endpoint.ts';
import { EngineError } from '../engine/errors.ts';
import { rememberingMounts } from '../engine/mounts.ts';
import type { Engine } from '../engine/port.ts';
import { connect } from '../engine/transport.ts';
import { WHY_NOT_REACHED } from '../model/outcome.ts';
import type { HostReport } from '../report/report.ts';

/** Greets an engine, and lets work be done on it; what an engine does wrong ends as a problem in the report. */
export async function withEngine(
  choice: EndpointChoice,
  surroundings: Surroundings,
  ending: Deadline,
  work: (engine: Engine) => Promise<HostReport>,
): Promise<HostReport> {
  if ('problem' in choice) return problem('this runner', 'unsuitable', choice.problem);
  const { why } = choice;
  const { url } = choice.endpoint;
  const transport = await connect(choice.endpoint, surroundings);
  let engine: Engine | undefined;
  try {
    try {
      engine = rememberingMounts(await openEngine(transport, ending.over, surroundings.machine));
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      if (ending.over.aborted) return { ...ended(url, error, ending), why };
      const kind = error.fault === 'unsuitable' ? 'unsuitable' : 'no-engine';
      // Most of all here: whoever meant another engine sees where this one comes from.
      return { ...problem(url, kind, error.message), why };
    }
    return { ...(await work(engine)), why };
  } catch (error) {
    // Once it was asked for a removal, nobody may say that nothing was removed.
    if (!(error instanceof EngineError) || engine?.hasActed() === true) throw error;
    return { ...ended(url, error, ending), why };
  } finally {
    transport.close();
  }
}

function ended(url: string, { fault, message }: EngineError, { over, cause }: Deadline): HostReport {
  const isCancelled = over.aborted && cause() === 'cancelled';
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
