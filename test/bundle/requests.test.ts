import { describe, expect, it } from 'vitest';
import {
  notThere,
  say,
  scriptedEngine,
  withImage,
  type ScriptedEngine,
} from '../support/bundle/scripted-engine.ts';
import { tell } from '../support/bundle/telling.ts';

/** All that the action may ask of an engine in this version. */
const ALLOWED = [
  /^GET \/_ping$/,
  /^GET \/v1\.\d+\/(?:version|info)$/,
  /^GET \/v1\.\d+\/(?:images|containers)\/json\?all=1$/,
  /^GET \/v1\.\d+\/system\/df\?(?:type=image&)?type=build-cache$/,
  /^GET \/v1\.\d+\/images\/[^?]+\/(?:json|history)$/,
  /^DELETE \/v1\.\d+\/images\/[^?]+(?:\?(?:force=1)?&?(?:noprune=1)?)?$/,
];

function onlyAllowed({ requests }: ScriptedEngine): void {
  expect(requests.filter((line) => !ALLOWED.some((allowed) => allowed.test(line)))).toStrictEqual([]);
}

const removals = ({ requests }: ScriptedEngine): readonly string[] =>
  requests.filter((line) => line.startsWith('DELETE '));

const { script, byName, byId, id } = withImage('app:1');
const images = 'app:1';

describe('what an engine gets to hear', () => {
  it('in a dry run: questions, and only those that are allowed', async () => {
    await using engine = await scriptedEngine(script);
    const inputs = { images: `app:1, ${id}, other, abcd`, 'dry-run': 'true', force: 'true' };
    const { report } = await tell({ inputs, env: { DOCKER_HOST: engine.host } });
    expect(report.totals).toMatchObject({ deleted: 2, absent: 2 });
    onlyAllowed(engine);
    expect(engine.requests.filter((line) => !line.startsWith('GET '))).toStrictEqual([]);
  });

  it.each([
    [{}, ''],
    [{ force: 'true' }, '?force=1'],
    [{ 'no-prune': 'true' }, '?noprune=1'],
    [{ force: 'true', 'no-prune': 'true' }, '?force=1&noprune=1'],
  ])('in a removal with %o: one DELETE with %j', async (inputs, query) => {
    await using engine = await scriptedEngine(script);
    await tell({ inputs: { images, ...inputs }, env: { DOCKER_HOST: engine.host } });
    onlyAllowed(engine);
    expect(removals(engine)).toStrictEqual([`DELETE /v1.51${byName}${query}`]);
  });

  it('nothing of what is not there is asked to be removed, also with force', async () => {
    await using engine = await scriptedEngine();
    const inputs = { images: 'app:1, ghcr.io/acme/app, abcd, sha256:abcdef', force: 'true', missing: 'fail' };
    const { exitCode, outputs } = await tell({ inputs, env: { DOCKER_HOST: engine.host } });
    expect(exitCode).toBe(1);
    expect(outputs['absent']?.split('\n')).toHaveLength(4);
    onlyAllowed(engine);
    expect(removals(engine)).toStrictEqual([]);
  });
});

describe('answers that make no sense', () => {
  it.each([
    [{ 'GET /containers/json': '<html>' }],
    [{ 'GET /containers/json': [{ Id: 7 }] }],
    [{ 'GET /images/json': { none: true } }],
    [{ 'GET /images/json': [], [`GET ${byName}/json`]: '[]' }],
    [{ 'GET /images/json': [], [`GET ${byName}/json`]: '{}' }],
  ])('before the removal, %j: nothing is removed', async (replies) => {
    await using engine = await scriptedEngine({ ...script, ...replies });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.exitCode).toBe(1);
    expect(told.errors).toStrictEqual([
      expect.stringMatching(/^app:1 \(not-reached\): the engine sent /),
      expect.stringMatching(
        /the engine sent .*; nothing was removed; 1 of 1 item went wrong: 1 not reached$/,
      ),
    ]);
    expect(removals(engine)).toStrictEqual([]);
  });

  it.each([
    ['<html>', 'not JSON'],
    [{ Deleted: id }, 'where the API promises a list'],
  ])(
    'to the removal, %j, and the image is gone: it is deleted, and the figure is no exact one',
    async (reply, why) => {
      await using engine = await scriptedEngine({
        ...script,
        [`DELETE ${byName}`]: reply,
        [`GET ${byId}/json`]: notThere,
      });
      const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
      expect(told.exitCode).toBe(0);
      expect(told.outputs).toMatchObject({ deleted: id, untagged: 'app:1', failed: '' });
      expect(told.outputs['reclaimed-method']).not.toBe('exact');
      expect(told.log).toContain(why);
      expect(removals(engine)).toHaveLength(1);
    },
  );

  it.each([
    ['says nothing that makes sense', '<html>'],
    ['says that it did it', [{ Untagged: 'app:1' }, { Deleted: id }]],
  ])('the engine %s, and still has the image: it failed', async (_, reply) => {
    await using engine = await scriptedEngine({ ...script, [`DELETE ${byName}`]: reply });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.exitCode).toBe(1);
    expect(told.outputs).toMatchObject({ deleted: '', untagged: '', failed: 'app:1' });
  });

  it('to the look afterwards: nobody knows, so it failed', async () => {
    const nonsense = { [`GET ${byId}/json`]: '<html>' };
    await using engine = await scriptedEngine({ ...script, ...nonsense });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.exitCode).toBe(1);
    expect(told.outputs).toMatchObject({ deleted: '', failed: 'app:1' });
    expect(told.log).toContain('it did not answer when asked what is left');
  });

  it('a conflict that nothing explains is a failure in the words of the engine', async () => {
    await using engine = await scriptedEngine({
      ...script,
      [`DELETE ${byName}`]: (answer) => {
        say(answer, 409, { message: 'because' });
      },
    });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.outputs).toMatchObject({ conflicts: '', failed: 'app:1' });
    expect(told.errors).toContain('app:1 (failed): because');
  });
});
