import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../src/engine/connections/child-environment.ts';
import { type ProgramAnswer, runProgram } from '../../src/programs/index.ts';
import { ended, lifeline } from '../support/lifeline.ts';
import { never } from '../support/opened.ts';
import { posingDocker } from '../support/posing-docker.ts';
import { machine } from '../support/surroundings.ts';

const MINUTE = 60_000;
const MEBIBYTE = 1024 * 1024;

interface Way {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly limitMs?: number;
  readonly signal?: AbortSignal;
  readonly prefix?: string;
  readonly interpreter?: string;
}

async function answer(script: string, way: Way = {}): Promise<ProgramAnswer> {
  const { args = [], env = {}, limitMs = MINUTE, signal = never, ...posing } = way;
  await using program = await posingDocker(script, posing);
  return await runProgram({ path: program.path, args, env }, limitMs, signal);
}

describe('a program', () => {
  it('gives what it said and its exit code', async () => {
    const script = `process.stdout.write('one\\ntwo'); process.stderr.write('é'.repeat(70000)); process.exitCode = 3`;
    expect(await answer(script)).toStrictEqual({
      end: { exitCode: 3 },
      stdout: 'one\ntwo',
      stderr: 'é'.repeat(70_000),
    });
  });

  it('gets its arguments as they are', async () => {
    const args = ['a b', '"', '\\', '', '$HOME', '--x="y z"', '*', ';'];
    const { stdout } = await answer('console.log(JSON.stringify(process.argv.slice(2)))', { args });
    expect(JSON.parse(stdout)).toStrictEqual(args);
  });

  it('is found in a folder with blanks, quotes and backslashes', async () => {
    const { stdout } = await answer(`console.log('here')`, { prefix: `a "b" \\"c\\ 'd' ` });
    expect(stdout).toBe('here\n');
  });

  it('has an empty input, so that nothing that asks for a password waits', async () => {
    const script = `process.stdin.on('end', () => console.log('no password')).resume()`;
    expect(await answer(script)).toMatchObject({ end: { exitCode: 0 }, stdout: 'no password\n' });
  });

  it('may end without a look at its input', async () => {
    const nothing = { path: '/bin/true', args: [], env: {} };
    for (let count = 0; count < 200; count += 1) {
      expect((await runProgram(nothing, MINUTE, never)).end).toStrictEqual({ exitCode: 0 });
    }
  });

  it('runs although the current folder is gone', async () => {
    const before = process.cwd();
    const folder = await mkdtemp(join(tmpdir(), 'gone-'));
    process.chdir(folder);
    await rm(folder, { recursive: true });
    try {
      const { end } = await runProgram({ path: '/bin/true', args: [], env: {} }, MINUTE, never);
      expect(end).toStrictEqual({ exitCode: 0 });
    } finally {
      process.chdir(before);
    }
  });

  it('gets no secret of the job', async () => {
    const env = {
      'INPUT_GITHUB-TOKEN': 'ghs_1',
      MY_TOKEN: 'ghs_1',
      INPUT_IMAGES: 'x',
      GITHUB_OUTPUT: 'x',
      GH_TOKEN: 'x',
      ACTIONS_RUNTIME_TOKEN: 'x',
      STATE_phase: 'x',
      SSH_AUTH_SOCK: '/agent',
    };
    const script = `console.log(JSON.stringify(Object.keys(process.env).sort()))`;
    const { stdout } = await answer(script, { env: childEnvironment(machine({ PATH: '/bin', ...env })) });
    expect(JSON.parse(stdout)).toStrictEqual(['PATH', 'SSH_AUTH_SOCK']);
  });
});

describe('a program that gives no answer', () => {
  it('is killed when the time is over', async () => {
    await using life = await lifeline();
    const script = `${life.script} process.on('SIGTERM', () => undefined); process.stdout.write('begun');`;
    const canceller = new AbortController();
    const next = life.next();
    const asked = answer(script, { signal: canceller.signal });
    const begun = await next;
    canceller.abort();
    expect((await asked).end).toStrictEqual({ problem: 'it did not end in time' });
    await expect(ended(begun)).resolves.toBeUndefined();
  });

  it('is given up at its own limit, too', async () => {
    const { end } = await answer('setInterval(() => undefined, 1000)', { limitMs: 1 });
    expect(end).toStrictEqual({ problem: 'it did not end in time' });
  });

  it('is killed, and no other one that runs at the same time', async () => {
    await using life = await lifeline();
    const canceller = new AbortController();
    const script = `${life.script} life.on('data', () => process.exit(4));`;
    const first = life.next();
    const hanging = answer(script, { signal: canceller.signal });
    const killed = await first;
    const second = life.next();
    const working = answer(script);
    const other = await second;
    canceller.abort();
    await Promise.all([hanging, ended(killed)]);
    other.write('end');
    expect((await working).end).toStrictEqual({ exitCode: 4 });
  });

  it.each(['stdout', 'stderr'])('is killed when it floods %s', async (stream) => {
    await using life = await lifeline();
    const flood = `
      ${life.script}
      let left = 100;
      const more = () => { while (left-- > 0) if (!process.${stream}.write('x'.repeat(${MEBIBYTE}), more)) return; };
      more();`;
    const next = life.next();
    const asked = answer(flood);
    const begun = await next;
    const { end, stdout, stderr } = await asked;
    expect(end).toStrictEqual({ problem: 'it said too much' });
    expect(stdout.length + stderr.length).toBeLessThanOrEqual(MEBIBYTE);
    await ended(begun);
  });

  it('leaves nothing open when what it started lives on with its outputs', async () => {
    await using life = await lifeline();
    const child = `
      ${life.script}
      process.stdout.on('error', ({ code }) => life.end(code));
      life.on('data', () => process.stdout.write('still here'));`;
    const script = `
      require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], {
        detached: true,
        stdio: ['ignore', 'inherit', 'inherit'],
      }).unref();`;
    const canceller = new AbortController();
    const next = life.next();
    const asked = answer(script, { signal: canceller.signal });
    const left = await next;
    canceller.abort();
    expect((await asked).end).toStrictEqual({ problem: 'it did not end in time' });
    left.write('say something');
    expect(String(await once(left, 'data'))).toBe('EPIPE');
  });

  it('may have been killed', async () => {
    const { end } = await answer(`process.kill(process.pid, 'SIGKILL')`);
    expect(end).toStrictEqual({ problem: 'it was killed' });
  });

  it.each([{ interpreter: '/no/such/program' }, { interpreter: '/' }])(
    'cannot be started: %o',
    async (way) => {
      expect((await answer('', way)).end).toMatchObject({
        problem: expect.stringMatching(/^it cannot be started \(.*\)$/),
      });
    },
  );

  it('is not there', async () => {
    const { end } = await runProgram({ path: '/no/such/docker', args: [], env: {} }, MINUTE, never);
    expect(end).toMatchObject({ problem: expect.stringContaining('/no/such/docker') });
  });
});
