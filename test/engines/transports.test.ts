import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startSshServer } from '../../testbed/engines/remote/ssh-server.ts';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { seedEngine, type SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { sources } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';
import { aFolder } from '../support/folder.ts';
import { scriptedEngine } from '../support/bundle/scripted-engine.ts';
import { startFarEngines, whyNotFar, type FarEngines } from '../support/engines/far-engines.ts';
import { stepIn } from '../support/engines/step.ts';

const R = 'image-rm-test';
let far: FarEngines | undefined;

function engines(): FarEngines {
  if (far === undefined) throw new Error('the engines are not there yet');
  return far;
}

beforeAll(async () => {
  if (whyNotFar !== undefined) return;
  far = await startFarEngines();
  const { open, closed, certificates, ssh, config } = far;
  const keys = `ca=${certificates.client}/ca.pem,cert=${certificates.client}/cert.pem,key=${certificates.client}/key.pem`;
  await far.createContext('socket', `host=${open.host}`);
  await far.createContext('with-tls', `host=${closed.tcp},${keys}`);
  await far.createContext(
    'unverified',
    `host=${closed.tcp.replace('127.0.0.1', 'localhost')},${keys},skip-tls-verify=true`,
  );
  await far.createContext('by-ssh', `host=${ssh.url('root')}`);
  await writeFile(join(config, 'config.json'), '{"currentContext":"with-tls"}');
});
beforeEach((context) => {
  context.skip(whyNotFar !== undefined, whyNotFar);
});
afterAll(async () => {
  await far?.[Symbol.asyncDispose]();
});

interface Way {
  /** Which of the two engines is at its end. */
  readonly to: 'open' | 'closed';
  readonly env: (engines: FarEngines) => Readonly<Record<string, string>>;
  /** What the report calls the engine. */
  readonly host: (engines: FarEngines) => string;
}

const tls = (folder: string): Readonly<Record<string, string>> => ({
  DOCKER_TLS_VERIFY: '1',
  DOCKER_CERT_PATH: folder,
});
const context =
  (name: string) =>
  ({ config }: FarEngines) => ({ DOCKER_CONFIG: config, DOCKER_CONTEXT: name });
const tcp = ({ closed }: FarEngines): string => closed.tcp;

const WAYS: Readonly<Record<string, Way>> = {
  'a unix socket': {
    to: 'open',
    env: ({ open }) => ({ DOCKER_HOST: open.host }),
    host: ({ open }) => open.host,
  },
  tcp: { to: 'open', env: ({ open }) => ({ DOCKER_HOST: open.tcp }), host: ({ open }) => open.tcp },
  'tcp, past any proxy': {
    to: 'open',
    env: ({ open }) => ({
      DOCKER_HOST: open.tcp,
      HTTP_PROXY: 'http://127.0.0.1:1',
      http_proxy: 'http://127.0.0.1:1',
      NODE_USE_ENV_PROXY: '1',
    }),
    host: ({ open }) => open.tcp,
  },
  'tcp with TLS': {
    to: 'closed',
    env: ({ closed, certificates }) => ({ DOCKER_HOST: closed.tcp, ...tls(certificates.client) }),
    host: tcp,
  },
  'TLS with the keys of the configuration': {
    to: 'closed',
    env: ({ closed, certificates }) => ({
      DOCKER_HOST: closed.tcp,
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CONFIG: certificates.client,
    }),
    host: tcp,
  },
  'TLS that does not ask who is there': {
    to: 'closed',
    env: ({ closed, certificates }) => ({
      DOCKER_HOST: closed.tcp.replace('127.0.0.1', 'localhost'),
      DOCKER_TLS: '1',
      DOCKER_CERT_PATH: certificates.client,
    }),
    host: ({ closed }) => closed.tcp.replace('127.0.0.1', 'localhost'),
  },
  'a context': { to: 'open', env: context('socket'), host: ({ open }) => open.host },
  'a context with TLS': { to: 'closed', env: context('with-tls'), host: tcp },
  'a context with TLS that does not ask': {
    to: 'closed',
    env: context('unverified'),
    host: ({ closed }) => closed.tcp.replace('127.0.0.1', 'localhost'),
  },
  'the current context': { to: 'closed', env: ({ config }) => ({ DOCKER_CONFIG: config }), host: tcp },
  ssh: {
    to: 'open',
    env: ({ ssh, path }) => ({ DOCKER_HOST: ssh.url('root'), PATH: path }),
    host: ({ ssh }) => ssh.url('root'),
  },
  'a context over ssh': {
    to: 'open',
    env: (all) => ({ ...context('by-ssh')(all), PATH: all.path }),
    host: ({ ssh }) => ssh.url('root'),
  },
};

it.for(Object.entries(WAYS))(
  'over %s: one image by its name, one by its ID',
  async ([, { to, env, host }]) => {
    const seeded: SeededEngine = seedEngine(engines()[to]);
    await seeded.clear();
    await seeded.load({ tags: [`${R}/a:1`], layers: [layer('a', 1000)] });
    const id = await seeded.load({ tags: [`${R}/b:1`], layers: [layer('b', 1000)] });
    await seeded.load({ tags: [`${R}/stays:1`], layers: [layer('stays', 1000)] });

    // The docker CLI goes the same way to the same engine.
    const cli = await engines().docker(env(engines()), 'info', '--format={{.ID}}');
    expect((await seeded.succeed('GET', '/info')).json<{ ID: string }>().ID).toBe(cli);

    const done = await stepIn(env(engines()), { images: `${R}/a:1, ${id}, ${R}/gone:1` });
    expect(done.report.hosts).toMatchObject([
      {
        host: host(engines()),
        items: [{ verdict: 'deleted' }, { verdict: 'deleted' }, { verdict: 'absent' }],
      },
    ]);
    expect(done.exitCode).toBe(0);
    const left = (await seeded.snapshot()).images.flatMap(({ repoTags }) => repoTags);
    expect(left).toStrictEqual([`${R}/stays:1`]);
  },
);

it('over ssh no program of the workspace is started, and none gets to know what is of the job only', async () => {
  const { open, ssh, path } = engines();
  const seeded = seedEngine(open);
  await seeded.clear();
  await seeded.load({ tags: [`${R}/a:1`], layers: [layer('a', 1000)] });
  await using folder = await aFolder();
  const [workspace, tools] = [join(folder.path, 'workspace'), join(folder.path, 'tools')];
  await mkdir(workspace);
  await mkdir(tools);
  const stranger = `#!/bin/sh\ntouch '${folder.path}/stranger-was-here'\nexit 1\n`;
  for (const name of ['docker', 'ssh']) await writeFile(join(workspace, name), stranger, { mode: 0o755 });
  await writeFile(join(tools, 'docker'), 'a file that is no program', { mode: 0o644 });
  const noting = `#!/bin/sh\nenv > '${folder.path}/environment'\nexec '${open.dockerCli}' "$@"\n`;
  await mkdir(join(folder.path, 'noting'));
  await writeFile(join(folder.path, 'noting', 'docker'), noting, { mode: 0o755 });

  const secrets = { ACTIONS_RUNTIME_TOKEN: 'secret', GITHUB_TOKEN: 'secret', STATE_x: 'secret' };
  const env = {
    ...secrets,
    DOCKER_HOST: ssh.url('root'),
    GITHUB_WORKSPACE: workspace,
    PATH: [workspace, tools, join(folder.path, 'noting'), path].join(delimiter),
  };
  const done = await stepIn(env, { images: `${R}/a:1`, 'github-token': 'secret' });

  expect(done.report.totals, done.log).toMatchObject({ deleted: 1 });
  expect(await folder.list()).toStrictEqual(['environment', 'noting', 'tools', 'workspace']);
  const known = await readFile(join(folder.path, 'environment'), 'utf8');
  expect(known).toContain(`DOCKER_HOST=${env.DOCKER_HOST}`);
  expect(known).not.toMatch(/secret|INPUT_/);
  expect(known).not.toContain(workspace);
});

it('over ssh many images go, over few connections that are kept, and nothing is left of them', async () => {
  const { open, ssh, path } = engines();
  const seeded = seedEngine(open);
  await seeded.clear();
  const names = Array.from({ length: 24 }, (_, index) => `${R}/many:${index}`);
  for (const name of names) await seeded.load({ tags: [name], layers: [layer(name, 1000)] });
  const before = ssh.connections;
  const done = await stepIn({ DOCKER_HOST: ssh.url('root'), PATH: path }, { images: names.join('\n') });
  expect(done.report.totals).toEqual(expect.objectContaining({ deleted: names.length }));
  // For each of four connections the docker CLI logs in twice: it greets the engine itself before it hands it over.
  expect(ssh.connections - before).toBeLessThanOrEqual(8);
  await ssh.untilClosed();
});

it('over ssh nothing is left of a step that is killed while the engine is silent', async () => {
  const canceller = new AbortController();
  await using silent = await scriptedEngine({
    'GET /info': () => {
      canceller.abort();
    },
  });
  await using ssh = await startSshServer({
    programs: dirname(engines().open.dockerCli),
    dockerHost: silent.host,
  });
  const env = { DOCKER_HOST: ssh.url('root'), PATH: [ssh.client, engines().path].join(delimiter) };
  await runStep(sources, { inputs: { images: 'app:1' }, env, signal: canceller.signal });
  expect(ssh.connections).toBeGreaterThan(0);
  await ssh.untilClosed();
});
