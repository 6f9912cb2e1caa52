import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCertificates } from '../../testbed/engines/remote/certificates.ts';
import { programsOf } from '../../testbed/engines/programs.ts';
import type { Suite } from '../../testbed/engines/kinds.ts';
import type { EndpointChoice } from '../../src/engine/endpoint.ts';
import { chooseEndpoint } from '../../src/engine/find/choose-endpoint.ts';
import { files } from '../../src/runner/files.ts';
import { contextFiles } from '../support/surroundings.ts';
import { whyNotFar } from '../support/engines/far-engines.ts';

const run = promisify(execFile);
type Texts = Readonly<Record<string, string>>;

/** An engine, or undefined for a refusal. */
interface Target {
  readonly host: string;
  readonly verify: boolean;
  readonly keys: readonly string[];
}

let home = '';

beforeAll(async () => {
  if (whyNotFar !== undefined) return;
  await using certificates = await makeCertificates();
  home = await mkdtemp(join(tmpdir(), 'cli-choice-'));
  const configs: Readonly<Record<string, string>> = {
    current: '{"currentContext":"tls"}',
    default: '{"currentContext":"default"}',
    none: '{"auths":{},"currentContext":""}',
    letters: '{"CURRENTcontext":"socket"}',
    twice: '{"currentContext":"tls","currentcontext":"socket"}',
    missing: '{"currentContext":"gone"}',
    broken: '{',
    number: '{"currentContext":5}',
  };
  const keys = ['ca.pem', 'cert.pem', 'key.pem'];
  for (const [name, config] of Object.entries(configs)) {
    const folder = join(home, name);
    const all = {
      ...contextFiles('socket', { Host: 'unix:///x.sock' }, [], folder),
      ...contextFiles('tcp', { Host: 'tcp://me:secret@engine:1' }, [], folder),
      ...contextFiles('tls', { Host: 'tcp://engine:2', SkipTLSVerify: false }, keys, folder),
      ...contextFiles('ca', { Host: 'tcp://engine:3' }, ['ca.pem'], folder),
      ...contextFiles('skip', { Host: 'tcp://engine:4', SkipTLSVerify: true }, [], folder),
      ...contextFiles('ssh', { Host: 'ssh://me@engine:5' }, [], folder),
      ...contextFiles('letters', '{"endpoints":{"docker":{"host":"unix:///y.sock"}}}', [], folder),
      ...contextFiles('empty', { Host: '' }, [], folder),
      ...contextFiles('number', { Host: 5 }, [], folder),
      ...contextFiles('text', 'no JSON', [], folder),
      ...contextFiles('nothing', '{"Endpoints":{}}', [], folder),
      [join(folder, 'config.json')]: config,
      ...Object.fromEntries(keys.map((file) => [join(folder, 'keys', file), 'PEM'])),
      [join(folder, 'only-ca', 'ca.pem')]: 'PEM',
    };
    for (const [file, text] of Object.entries(all)) {
      await mkdir(dirname(file), { recursive: true });
      // Docker 20.10 wants keys that are some, even to say where it would go.
      if (file.endsWith('.pem')) await copyFile(join(certificates.client, basename(file)), file);
      else await writeFile(file, text);
    }
  }
});
beforeEach((context) => {
  context.skip(whyNotFar !== undefined, whyNotFar);
});
afterAll(async () => {
  if (home !== '') await rm(home, { recursive: true });
});

/** Paths begin at the folder that is made above; its folders are configurations of the docker CLI. */
function environment(env: Texts): Texts {
  const isPath = (name: string): boolean => name === 'DOCKER_CONFIG' || name === 'DOCKER_CERT_PATH';
  return Object.fromEntries(
    Object.entries({ DOCKER_CONFIG: 'none', ...env }).map(([name, value]) => [
      name,
      isPath(name) ? join(home, value) : value,
    ]),
  );
}

async function byCli(suite: Suite, env: Texts): Promise<Target | undefined> {
  const docker = join(await programsOf(suite), 'docker');
  try {
    const all = { PATH: process.env['PATH'], HOME: home, ...environment(env) };
    const { stdout } = await run(docker, ['context', 'inspect'], { env: all });
    const [context] = JSON.parse(stdout) as readonly [
      {
        readonly Endpoints: { readonly docker: { readonly Host: string; readonly SkipTLSVerify: boolean } };
        readonly TLSMaterial: { readonly docker?: readonly string[] };
      },
    ];
    const { Host: host, SkipTLSVerify: skip } = context.Endpoints.docker;
    // It shows passwords. The engine gets none either way.
    return {
      host: host.replace('me:secret@', ''),
      verify: !skip,
      keys: [...(context.TLSMaterial.docker ?? [])].sort(),
    };
  } catch {
    return undefined;
  }
}

function byUs(env: Texts): EndpointChoice {
  const { platform } = process;
  return chooseEndpoint({ platform, env: environment(env), home, userId: 0, machine: '', files });
}

