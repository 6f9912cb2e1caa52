import type { Step } from '../../../testbed/runner/run-step.ts';
import { faultyEngine, type Fate } from '../faults/faulty-engine.ts';
import { aJob } from '../job/a-job.ts';
import type { EngineUnderTest } from '../engines/on-engines.ts';
import { stepIn, type Told } from '../engines/step.ts';

type Texts = Readonly<Record<string, string>>;

/** Something that another client does as soon as a request of this kind comes for the nth time, before the engine hears of it. */
export interface Event {
  readonly asked: RegExp;
  /** The first time unless said. */
  readonly nth?: number;
  readonly happens: () => Promise<unknown>;
}

interface Disturbed extends AsyncDisposable {
  readonly host: string;
  /** From then on it counts. */
  begin(): void;
  readonly requests: readonly string[];
}

async function disturbed(engine: EngineUnderTest, { asked, nth = 1, happens }: Event): Promise<Disturbed> {
  let count = -Infinity;
  const failures: unknown[] = [];
  const proxy = await faultyEngine(engine.host.replace('unix://', ''), async (line): Promise<Fate> => {
    if (asked.test(line)) {
      count += 1;
      if (count === nth) await happens().catch((error: unknown) => failures.push(error));
    }
    return 'forward';
  });
  return {
    host: proxy.host,
    requests: proxy.requests,
    begin: () => {
      count = 0;
    },
    [Symbol.asyncDispose]: async () => {
      await proxy[Symbol.asyncDispose]();
      if (failures.length > 0) throw failures[0];
      if (count < nth)
        throw new Error(`${String(asked)} came too seldom (${count}):\n${proxy.requests.join('\n')}`);
    },
  };
}

/** A step that another client gets in the way of. */
export async function stepWhile(
  engine: EngineUnderTest,
  inputs: Texts,
  event: Event,
  more: Partial<Step> = {},
): Promise<Told> {
  await using proxy = await disturbed(engine, event);
  proxy.begin();
  return await stepIn({ DOCKER_HOST: proxy.host }, inputs, more);
}

/** The same with the post phase of a job. */
export async function postPhaseWhile(
  engine: EngineUnderTest,
  inputs: Texts,
  theJob: () => Promise<unknown>,
  event: Event,
): Promise<Told> {
  await using proxy = await disturbed(engine, event);
  const job = await aJob();
  const first = await job.phase(proxy.host, inputs);
  await theJob();
  proxy.begin();
  return await job.phase(proxy.host, inputs, { state: first.state });
}

/** The list of containers comes once with the choice, and then before each removal. */
export const beforeTheRemoval = { asked: /^GET .*\/containers\/json/, nth: 2 };
export const whileContainersStop = { asked: /^POST .*\/stop/ };
export const whileSaving = { asked: /^GET .*\/images\/get/ };

/** `app:1 other:1`, for each image that is left; its ID where it has no name. */
export async function imagesLeft(engine: EngineUnderTest): Promise<readonly string[]> {
  const { images } = await engine.snapshot();
  return images.map(({ id, repoTags }) => (repoTags.length > 0 ? repoTags.join(' ') : id)).toSorted();
}
