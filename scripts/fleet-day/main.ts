/**
 * `npm run fleet-day`: three self-hosted runners, each with an engine of its own, and ten jobs on each: builds, compose
 * projects, containers, crashes. The hooks of dist/cli run before and after each job. After each job the engine must hold
 * what it held before. Takes about five minutes. Exits with 1 and says what differs if it does not.
 */
import process from 'node:process';
import type { EngineName } from '../../testbed/engines/kinds.ts';
import { startEngine } from '../../testbed/engines/start-engine.ts';
import { jobs } from './jobs.ts';
import { differences, prewarm, stateOf } from './state.ts';
import { openRunner, type Ended } from './runner.ts';

const kinds: readonly EngineName[] = ['graphdriver-28.5', 'containerd-28.5', 'graphdriver-28.5'];

interface Row {
  readonly runner: string;
  readonly job: string;
  readonly seconds: number;
  readonly problems: readonly string[];
}

const rows = (await Promise.all(kinds.map((kind, index) => workingDay(kind, `runner-${index + 1}`)))).flat();
for (const { runner, job, seconds, problems } of rows) {
  const verdict = problems.length === 0 ? 'as before' : problems.join('; ');
  console.log(`${runner}  ${job.padEnd(44)} hooks ${seconds.toFixed(1)} s  ${verdict}`);
}
const wrong = rows.filter(({ problems }) => problems.length > 0).length;
console.log(
  `${rows.length} jobs on ${kinds.length} runners, ${wrong} of them left something or took too much`,
);
process.exitCode = wrong > 0 ? 1 : 0;

async function workingDay(kind: EngineName, name: string): Promise<readonly Row[]> {
  await using engine = await startEngine(kind, { network: true });
  await prewarm(engine);
  await using runner = await openRunner(name, engine);
  const before = await stateOf(engine);
  const done: Row[] = [];
  let isLost = false;
  for (const [index, { title, work, ending }] of jobs.entries()) {
    const worker = await runner.startJob(index + 1);
    const told =
      isLost && !worker.log().includes('never came to its end') ? ['the lost job is not told'] : [];
    await using leftovers = await work(engine, index + 1);
    const ended = await worker.end(ending);
    isLost = ending === 'lost';
    // A lost job has no second hook. The first hook of the next job removes what it left.
    const left = isLost
      ? []
      : [...differences(before, await stateOf(engine)), ...untold(ended, leftovers.names)];
    done.push({
      runner: `${name} (${kind})`,
      job: title,
      seconds: ended.seconds,
      problems: [...told, ...left],
    });
  }
  return done;
}

/** Networks and volumes stay, and the log has to name them. */
function untold({ log }: Ended, names: readonly string[]): readonly string[] {
  return names.filter((name) => !log.includes(name)).map((name) => `${name} stayed and is not told`);
}
