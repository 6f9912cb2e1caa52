import { choose, type Choice, type Job } from './choose.ts';
import type { Attempt } from './domain/attempt.ts';
import type { Baseline } from './domain/baseline.ts';
import { accidents } from './domain/deletions.ts';
import { judge } from './domain/judge.ts';
import { notChosen } from './domain/not-chosen.ts';
import { notReached } from './domain/outcome.ts';
import type { AskPullRequests, PullRequestAnswer } from './domain/pull-request.ts';
import type { DiskReport, HostReport } from './domain/report.ts';
import type { Container } from './domain/store.ts';
import type { Survey } from './domain/survey.ts';
import type { Outcome } from './domain/verdict.ts';
import { WHY_NOT_REACHED, type Ending } from './ending.ts';
import type { EndpointChoice, Surroundings } from './engine/endpoint.ts';
import { EngineError } from './engine/errors.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { patiently } from './look.ts';
import { tellsDisk } from './measure.ts';
import { perform, rehearse } from './perform.ts';
import { rehearseVariants, removeVariants } from './remove-variants.ts';
import { asMeantHere, refuseInputs } from './refuse-inputs.ts';
import { takeStock } from './stock.ts';
import { survey } from './survey.ts';
import { goalFor, visibleDisk } from './until-free.ts';
import { surveyVariants } from './variants.ts';
import { explainAbsent } from './what-is-there.ts';
import { withEngine } from './with-engine.ts';

/** What a walk needs to know beside the inputs. */
export interface Circumstances {
  readonly surroundings: Surroundings;
  readonly ownContainer: () => readonly string[];
  readonly ending: Ending;
  /** What was there before, if only what is new may go; none where the first phase found no engine. */
  readonly baseline: Baseline | 'none' | undefined;
  /** Throws nothing; once it is over, the answer is that there is none. */
  readonly askPullRequests: AskPullRequests;
  readonly onDone: (done: readonly Attempt[], survey: Survey) => void;
}

