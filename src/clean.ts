import { judge } from './domain/judge.ts';
import { notChosen } from './domain/not-chosen.ts';
import { notReached } from './domain/outcome.ts';
import type { HostReport } from './domain/report.ts';
import type { Outcome } from './domain/verdict.ts';
import { choose, type Choice } from './choose.ts';
import { openEngine } from './engine/client.ts';
import type { Surroundings } from './engine/endpoint.ts';
import { EngineError } from './engine/errors.ts';
import { chooseEndpoint } from './engine/hosts/choose.ts';
import type { Engine } from './engine/port.ts';
import { connect } from './engine/transport.ts';
import type { Inputs } from './inputs/inputs.ts';
import { perform, rehearse } from './perform.ts';
import { rehearseVariants, removeVariants } from './remove-variants.ts';
import { survey } from './survey.ts';
import { refusePlatforms, surveyVariants } from './variants.ts';
import { withinMoment } from './within-moment.ts';

/** One engine's walk: from what was asked for to what became of it. */
export async function clean(
  inputs: Inputs,
  surroundings: Surroundings,
  ownContainer: () => readonly string[],
): Promise<HostReport> {
  const choice = chooseEndpoint(surroundings);
  if ('problem' in choice) return problem('this runner', 'unsuitable', choice.problem);
  const { url } = choice.endpoint;
  const deadline = AbortSignal.timeout(inputs.timeoutMs);
  const transport = await connect(choice.endpoint, surroundings);
  try {
    let engine: Engine;
    try {
      engine = await openEngine(transport, deadline);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return problem(url, error.fault === 'unsuitable' ? 'unsuitable' : 'no-engine', error.message);
    }
    return await walk(engine, inputs, deadline, ownContainer);
  } catch (error) {
    // Only questions that come before the first removal throw this; a removal that goes wrong is an answer.
    if (!(error instanceof EngineError)) throw error;
    const message = `${error.message}; nothing was removed`;
    return {
      ...problem(url, 'trouble', message),
      items: inputs.images.map((item) => notReached(item, error.message)),
    };
  } finally {
    transport.close();
  }
}

async function walk(
  engine: Engine,
  inputs: Inputs,
  deadline: AbortSignal,
  ownContainer: () => readonly string[],
): Promise<HostReport> {
  const { platforms } = inputs;
  if (platforms.length > 0)
    refusePlatforms(engine.facts, platforms.map(({ requested }) => requested).join(', '));
  const choice = await choose(inputs, engine, ownContainer);
  const rest = await whatIsNotChosen(choice, engine, inputs);
  const done = platforms.length > 0 ? removeVariantsOf : removeImagesOf;
  const { notes } = choice;
  return {
    host: engine.host,
    engine: engine.facts,
    ...(await done(choice, engine, inputs, deadline)),
    ...(notes.length === 0 ? {} : { notes }),
    ...(rest.length === 0 ? {} : { notChosen: rest }),
  };
}

type Done = Pick<HostReport, 'items' | 'reclaimed'>;

async function whatIsNotChosen(
  { targets }: Choice,
  engine: Engine,
  { dryRun, images, filters }: Inputs,
): Promise<NonNullable<HostReport['notChosen']>> {
  if (!dryRun || (filters.length === 0 && images.every(({ kind }) => kind !== 'pattern'))) return [];
  const visible = await engine.listed([]);
  return withinMoment('images', () => notChosen(visible, targets, images, filters));
}

async function removeImagesOf(
  choice: Choice,
  engine: Engine,
  inputs: Inputs,
  deadline: AbortSignal,
): Promise<Done> {
  const before = await survey(choice, engine, inputs);
  const { attempts, aftermath, account, files } = inputs.dryRun
    ? await rehearse(before, engine, inputs)
    : await perform(before, engine, inputs, deadline);
  const items = judge(before, attempts, aftermath, account).map((item): Outcome => {
    const backup = files.get(item.id ?? '');
    return backup === undefined ? item : { ...item, backup };
  });
  return { items, reclaimed: account.total };
}

async function removeVariantsOf(
  choice: Choice,
  engine: Engine,
  { platforms, dryRun, measure }: Inputs,
  deadline: AbortSignal,
): Promise<Done> {
  const choices = await surveyVariants(choice, platforms, engine);
  return dryRun ? rehearseVariants(choices, measure) : removeVariants(choices, engine, measure, deadline);
}

function problem(
  host: string,
  kind: NonNullable<HostReport['problem']>['kind'],
  message: string,
): HostReport {
  return { host, items: [], reclaimed: { method: 'off' }, problem: { kind, message } };
}