function targetOf(choice: EndpointChoice): Target | undefined {
  if ('problem' in choice) return undefined;
  const { endpoint } = choice;
  const tls = endpoint.kind === 'tcp' ? endpoint.tls : undefined;
  const keys = [tls?.ca, tls?.cert, tls?.key].flatMap((path) => (path === undefined ? [] : [basename(path)]));
  return { host: endpoint.url, verify: tls?.verify ?? true, keys };
}

const SAME: readonly Texts[] = [
  {},
  { DOCKER_CONFIG: 'nowhere' },
  { DOCKER_CONFIG: 'current' },
  { DOCKER_CONFIG: 'default' },
  { DOCKER_CONFIG: 'letters' },
  { DOCKER_CONFIG: 'twice' },
  { DOCKER_CONFIG: 'missing' },
  ...[
    'socket',
    'tcp',
    'tls',
    'ca',
    'skip',
    'ssh',
    'letters',
    'number',
    'text',
    'nothing',
    'gone',
    'default',
  ].map((name) => ({ DOCKER_CONTEXT: name })),
  { DOCKER_CONTEXT: 'socket', DOCKER_CONFIG: 'current' },
  { DOCKER_CONTEXT: 'default', DOCKER_CONFIG: 'current' },
  { DOCKER_CONTEXT: 'socket', DOCKER_CONFIG: 'broken' },
  { DOCKER_HOST: 'unix:///h.sock', DOCKER_CONTEXT: 'socket', DOCKER_CONFIG: 'current' },
  { DOCKER_HOST: 'unix:///h.sock', DOCKER_CONTEXT: 'gone' },
  { DOCKER_HOST: 'unix:///h.sock', DOCKER_CONFIG: 'broken' },
  { DOCKER_HOST: ' unix:///h.sock ' },
  { DOCKER_HOST: ' ', DOCKER_CONFIG: 'current' },
  ...[
    'tcp://engine',
    'tcp://engine:9',
    'engine',
    'engine:9',
    'tcp://[::1]:9',
    'tcp://me:secret@engine:9',
  ].map((host) => ({ DOCKER_HOST: host })),
  ...['ssh://engine', 'ssh://me@engine:9'].map((host) => ({ DOCKER_HOST: host })),
  ...['http://engine', 'tcp://engine:port', 'what://engine'].map((host) => ({ DOCKER_HOST: host })),
  { DOCKER_HOST: 'tcp://engine:9', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: 'none/keys' },
  { DOCKER_HOST: 'tcp://engine:9', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: 'none/only-ca' },
  { DOCKER_HOST: 'tcp://engine:9', DOCKER_TLS_VERIFY: '0', DOCKER_TLS: '1', DOCKER_CERT_PATH: 'none/keys' },
  { DOCKER_HOST: 'tcp://engine:9', DOCKER_TLS: '1', DOCKER_CERT_PATH: 'none/keys' },
  { DOCKER_HOST: 'tcp://engine:9', DOCKER_TLS_VERIFY: '', DOCKER_CERT_PATH: 'none/keys' },
  { DOCKER_HOST: 'tcp://engine:9', DOCKER_TLS_VERIFY: '1' },
  { DOCKER_HOST: 'tcp://engine:9', DOCKER_TLS_VERIFY: '1', DOCKER_CONFIG: 'none/keys' },
  { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: 'none/keys' },
  { DOCKER_TLS_VERIFY: '1' },
  { DOCKER_CONTEXT: 'socket', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: 'none/keys' },
];

/** Docker 20.10 took an empty variable for a set one. */
const SAME_SINCE_23: readonly Texts[] = [
  { DOCKER_CONTEXT: '', DOCKER_CONFIG: 'current' },
  { DOCKER_HOST: '', DOCKER_CONFIG: 'current' },
];

describe.each(['bookworm', 'trixie', 'forky'] as const)('as the docker CLI of %s', (suite) => {
  it.each(suite === 'bookworm' ? SAME : [...SAME, ...SAME_SINCE_23])('chooses with %j', async (env) => {
    expect(targetOf(byUs(env))).toEqual(await byCli(suite, env));
  });

  it.each([
    // The CLI warns and takes the default socket.
    { DOCKER_CONFIG: 'broken' },
    { DOCKER_CONFIG: 'number' },
    // It reads a default into them.
    { DOCKER_HOST: 'unix://' },
    { DOCKER_HOST: 'tcp://' },
    { DOCKER_HOST: 'tcp://:9' },
    // Which is at tcp://localhost, up to some version, and a socket from then on.
    { DOCKER_HOST: '/x.sock' },
    { DOCKER_HOST: 'tcp://engine:9/path' },
  ])('it would choose with %j, and we refuse: the wrong engine is worse than none', async (env) => {
    expect(await byCli(suite, env)).toBeDefined();
    expect(byUs(env)).toHaveProperty('problem');
  });
});
