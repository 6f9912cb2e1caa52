import { expect, it } from 'vitest';
import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import { aJob } from '../../support/job/a-job.ts';
import { onEngines, outerDocker } from '../../support/engines/on-engines.ts';
import { step, type Told } from '../../support/engines/step.ts';

const R = 'image-rm-test';

function warnings({ report }: Told): readonly string[] {
  return report.hosts.flatMap(({ warnings: its = [] }) => its);
}

function reasons({ report }: Told): readonly (string | undefined)[] {
  return report.hosts.flatMap(({ items }) => items.map(({ reason }) => reason));
}

onEngines([...outerDocker, ...newestPodman], (engine) => {
  const load = (...tags: readonly string[]): Promise<string> =>
    engine().load({ tags, layers: [layer(tags[0] ?? 'untagged', 500)] });

  it('an item of keep that fits nothing is a warning, and one that fits is none', async () => {
    const id = await load(`${R}/app:1`);
    await load(`${R}/base:1`, `ghcr.io/acme/base:2`);
    const untagged = (await load()).replace('sha256:', '');
    const fitting = [`${R}/base`, 'ghcr.io/acme/base:2', `${R}/b*:1`, '**/base', id, untagged.slice(0, 12)];
    const keep = [...fitting, `${R}/bse`, 'ghcr.io/acme/base:3', `${R}/c*`, '0123456789ab'].join('\n');
    const done = await step(engine().host, { images: `${R}/app:1`, keep });
    const told = `4 items of \`keep\` protect nothing, since no image here matches them: ${R}/bse, ghcr.io/acme/base:3, ${R}/c*, 0123456789ab`;
    expect(warnings(done)).toStrictEqual([told]);
    expect(done.log).toContain(`::warning title=docker-image-rm::${told}`);
    expect(done.log.split(told)).toHaveLength(2);
    expect(done.summary).toContain('4 items of <code>keep</code> protect nothing');
    expect(done.exitCode).toBe(0);
    expect((await engine().snapshot()).images).toHaveLength(3);
  });

  it('one slip is told in one sentence, and what it should have kept is gone', async () => {
    await load(`${R}/app:1`);
    const done = await step(engine().host, { images: '**', keep: `${R}/ap:1` });
    expect(warnings(done)).toStrictEqual([`\`keep: ${R}/ap:1\` protects nothing: no image here matches it`]);
    expect((await engine().snapshot()).images).toStrictEqual([]);
  });

  it('nothing is said of keep where nothing was chosen', async () => {
    const done = await step(engine().host, { images: `${R}/nobody:1`, keep: 'ap:1' });
    expect(warnings(done)).toStrictEqual([]);
  });

  it('what is not there is told with what is', async () => {
    await load(`${R}/app:1`, `${R}/app:2`, 'ghcr.io/acme/web:1');
    const images = [`${R}/app:3`, 'web:1', 'all', 'latest', 'abc', 'nobody:1', '0123456789ab'].join('\n');
    const done = await step(engine().host, { images });
    expect(done.exitCode).toBe(0);
    const local = engine().store === 'podman' ? 'localhost/' : '';
    expect(reasons(done)).toStrictEqual([
      `no such image; here are ${local}${R}/app:1, ${local}${R}/app:2`,
      'no such image; here are ghcr.io/acme/web:1',
      "no such image; every image is `'**'`",
      'no such image; `latest` is a tag and not a name; write `app:latest`',
      'no such image; an ID needs at least four hex digits',
      'no such image',
      'no such image',
    ]);
    expect(done.log).toMatch(/^::warning [^:]*::image-rm-test\/app:3 \(absent\): no such image; here are/m);
  });
});

