import { type Choice, choose } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { explainAbsent } from '../choose/explain-absent.ts';
import { notChosen } from '../choose/not-chosen.ts';
import { withPodmanNames } from '../choose/podman-names.ts';
import { type Deadline, withTimeToLook } from '../engine/deadline.ts';
import { EngineError } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { accidents } from '../measure/account.ts';
import type { Baseline } from '../model/baseline.ts';
import { builderCommands, buildersAmong } from '../model/builder.ts';
import type { CacheResult } from '../model/build-cache.ts';
import type { Container } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import type { Disk } from '../model/image.ts';
import { type Beside, leftBehind, type LeftBehind } from '../model/left-behind.ts';
import { notReached, type Outcome, WHY_NOT_REACHED } from '../model/outcome.ts';
import { goalFor } from '../plan/goal.ts';
import { surveyVariants } from '../plan/survey-variants.ts';
import { takeSurvey } from '../plan/survey.ts';
import { cleanUp } from '../remove/clean-up.ts';
import { choiceLines, resultLines } from '../remove/debug-lines.ts';
import { lookBeside } from '../remove/look-beside.ts';
import type { RemovalResult } from '../remove/perform.ts';
import { predictVariants, removeVariants } from '../remove/remove-variants.ts';
import { cacheReport } from '../report/build-cache.ts';
import { containersLeft, leftBehindUnknown } from '../report/left-behind.ts';
import type { DiskReport, HostReport, ReportedContainer } from '../report/report.ts';
import { verdictsOf } from '../report/verdicts.ts';
import { refuseInputs, visibleDisk } from './engines.ts';

/** Cleans one engine, from the inputs to the report. */
export async function clean(givenSession: EngineSession): Promise<HostReport> {
  const { engine } = givenSession;
  refuseInputs(givenSession.inputs, engine.facts);
  const { hasLocalNames } = TRAITS[engine.facts.store];
  const session = hasLocalNames
    ? { ...givenSession, inputs: withPodmanNames(givenSession.inputs) }
    : givenSession;
  const { inputs } = session;
  const chosen = await choose(session);
  const needsExplanation = inputs.keep.length > 0 || chosen.targets.some(({ kind }) => kind === 'absent');
  const { targets, warnings: keepWarnings } = needsExplanation
    ? await explainAbsent(chosen, session)
    : { ...chosen, warnings: [] };
  const choice = { ...chosen, targets };
  session.debug?.(choiceLines(choice));
  const notChosenImages = await findNotChosen(choice, session);
  const { beside, containersNotRemoved, ...removed } =
    inputs.platforms.length > 0
      ? await removeVariantsOf(choice, session)
      : await removeImagesOf(choice, session);
  const failures = [
    ...choice.failures,
    ...(removed.failures ?? []),
    ...(containersNotRemoved.length === 0 ? [] : [containersLeft(containersNotRemoved)]),
  ];
  const left = leftBehindOf(beside, removed, session);
  const notes = [
    ...choice.notes,
    ...notesOnMeasure(removed, inputs),
    ...builderNotes(choice, inputs),
    ...left.notes,
  ];
  const warnings = [...keepWarnings, ...(removed.warnings ?? [])];
  return {
    host: engine.host,
    engine: engine.facts,
    ...removed,
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(failures.length === 0 ? {} : { failures }),
    ...(notChosenImages.length === 0 ? {} : { notChosen: notChosenImages }),
    ...(left.entries.length === 0 ? {} : { leftBehind: left.entries }),
  };
}

/** The cache of the engine's own builder is cleaned; those of others are named. */
function builderNotes({ containers }: Choice, { buildCache }: Inputs): readonly string[] {
  if (buildCache.kind === 'keep') return [];
  return buildersAmong(containers).map(
    (name) =>
      `the builder ${name} of buildx keeps a cache of its own; \`${builderCommands(name).pruneCommand}\` removes it`,
  );
}

/** What the job added and this step leaves alone, and what nobody knows of it. */
function leftBehindOf(
  beside: Beside | undefined,
  { containersRemoved = [] }: Pick<HostReport, 'containersRemoved'>,
  { baseline, ownContainer }: EngineSession,
): { readonly entries: readonly LeftBehind[]; readonly notes: readonly string[] } {
  if (beside === undefined || baseline === undefined) return { entries: [], notes: [] };
  const going = new Set(containersRemoved.map(({ id }) => id));
  const entries = leftBehind(beside, { baseline, ownContainer: ownContainer(), going });
  return { entries, notes: leftBehindUnknown(beside, baseline) };
}

type Removed = Pick<
  HostReport,
  | 'items'
  | 'reclaimed'
  | 'containersRemoved'
  | 'containersStopping'
  | 'disk'
  | 'warnings'
  | 'buildCache'
  | 'failures'
> & {
  readonly containersNotRemoved: RemovalResult['containersNotRemoved'];
  readonly beside: Beside | undefined;
};

