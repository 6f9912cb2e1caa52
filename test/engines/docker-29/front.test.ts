import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { engineApi } from '../../../testbed/engines/seed/engine-api.ts';
import { docker29OfEachStore, onEngines } from '../../support/engines/on-engines.ts';
import type { OldestApi } from '../../support/engine-29/asked.ts';
import { docker29 } from '../../support/engine-29/front.ts';
import { realEngine } from '../../support/engine-29/real-engine.ts';
import { step } from '../../support/engines/step.ts';

const R = 'image-rm-test';

interface Listed {
  readonly RepoTags: readonly string[];
}

onEngines(docker29OfEachStore, (engine) => {
  const listed = async (filters: object): Promise<readonly string[]> => {
    const query = encodeURIComponent(JSON.stringify(filters));
    const answer = await engine().succeed('GET', `/images/json?filters=${query}`);
    return answer
      .json<readonly Listed[]>()
      .flatMap(({ RepoTags }) => RepoTags)
      .toSorted();
  };

  it('the filter reference goes by full names too, and by nothing else', async () => {
    for (const tag of [`${R}/app:1`, 'nginx:1', 'ghcr.io/acme/app:1'])
      await engine().load({ tags: [tag], layers: [layer(tag, 500)] });
    const cases: readonly (readonly [pattern: string, names: readonly string[]])[] = [
      ['docker.io/library/*', ['nginx:1']],
      ['docker.io/*/app', [`${R}/app:1`]],
      ['*/*/app:1', ['ghcr.io/acme/app:1', `${R}/app:1`]],
      ['nginx', ['nginx:1']],
      ['docker.io/nobody/*', []],
    ];
    for (const [pattern, names] of cases)
      expect(await listed({ reference: [pattern] }), pattern).toStrictEqual(names);
  });

  it.each(['1.44', '1.52'] as const)('a minimum of %s is said in the words of Docker', async (oldest) => {
    const { running, store } = engine();
    if (running === undefined) throw new Error('there is no engine behind the front');
    await using front = await docker29(realEngine({ ...running, store }), oldest);
    const api = engineApi(front.host);
    const tooOld = `1.${Number(oldest.slice(2)) - 1}`;
    const refused = await api.request('GET', `/v${tooOld}/info`);
    expect([refused.status, refused.json()]).toStrictEqual([
      400,
      {
        message: `client version ${tooOld} is too old. Minimum supported API version is ${oldest}, please upgrade your client to a newer version`,
      },
    ]);
    expect((await api.succeed('GET', `/v${oldest}/version`)).json()).toMatchObject({ MinAPIVersion: oldest });
  });
});

onEngines(docker29OfEachStore, (engine) => {
  const frontWith = (oldest: OldestApi) => {
    const { running, store } = engine();
    if (running === undefined) throw new Error('there is no engine behind the front');
    return docker29(realEngine({ ...running, store }), oldest);
  };

  it.each(['1.40', '1.44', '1.52'] as const)(
    'a minimum of %s: the action speaks 1.52 with it',
    async (oldest) => {
      await using front = await frontWith(oldest);
      await engine().load({ tags: [`${R}/app:1`], layers: [layer('app', 500)] });
      const done = await step(front.host, { images: `${R}/app:1` });
      expect(done.exitCode, done.log).toBe(0);
      expect(done.report.hosts[0]?.engine).toMatchObject({ apiVersion: '1.52', newestApi: '1.56' });
      expect(front.requests.filter((line) => !/ \/(?:v1\.52\/|_ping$)/.test(line))).toStrictEqual([]);
      expect((await engine().snapshot()).images).toStrictEqual([]);
    },
  );

  it('a minimum above what the action speaks is told in one sentence, and nothing is removed', async () => {
    await using front = await frontWith('1.53');
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('app', 500)] });
    const before = await engine().snapshot();
    const refused = await step(front.host, { images: `${R}/app:1` });
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toContain(
      'the engine accepts API 1.53 and newer, and this action speaks 1.52 at most; use a newer version of this action, or lower DOCKER_MIN_API_VERSION of the engine',
    );
    expect(await engine().snapshot()).toStrictEqual(before);
  });
});

onEngines(['containerd-29'], (engine) => {
  it.each([
    [{ 'label!': ['team=a'] }, ['b', 'none', 'second']],
    [{ 'label!': ['team'] }, ['none', 'second']],
    [{ 'label!': ['team=a', 'team=b'] }, ['none', 'second']],
    [{ 'label!': ['team=b'], label: ['team'] }, ['a', 'second']],
  ])('%j lets through an image without the key, and one with such a variant', async (filters, names) => {
    const load = (name: string, labels: Readonly<Record<string, string>>): Promise<string> =>
      engine().load({ tags: [`${R}/${name}:1`], layers: [layer(name, 500)], labels });
    await load('a', { team: 'a' });
    await load('b', { team: 'b' });
    await load('none', {});
    const variants = [
      { architecture: 'amd64', layers: [layer('amd', 500)], labels: { team: 'a' } },
      { architecture: 's390x', layers: [layer('s390', 500)] },
    ];
    await engine().loadPlatforms({ tag: `${R}/second:1`, variants });
    const query = encodeURIComponent(JSON.stringify(filters));
    const answer = await engine().succeed('GET', `/images/json?filters=${query}`);
    const found = answer.json<readonly Listed[]>().flatMap(({ RepoTags }) => RepoTags);
    expect(found.toSorted()).toStrictEqual(names.map((name) => `${R}/${name}:1`));
  });
});
