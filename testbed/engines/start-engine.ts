import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  dataRootOf,
  exitWithin,
  untilContainerdEnded,
  logOf,
  socketOf,
  spawnDaemon,
  untilReady,
  type DaemonPlan,
} from './daemon.ts';
import { demolish } from './tear-down.ts';
import { kindsOfEngine, suiteOfSharedPrograms, type EngineName, type KindOfEngine } from './kinds.ts';
import { endWithProcess, hasEnded } from './stop-with-owner.ts';
import { dockerEnv, type DockerEnv } from './docker-config.ts';
import { keepDiskFile, mountChosenDisk, type DiskOptions } from './mounts.ts';
import { untilNamespaceEnded, spawnPodman } from './podman.ts';
import { podmanPrograms, programsOf, rootlessPrograms } from './programs.ts';
import { rootlessDataRootOf, spawnRootless } from './rootless.ts';
import { whyNot } from './requirements.ts';
import { abandonedRuns, newRunFolder, recordDaemon } from './run-folder.ts';

export interface EngineOptions extends DiskOptions {
  /** More flags for dockerd or podman, as `--storage-driver=vfs` or `--debug`. */
  readonly flags?: readonly string[];
  /** Gives it a network of its own, with a bridge for containers and builds; nothing else can reach it. */
  readonly network?: boolean;
  /** Starts it as a user who is not root, in the usual places of such an engine. For Docker, without a network. */
  readonly rootless?: boolean;
}

export interface RunningEngine extends AsyncDisposable {
  readonly kind: EngineName;
  /** For DOCKER_HOST. */
  readonly host: string;
  readonly socket: string;
  /** A docker CLI of the same Debian suite as the engine. */
  readonly dockerCli: string;
  readonly dataRoot: string;
  /** The pid of dockerd, or of the process that Podman or a rootless engine ends with; a new one after a restart. */
  readonly pid: number;
  readonly logFile: string;
  /** For the docker CLI with `buildx` and `compose`, which are fetched the first time. */
  dockerEnv(): Promise<DockerEnv>;
  /** What it has logged so far. */
  log(): string;
  /** Ends the engine and removes everything that it left. */
  stop(): Promise<void>;
  /** Ends the engine in order, keeps its `diskFile` as this file, and removes everything else. */
  keepDisk(file: string): Promise<void>;
  /** Crashes the engine with SIGKILL. Docker's containers live on; those of Podman and of a rootless engine end with it. */
  kill(): Promise<void>;
  /** Ends the engine in order if it runs, and starts it on the same data. Each store has its own images. */
  restart(store?: KindOfEngine['store']): Promise<void>;
}

/** Starts an engine that belongs to the caller; any number can run at the same time. */
export async function startEngine(kind: EngineName, options: EngineOptions = {}): Promise<RunningEngine> {
  const { suite, store } = kindsOfEngine[kind];
  const isPodman = store === 'podman';
  const isRootless = options.rootless ?? false;
  const reason = whyNot(kind);
  if (reason !== undefined) throw new Error(reason);
  for (const run of abandonedRuns()) demolish(run);
  const [programs, shared] = await Promise.all([programsOf(suite), programsOf(suiteOfSharedPrograms)]);
  const own = isPodman ? await podmanPrograms(kind) : isRootless ? await rootlessPrograms() : programs;
  const run = newRunFolder();
  endWithProcess(run);
  const plan: DaemonPlan = {
    run,
    store,
    programs: [own, programs, shared],
    flags: options.flags ?? [],
    network: options.network ?? false,
  };
  const dataRoot = isRootless ? rootlessDataRootOf(run) : dataRootOf(run);
  const end = (): void => {
    demolish(run);
    hasEnded(run);
  };

  let daemon: ChildProcess;
  const start = async (chosen = store): Promise<void> => {
    const chosenPlan = { ...plan, store: chosen };
    const spawnOwn = isPodman ? spawnPodman : isRootless ? spawnRootless : spawnDaemon;
    daemon = spawnOwn(chosenPlan, own);
    if (daemon.pid !== undefined) recordDaemon(run, daemon.pid);
    await untilReady(daemon, run);
  };
  const crash = async (): Promise<void> => {
    daemon.kill('SIGKILL');
    await exitWithin(daemon, patience);
    await (isPodman || isRootless ? untilNamespaceEnded(run) : untilContainerdEnded(run));
  };
  const quit = async (): Promise<void> => {
    if (isPodman || isRootless) return crash(); // Their namespaces do not pass a signal on.
    daemon.kill('SIGTERM');
    if (!(await exitWithin(daemon, patience))) await crash();
  };
  // An orderly end takes a second and only tidies up what is removed here anyway.
  const stop = async (): Promise<void> => {
    await crash();
    end();
  };

  try {
    mountChosenDisk(dataRoot, options);
    await start();
  } catch (error) {
    end();
    throw error;
  }
  const host = `unix://${socketOf(run)}`;
  const dockerCli = join(programs, 'docker');
  let env: Promise<DockerEnv> | undefined;
  return {
    kind,
    host,
    socket: socketOf(run),
    dockerCli,
    dataRoot,
    get pid() {
      return daemon.pid ?? 0;
    },
    logFile: logOf(run),
    dockerEnv: () => (env ??= dockerEnv(run, dockerCli, host)),
    log: () => readFileSync(logOf(run), 'utf8'),
    stop,
    keepDisk: async (file) => {
      await quit();
      keepDiskFile(dataRoot, file);
      end();
    },
    kill: crash,
    restart: async (chosen) => {
      await quit();
      await start(chosen);
    },
    [Symbol.asyncDispose]: stop,
  };
}

const patience = 10_000;
