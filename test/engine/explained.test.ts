import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/engine/endpoint.ts';
import { openEngine } from '../../src/engine/greeting.ts';
import { connect } from '../../src/engine/transport.ts';
import { ended, lifeline } from '../support/lifeline.ts';
import { never } from '../support/opened.ts';
import { type PosingDocker, posingDocker } from '../support/posing-docker.ts';

const endpoint: Endpoint = { kind: 'command', flags: ['--host=ssh://me@far'], url: 'ssh://me@far' };
const VERSION = '["--host=ssh://me@far","version"]';
const command = 'docker --host=ssh://me@far version';
const silent = 'the connection through the docker CLI failed (it did not say why)';

/** A docker CLI that does this for a connection, and this for its version. */
function dockerThat(dialing: string, version: string): Promise<PosingDocker> {
  return posingDocker(`if (process.argv.includes('version')) { ${version} } else { ${dialing} }`);
}

async function greeting({ surroundings }: PosingDocker, signal = never): Promise<unknown> {
  const transport = await connect(endpoint, surroundings);
  try {
    return await openEngine(transport, signal, '').catch((error: unknown) => error);
  } finally {
    transport.close();
  }
}

/** How often it was asked for its version. */
async function asked(docker: PosingDocker): Promise<number> {
  return (await docker.starts()).filter((line) => line === VERSION).length;
}

describe('a greeting through a docker CLI that says nothing', () => {
  it.each([
    [
      'process.exit(0)',
      `console.error('error during connect: EOF'); process.exit(1)`,
      'error during connect: EOF',
    ],
    [
      'process.exit(255)',
      `console.error('no\\u001b[2J\\n::error::route'); process.exit(1)`,
      'no [2J ::error::route',
    ],
    ['process.exit(1)', `console.error('see tcp://me:secret@far'); process.exit(1)`, 'see tcp://…@far'],
    [
      'process.exit(1)',
      `console.log('Client'); console.error('x, stderr=no key\\n'); process.exit(1)`,
      'no key',
    ],
    [
      'process.exit(1)',
      `console.error('x'.repeat(90000) + 'end'); process.exitCode = 1`,
      `…${'x'.repeat(297)}end`,
    ],
  ])('is explained by its version, asked once: %s, %s', async (dialing, version, said) => {
    await using it = await dockerThat(dialing, version);
    expect(await greeting(it)).toMatchObject({
      fault: 'broken',
      message: `${silent}; "${command}" says: ${said}`,
    });
    expect(await asked(it)).toBe(1);
  });

  it.each([
    ['succeeds', `console.log('Server: 28.5')`],
    ['says no more', 'process.exit(1)'],
    ['is killed', `console.error('half a sen'); process.kill(process.pid, 'SIGKILL')`],
    ['floods', `for (;;) require('node:fs').writeSync(2, 'x'.repeat(100000))`],
  ])('stays as it is when the version %s', async (_, version) => {
    await using it = await dockerThat('process.exit(1)', version);
    expect(await greeting(it)).toMatchObject({
      fault: 'broken',
      message: `${silent}; "${command}" may tell more`,
    });
    expect(await asked(it)).toBe(1);
  });

  it('stays as it is when the time ends before the version, which ends too', async () => {
    await using life = await lifeline();
    await using it = await dockerThat('process.exit(1)', life.script);
    const canceller = new AbortController();
    const next = life.next();
    const greeted = greeting(it, canceller.signal);
    const begun = await next;
    canceller.abort();
    expect(await greeted).toMatchObject({ message: `${silent}; "${command}" may tell more` });
    await ended(begun);
  });
});

describe('a greeting through a docker CLI', () => {
  it('that carries no HTTP is explained by its version', async () => {
    await using it = await dockerThat(
      `process.stdout.write('Welcome!\\n')`,
      `console.error('malformed HTTP response "Welcome!"'); process.exit(1)`,
    );
    expect(await greeting(it)).toMatchObject({
      fault: 'broken',
      message: `the connection to the engine broke (Parse Error: Expected HTTP/, RTSP/ or ICE/); "${command}" says: malformed HTTP response "Welcome!"`,
    });
  });

  it('that gives a reason leads to no further attempt to log in', async () => {
    await using it = await dockerThat(
      `console.error('Permission denied'); process.exit(255)`,
      'process.exit(1)',
    );
    expect(await greeting(it)).toMatchObject({
      message: `the connection through the docker CLI failed (Permission denied); "${command}" may tell more`,
    });
    expect(await asked(it)).toBe(0);
  });
});
