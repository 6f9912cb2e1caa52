import { expect, it } from 'vitest';
import { bundle } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';
import { scriptedEngine, withImage } from '../support/bundle/scripted-engine.ts';
import { tell } from '../support/bundle/telling.ts';

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

it('the post phase does nothing and says nothing', async () => {
  await using engine = await scriptedEngine();
  const step = { inputs: { images: 'app:1' }, env: { DOCKER_HOST: engine.host } };
  const first = await tell(step);
  const requests = engine.requests.length;
  const post = await runStep(bundle, { ...step, state: first.state });
  expect(first.report.totals).toMatchObject({ absent: 1 });
  expect(post).toStrictEqual({ exitCode: 0, log: '', outputs: {}, summary: '', state: {} });
  expect(engine.requests).toHaveLength(requests);
});

it('the post phase does nothing after a first phase that failed, either', async () => {
  const step = { inputs: { images: 'app:1' }, env: { DOCKER_HOST: 'unix:///no/such/socket' } };
  const first = await tell(step);
  expect(first.exitCode).toBe(1);
  const post = await runStep(bundle, { ...step, state: first.state });
  expect(post).toStrictEqual({ exitCode: 0, log: '', outputs: {}, summary: '', state: {} });
});

it('a post phase whose state was lost does not take itself for the first one', async () => {
  await using engine = await scriptedEngine();
  const inputs = { images: 'app:1', when: 'post' };
  const post = await runStep(bundle, { inputs, env: { DOCKER_HOST: engine.host }, isPost: true });
  expect(post).toStrictEqual({ exitCode: 0, log: '', outputs: {}, summary: '', state: {} });
  expect(engine.requests).toStrictEqual([]);
});

it.each([{ when: 'post' }, { when: 'now', 'dry-run': 'true' }])(
  'the first phase believes no state, whoever wrote it into its environment: %j',
  async (more) => {
    await using engine = await scriptedEngine(withImage('app:1').script);
    const inputs = { images: 'app:1', ...more };
    const state = { phase: 'clean', record: '/dev/null', digest: EMPTY_SHA256 };
    const told = await tell({ inputs, env: { DOCKER_HOST: engine.host }, state, isPost: false });
    expect(engine.requests.filter((request) => request.startsWith('DELETE'))).toStrictEqual([]);
    expect(told.exitCode).toBe(0);
    expect(told.report).toMatchObject({ phase: 'main', exit: { failed: false } });
    // What it leaves for the post phase is its own word, too.
    expect(told.state).toMatchObject({ phase: more.when === 'post' ? 'clean' : 'post' });
  },
);

it('`when: post` fails at once where nothing can be saved for it', async () => {
  await using engine = await scriptedEngine();
  const inputs = { images: 'app:1', when: 'post' };
  const { exitCode, log } = await runStep(bundle, {
    inputs,
    env: { DOCKER_HOST: engine.host, GITHUB_STATE: '' },
  });
  expect(exitCode).toBe(1);
  expect(log).toContain('the runner gave no file for it (GITHUB_STATE is not set)');
});

it.each(['', '  \n', '# only a comment\n\n , ,\n'])(
  'images of %j: a success that says that there is nothing to do, and no engine is asked',
  async (images) => {
    const { exitCode, lines, errors, warnings, summary, report, outputs } = await tell({
      inputs: { images },
      env: { DOCKER_HOST: 'unix:///no/such/socket' },
    });
    expect(exitCode).toBe(0);
    expect(lines).toStrictEqual(['nothing to remove: `images` is empty']);
    expect([...errors, ...warnings]).toStrictEqual([]);
    expect(summary).toBe('### Docker images · nothing to remove&#58; <code>images</code> is empty\n');
    expect(report).toMatchObject({ hosts: [], exit: { failed: false } });
    expect(outputs).toMatchObject({ deleted: '', untagged: '', 'reclaimed-bytes': '' });
  },
);

it('needs no files of the runner but the one for outputs', async () => {
  const { exitCode, log, outputs, summary } = await runStep(bundle, {
    inputs: { images: '' },
    env: { GITHUB_STEP_SUMMARY: '', GITHUB_STATE: '' },
  });
  expect(exitCode).toBe(0);
  expect(log).toContain('nothing to remove');
  expect(outputs).toHaveProperty('json');
  expect(summary).toBe('');
});