onEngines(['containerd-28.5'], (engine) => {
  const four = async (): Promise<void> => {
    for (const name of ['app', 'web', 'base', 'other'])
      await engine().load({ tags: [`${R}/${name}:1`], layers: [layer(name, 500)] });
  };
  const asked = async (
    inputs: Readonly<Record<string, string>>,
  ): Promise<{
    readonly done: Told;
    readonly whole: number;
    readonly byReference: number;
    readonly looks: number;
  }> => {
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), () => 'forward');
    const done = await step(proxy.host, { measure: 'off', ...inputs });
    const lists = proxy.requests.filter((line) => line.includes('/images/json'));
    const byReference = lists.filter((line) => line.includes('reference')).length;
    const looks = proxy.requests.filter((line) => /\/images\/.+\/(?:json|history)/.test(line)).length;
    return { done, whole: lists.length - byReference, byReference, looks };
  };

  it('neither costs a list of the whole store, nor more than one list', async () => {
    await four();
    const keep = [`${R}/base`, `${R}/wbe:1`, `${R}/o*:1`, `other@sha256:${'0'.repeat(64)}`].join('\n');
    const { done, whole, byReference } = await asked({ images: `${R}/app:1\n${R}/web:2`, keep });
    expect({ whole, byReference }).toStrictEqual({ whole: 0, byReference: 1 });
    expect(warnings(done)).toStrictEqual([
      expect.stringMatching(/^2 items of `keep` .*: image-rm-test\/wbe:1, other@sha256:0/),
    ]);
    expect(reasons(done)).toContain(`no such image; here are ${R}/web:1`);
  });

  it('what is known already is not asked for', async () => {
    await four();
    const { whole, byReference } = await asked({ images: `${R}/app:1\n${R}/web:1`, keep: `${R}/web` });
    expect({ whole, byReference }).toStrictEqual({ whole: 0, byReference: 0 });
  });

  it('4000 items are one question', async () => {
    await four();
    const keep = Array.from({ length: 4000 }, (_, n) => `${R}/nobody:${String(n)}`);
    const ids = Array.from({ length: 100 }, (_, n) => `sha256:${String(n).padStart(64, '0')}`);
    const { done, whole, byReference, looks } = await asked({
      images: `${R}/app:1`,
      keep: [`${R}/base:1`, ...keep, ...ids].join('\n'),
    });
    expect({ whole, byReference }).toStrictEqual({ whole: 1, byReference: 0 });
    expect(looks).toBeLessThan(10);
    expect(warnings(done)).toStrictEqual([expect.stringMatching(/^4100 items of `keep` .* and 4090 more$/)]);
  });

  it('nobody who ignores what is missing pays for it', async () => {
    await four();
    const { done, whole, byReference } = await asked({ images: `${R}/app:2`, missing: 'ignore' });
    expect({ whole, byReference }).toStrictEqual({ whole: 0, byReference: 0 });
    expect(reasons(done)).toStrictEqual(['no such image']);
  });
});

onEngines(['graphdriver-28.5', 'containerd-28.5'], (engine) => {
  it('a post phase says it when it removes, and not before', async () => {
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('app', 500)] });
    const job = await aJob();
    const inputs = { images: `${R}/app:1`, keep: 'ap:1', when: 'post' };
    const first = await job.phase(engine().host, inputs);
    expect(first.log).not.toContain('protects nothing');
    const post = await job.phase(engine().host, inputs, { state: first.state });
    expect(warnings(post)).toStrictEqual(['`keep: ap:1` protects nothing: no image here matches it']);
    expect(post.report.totals.deleted).toBe(1);
  });

  it('an engine that stumbles over the question fails nothing', async () => {
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('app', 500)] });
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), (line) =>
      line.includes('/images/json') && line.includes('reference')
        ? { status: 500, body: '{"message":"no"}' }
        : 'forward',
    );
    const inputs = { images: `${R}/app:1\n${R}/app:2`, keep: 'ap:1', measure: 'off' };
    const done = await step(proxy.host, inputs);
    expect(done.exitCode).toBe(0);
    expect(done.report.totals).toMatchObject({ deleted: 1, absent: 1 });
  });
});