/** Says why there is no figure, if one was asked for. */
function notesOnMeasure({ reclaimed }: Pick<Removed, 'reclaimed'>, { measure }: Inputs): readonly string[] {
  if (measure === 'off' || reclaimed.method !== 'off') return [];
  return ['the number of bytes freed is not known: the engine did not tell the sizes of what was removed'];
}

/** What a dry run lists beside the items. */
async function findNotChosen(
  { targets, rule, failures }: Choice,
  { engine, inputs: { dryRun: isDryRun, images, filters } }: EngineSession,
): Promise<NonNullable<HostReport['notChosen']>> {
  if (!isDryRun || (filters.length === 0 && images.every(({ kind }) => kind !== 'pattern'))) return [];
  const visible = await engine.listed([]);
  return notChosen(visible, targets, {
    selectors: images,
    filters,
    baseline: rule.baseline,
    isAnswered: failures.length === 0,
  });
}

async function removeImagesOf(choice: Choice, session: EngineSession): Promise<Removed> {
  const { engine, inputs, deadline } = session;
  const disk = await visibleDisk(engine, choice.containers, choice.rule.ownContainer);
  const goal = inputs.untilFree === undefined ? undefined : goalFor(inputs.untilFree, engine, disk);
  const survey = await takeSurvey(choice, session);
  const result = await cleanUp(survey, session, choice, goal);
  session.debug?.(resultLines(result));
  const { containersRemoved, containersStopping, files } = result;
  const items = verdictsOf(result).map((item): Outcome => {
    const backup = files.get(item.id ?? '');
    return backup === undefined ? item : { ...item, backup };
  });
  const warnings = accidents(result.attempts, result.survey, result.stateAfter);
  const diskAfter =
    inputs.dryRun || disk === undefined ? undefined : await withTimeToLook(engine, deadline).disk();
  return {
    items,
    containersNotRemoved: result.containersNotRemoved,
    beside: result.beside,
    ...(warnings.length === 0 ? {} : { warnings }),
    reclaimed: { ...result.reclaimed, ...(result.parts === undefined ? {} : { parts: result.parts }) },
    ...cacheParts(result.cache, engine),
    ...(containersRemoved.length === 0 ? {} : { containersRemoved: containersRemoved.map(reported) }),
    ...(containersStopping.length === 0 ? {} : { containersStopping: containersStopping.map(reported) }),
    ...(disk === undefined ? {} : { disk: diskReport(disk, diskAfter, goal?.bytes) }),
  };
}

/** The step fails where it did not do with the cache what was asked for. */
function cacheParts(
  cache: CacheResult | undefined,
  { facts }: Engine,
): Pick<HostReport, 'buildCache' | 'failures'> {
  if (cache === undefined) return {};
  const { failure } = cache;
  return {
    buildCache: cacheReport(cache, facts),
    ...(failure === undefined ? {} : { failures: [failure] }),
  };
}

function reported({ id, name, image, state }: Container): ReportedContainer {
  return { id, name, image, state };
}

function diskReport(before: Disk, after: Disk | undefined, goal: number | undefined): DiskReport {
  return {
    size: before.size,
    freeBefore: before.free,
    ...(after === undefined ? {} : { freeAfter: after.free }),
    ...(goal === undefined ? {} : { goal }),
  };
}

async function removeVariantsOf(choice: Choice, session: EngineSession): Promise<Removed> {
  const { dryRun: isDryRun, measure } = session.inputs;
  const choices = await surveyVariants(choice, session);
  const removed = isDryRun ? predictVariants(choices, measure) : await removeVariants(choices, session);
  const { engine, deadline, baseline } = session;
  const beside =
    baseline === undefined ? undefined : await lookBeside(withTimeToLook(engine, deadline), baseline);
  return { ...removed, containersNotRemoved: [], beside };
}

/** Compared with the record of another engine or store, everything would look new. */
export function sameEngine({ engineId, facts }: Engine, baseline: Baseline | undefined): Baseline {
  if (baseline?.engine === engineId && baseline.store === facts.store) return baseline;
  throw new EngineError(
    'unsuitable',
    'this is not the engine, or not the image store, that was looked at when the job began, so what is new is unknown',
  );
}

/** The outcome of each item where the engine failed, or the step ended, before the first removal. */
export function itemsNotReached(
  problem: HostReport['problem'],
  { images }: Pick<Inputs, 'images'>,
  { stopStarting, cause }: Deadline,
): readonly Outcome[] {
  // A removal that fails is an answer and not a problem of the engine.
  if (problem?.kind !== 'trouble' && problem?.kind !== 'cancelled') return [];
  const ended = stopStarting.aborted ? cause() : undefined;
  const reason = ended === undefined ? problem.message : WHY_NOT_REACHED[ended];
  return images.map((selector) => notReached(selector, ended, reason));
}
