import { expect, it } from 'vitest';
import { bundle } from '../../testbed/runner/code.ts';
import { runStep, type StepResult } from '../../testbed/runner/run-step.ts';
import { say, scriptedEngine, withImage } from '../support/bundle/scripted-engine.ts';

const { script, id, byName } = withImage('app:1');

/** Also tells another image with a name that only a hostile engine has. */
async function debugLines(env: Record<string, string>): Promise<StepResult & { lines: readonly string[] }> {
  await using engine = await scriptedEngine({
    ...script,
    [`DELETE ${byName}`]: (answer) => {
      say(answer, 409, { message: 'in use\n::error::pwned ##[error]pwned' });
    },
  });
  const result = await runStep(bundle, {
    inputs: { images: 'app:1\ngone:1', 'github-token': 'the-token-of-this-job' },
    env: { DOCKER_HOST: engine.host, ...env },
  });
  const lines = result.log
    .split('\n')
    .filter((line) => line.startsWith('::debug::'))
    .map((line) => line.slice('::debug::'.length).replace(/\(\d+ ms\)/, '(N ms)'))
    .map((line) => line.replaceAll('%25', '%'));
  return { ...result, lines };
}

it('nobody debugs: no line of it', async () => {
  const { lines, log } = await debugLines({});
  expect(lines).toStrictEqual([]);
  expect(log).not.toContain('debug');
});

it('tells the endpoint, each request, the choice, the plan, the answers, and how bytes are counted', async () => {
  const { lines, log } = await debugLines({ RUNNER_DEBUG: '1' });
  const told = lines.join('\n');
  expect(told).toMatch(/^the engine at unix:\S+ was chosen: DOCKER_HOST$/m);
  expect(told).toMatch(/^the engine says: \{"name":"Docker","version":"28.5.2",.*"store":"graphdriver"/m);
  expect(told).toMatch(/^GET \/_ping: 200 \(N ms\)$/m);
  expect(told).toMatch(/^GET \/v1.51\/images\/docker.io\/library\/app%3A1\/json: 200 \(N ms\)$/m);
  expect(told).toMatch(/^DELETE \/v1.51\/images\/docker.io\/library\/app%3A1: 409 \(N ms\)$/m);
  expect(told).toContain(`app:1 is docker.io/library/app:1 of ${id}`);
  expect(told).toContain('gone:1 is absent');
  expect(told).toMatch(/^plan, wave 1 of 1:\n- docker.io\/library\/app:1$/m);
  expect(told).toMatch(/^- docker.io\/library\/app:1: conflict; in use ::error::pwned ## \[error\]pwned/m);
  expect(told).toMatch(/^bytes: \{"kind":"deleted-layers"/m);
  expect(log).not.toMatch(/^::error::pwned/m);
  expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('the-token-of-this-job');
});

it('tells why no engine was found', async () => {
  const { log, exitCode } = await runStep(bundle, {
    inputs: { images: 'app:1' },
    env: { DOCKER_HOST: 'unix:///no/such/socket', RUNNER_DEBUG: '1' },
  });
  expect(exitCode).toBe(1);
  expect(log).toMatch(/^::debug::the engine at unix:\/\/\/no\/such\/socket was chosen: DOCKER_HOST$/m);
  expect(log).toMatch(/^::debug::GET \/_ping: .*ENOENT|no such|nothing/m);
});
