import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dataRootOf,
  exitWithin,
  forgetContainerd,
  logOf,
  socketOf,
  spawnDaemon,
  untilReady,
  type DaemonPlan,
} from './daemon.ts';
import { demolish } from './demolition.ts';
import { kindsOfEngine, suiteOfSharedPrograms, type EngineName, type KindOfEngine } from './kinds.ts';
import { endWithProcess, hasEnded } from './last-rites.ts';
import { mountDisk } from './mounts.ts';
import { afterPodman, spawnPodman } from './podman.ts';
import { podmanPrograms, programsOf } from './programs.ts';
import { whyNoEngines, whyNoPodman } from './requirements.ts';
import { abandonedRuns, newRunFolder, recordDaemon } from './run-folder.ts';

export interface EngineOptions {
  /** More flags for dockerd or podman, as `--storage-driver=vfs` or `--debug`. */
  readonly flags?: readonly string[];
  /** Puts its data on a disk of its own, in memory and of this size: `256m`. */
  readonly disk?: string;
}

export interface RunningEngine extends AsyncDisposable {
  readonly kind: EngineName;
  /** For DOCKER_HOST. */
  readonly host: string;
  readonly socket: string;
  /** The docker CLI of the engine's own generation; for Podman one of its time. */
  readonly dockerCli: string;
  readonly dataRoot: string;
  /** Of dockerd, or of what Podman ends with; another one after a restart. */
  readonly pid: number;
  readonly logFile: string;
  /** What it has logged so far. */
  log(): string;
  /** Ends it and removes all that it left. */
  stop(): Promise<void>;
  /** A crash: SIGKILL. Docker's containers live on, as they do anywhere; Podman's are in its pid namespace. */
  kill(): Promise<void>;
  /** Ends it in an orderly way if it runs, and starts it on the same data; the other store has images of its own. */
  restart(store?: KindOfEngine['store']): Promise<void>;
}

/** Starts an engine of its own for the caller; any number run side by side. */
export async function startEngine(kind: EngineName, options: EngineOptions = {}): Promise<RunningEngine> {
  const { suite, store } = kindsOfEngine[kind];
  const isPodman = store === 'podman';
  const reason = isPodman ? whyNoPodman() : whyNoEngines();
  if (reason !== undefined) throw new Error(reason);
  for (const run of abandonedRuns()) demolish(run);
  const [programs, shared] = await Promise.all([programsOf(suite), programsOf(suiteOfSharedPrograms)]);
  const own = isPodman ? await podmanPrograms() : programs;
  const run = newRunFolder();
  endWithProcess(run);
  const plan: DaemonPlan = { run, store, programs: [own, shared], flags: options.flags ?? [] };
  const end = (): void => {
    demolish(run);
    hasEnded(run);
  };

  let daemon: ChildProcess;
  const start = async (chosen = store): Promise<void> => {
    daemon = isPodman ? spawnPodman(plan, own) : spawnDaemon({ ...plan, store: chosen });
    if (daemon.pid !== undefined) recordDaemon(run, daemon.pid);
    await untilReady(daemon, run);
  };
  const crash = async (): Promise<void> => {
    daemon.kill('SIGKILL');
    await exitWithin(daemon, patience);
    await (isPodman ? afterPodman(run) : forgetContainerd(run));
  };
  const quit = async (): Promise<void> => {
    if (isPodman) return crash(); // There is nothing that an orderly end would do.
    daemon.kill('SIGTERM');
    if (!(await exitWithin(daemon, patience))) await crash();
  };
  // All that an orderly end would do, a second long, is to tidy up what is thrown away here.
  const stop = async (): Promise<void> => {
    await crash();
    end();
  };

  try {
    if (options.disk !== undefined) mountDisk(dataRootOf(run), options.disk);
    await start();
  } catch (error) {
    end();
    throw error;
  }
  return {
    kind,
    host: `unix://${socketOf(run)}`,
    socket: socketOf(run),
    dockerCli: join(programs, 'docker'),
    dataRoot: dataRootOf(run),
    get pid() {
      return daemon.pid ?? 0;
    },
    logFile: logOf(run),
    log: () => readFileSync(logOf(run), 'utf8'),
    stop,
    kill: crash,
    restart: async (chosen) => {
      await quit();
      await start(chosen);
    },
    [Symbol.asyncDispose]: stop,
  };
}

const patience = 10_000;