/** One engine's walk: from what was asked for to what became of it. */
export async function clean(
  choice: EndpointChoice,
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<HostReport> {
  const { surroundings, ending } = circumstances;
  const walked = await withEngine(choice, surroundings, ending, (engine) =>
    walk(engine, inputs, circumstances),
  );
  const { problem } = walked;
  if (problem?.kind !== 'trouble' && problem?.kind !== 'cancelled') return walked;
  // Only questions that come before the first removal end so; a removal that goes wrong is an answer.
  const cause = ending.over.aborted ? ending.cause() : undefined;
  const reason = cause === undefined ? problem.message : WHY_NOT_REACHED[cause];
  const items = inputs.images.map((wish) => notReached(wish, cause, reason));
  return { ...walked, items };
}

/** The same on an engine that is open already. */
export async function walk(engine: Engine, given: Inputs, circumstances: Circumstances): Promise<HostReport> {
  refuseInputs(given, engine.facts);
  const inputs = asMeantHere(given, engine.facts);
  const baseline = baselineFor(engine, circumstances.baseline);
  const { platforms } = inputs;
  const { ending } = circumstances;
  const askPullRequests: AskPullRequests = (numbers) =>
    inTime(circumstances.askPullRequests(numbers), ending);
  const isDiskVisible = await tellsDisk(engine, inputs, circumstances.ownContainer);
  const stock = await takeStock(engine, inputs, isDiskVisible);
  const known = { stock, isDiskVisible };
  const chosen = await choose(inputs, engine, { ...circumstances, ...known, baseline, askPullRequests });
  const { targets, warnings: before } = await explainAbsent(chosen, inputs, engine, stock);
  const choice = { ...chosen, targets };
  const rest = await whatIsNotChosen(choice, engine, inputs);
  const done =
    platforms.length > 0
      ? await removeVariantsOf(choice, engine, inputs, ending)
      : await removeImagesOf(choice, engine, inputs, ending, { ...circumstances, ...known });
  const { failures } = choice;
  const notes = [...choice.notes, ...unmeasured(done, inputs)];
  const warnings = [...before, ...(done.warnings ?? [])];
  return {
    host: engine.host,
    engine: engine.facts,
    ...done,
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(failures.length === 0 ? {} : { failures }),
    ...(rest.length === 0 ? {} : { notChosen: rest }),
  };
}

/** A step that is over has no time for the other items, either. */
async function inTime(asked: Promise<PullRequestAnswer>, { over }: Ending): Promise<PullRequestAnswer> {
  const answer = await asked;
  if (over.aborted) throw new EngineError('aborted', 'the end came while GitHub was asked');
  return answer;
}

/** Against the record of another engine, or of another store of the same one, everything would look new. */
function baselineFor(
  { engineId, facts }: Engine,
  baseline: Baseline | 'none' | undefined,
): Baseline | undefined {
  if (baseline === undefined) return undefined;
  const isSame = baseline !== 'none' && baseline.engine === engineId && baseline.store === facts.store;
  if (isSame) return baseline;
  throw new EngineError(
    'unsuitable',
    'this is not the engine, or not the image store, that was looked at when the job began, so nobody knows what is new',
  );
}

/** Whoever asked for a figure is told why there is none. */
function unmeasured({ reclaimed }: Done, { measure }: Inputs): readonly string[] {
  if (measure === 'off' || reclaimed.method !== 'off') return [];
  const why =
    measure === 'exact'
      ? 'the engine did not account for its images'
      : 'others write to the disk of the engine too, or the engine did not account for its images; `measure: exact` asks it alone';
  return [`how many bytes came back is not known: ${why}`];
}

type Done = Pick<
  HostReport,
  'items' | 'reclaimed' | 'containersRemoved' | 'containersStopping' | 'disk' | 'warnings'
>;

async function whatIsNotChosen(
  { targets, rule, failures }: Choice,
  engine: Engine,
  { dryRun, images, filters }: Inputs,
): Promise<NonNullable<HostReport['notChosen']>> {
  if (!dryRun || (filters.length === 0 && images.every(({ kind }) => kind !== 'pattern'))) return [];
  const visible = await engine.listed([]);
  return notChosen(visible, targets, {
    wishes: images,
    filters,
    baseline: rule.baseline,
    isAnswered: failures.length === 0,
  });
}

async function removeImagesOf(
  choice: Choice,
  engine: Engine,
  inputs: Inputs,
  ending: Ending,
  { onDone, stock, isDiskVisible }: Pick<Circumstances, 'onDone'> & Pick<Job, 'stock' | 'isDiskVisible'>,
): Promise<Done> {
  const { rule } = choice;
  const disk = await visibleDisk(engine, choice.containers, rule.ownContainer);
  const goal = goalFor(inputs, engine, disk);
  const full = await survey(choice, engine, inputs, stock);
  const act = inputs.dryRun ? rehearse : perform;
  const usage = stock?.usage;
  const done = await act(full, { engine, inputs, rule, goal, ending, onDone, usage, isDiskVisible });
  const items = judge(done.survey, done.attempts, done.aftermath, done.account).map((item): Outcome => {
    const backup = done.files.get(item.id ?? '');
    return backup === undefined ? item : { ...item, backup };
  });
  const now = inputs.dryRun || disk === undefined ? undefined : await patiently(engine, ending).disk();
  const { evicted, stopping } = done;
  const warnings = accidents(done.attempts, done.survey, done.aftermath);
  return {
    items,
    ...(warnings.length === 0 ? {} : { warnings }),
    reclaimed: done.account.total,
    ...(evicted.length === 0 ? {} : { containersRemoved: evicted.map(told) }),
    ...(stopping.length === 0 ? {} : { containersStopping: stopping.map(told) }),
    ...(disk === undefined ? {} : { disk: diskReport(disk, now, goal?.bytes) }),
  };
}

function told({ id, name, image, state }: Container): NonNullable<HostReport['containersRemoved']>[number] {
  return { id, name, image, state };
}

function diskReport(
  before: { readonly free: number; readonly size: number },
  after: { readonly free: number } | undefined,
  goal: number | undefined,
): DiskReport {
  return {
    size: before.size,
    freeBefore: before.free,
    ...(after === undefined ? {} : { freeAfter: after.free }),
    ...(goal === undefined ? {} : { goal }),
  };
}

async function removeVariantsOf(
  choice: Choice,
  engine: Engine,
  inputs: Inputs,
  ending: Ending,
): Promise<Done> {
  const { dryRun, measure } = inputs;
  const choices = await surveyVariants(choice, inputs, engine);
  return dryRun ? rehearseVariants(choices, measure) : removeVariants(choices, engine, measure, ending);
}
