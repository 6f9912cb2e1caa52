import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import { prepareStep } from '../step.ts';
import { commonEnv, type Command, type Ended } from '../timed-process.ts';
import type { Workspace } from '../workspace.ts';
import { dfDifference, printedTotal, stepClaim, type Claim } from './claims.ts';

/** What a contestant is told. */
interface Task {
  readonly engine: Pick<RunningEngine, 'host' | 'dockerCli'>;
  readonly going: readonly string[];
  /** What the action is given in place of these tags. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly workspace: Workspace;
}

interface Entry {
  readonly command: Command;
  /** What it says that it freed. */
  readonly claim: (ended: Ended) => Promise<Claim>;
}

/** What people type, by how much work it is and how much it tells. */
export type Typed = 'one command' | 'a command for each image' | 'between two looks';

export interface Contestant {
  readonly name: string;
  readonly label: string;
  readonly kind: 'action' | Typed;
  prepare(task: Task): Promise<Entry>;
}

const action = (name: string, measure: 'exact' | 'auto' | 'off'): Contestant => ({
  name,
  label: `this action, \`measure: ${measure}\``,
  kind: 'action',
  prepare: async ({ engine: { host }, going, inputs, workspace }) => {
    const given = { images: going.join('\n'), ...inputs, measure };
    const step = await prepareStep(workspace, { host, inputs: given });
    return { command: step.command, claim: async () => stepClaim(await step.outputs()) };
  },
});

type Script = (going: readonly string[]) => readonly string[];

/** Lines of a `run:` step, which the runner starts as `bash -e`. */
const script = (name: string, kind: Typed, lines: Script, claim: (log: string) => Claim): Contestant => ({
  name,
  kind,
  label: `\`${lines(['IMAGE…']).join('; ')}\``,
  prepare: async ({ engine, going, workspace: { folder } }) => {
    const file = join(folder, `${name}.sh`);
    await writeFile(file, `${lines(going).join('\n')}\n`);
    const env = commonEnv(folder);
    const path = [dirname(engine.dockerCli), env['PATH']].join(delimiter);
    return {
      command: {
        file: 'bash',
        args: ['-e', file],
        cwd: folder,
        env: { ...env, PATH: path, DOCKER_HOST: engine.host },
      },
      claim: ({ log }) => Promise.resolve(claim(log)),
    };
  },
});

/** The same, between two looks at what the engine holds. */
const betweenLooks = (name: string, lines: Script): Contestant =>
  script(
    `${name}-df`,
    'between two looks',
    (going) => ['docker system df', ...lines(going), 'docker system df'],
    dfDifference,
  );

const oneCall: Script = (going) => [`docker image rm ${going.join(' ')}`];
const callEach: Script = (going) => going.map((tag) => `docker image rm ${tag}`);
const imagePrune: Script = () => ['docker image prune -af'];
const systemPrune: Script = () => ['docker system prune -af'];
const silent = (): Claim => ({});

export const contestants: readonly Contestant[] = [
  action('action', 'exact'),
  action('action-auto', 'auto'),
  action('action-off', 'off'),
  script('one-call', 'one command', oneCall, silent),
  {
    ...script('call-each', 'a command for each image', callEach, silent),
    label: '`docker image rm IMAGE` for each',
  },
  script('image-prune', 'one command', imagePrune, printedTotal),
  script('system-prune', 'one command', systemPrune, printedTotal),
  betweenLooks('one-call', oneCall),
  {
    ...betweenLooks('call-each', callEach),
    label: '`docker image rm IMAGE` for each, between two `docker system df`',
  },
  betweenLooks('image-prune', imagePrune),
  betweenLooks('system-prune', systemPrune),
];
