import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { outerDocker, onEngines } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { asQuery } from '../../support/choosing/listing.ts';

const app = 'image-rm-test/app:1';

const refusedByAll: readonly string[] = [
  ...['dangling=maybe', 'dangling=TRUE', 'dangling=', 'dangling=yes'],
  ...['colour=red', 'Label!!=x', 'unused', 'name=app', 'id=abc'],
  ...['before=nobody:1', 'since=nobody:1', 'before=sha256:0123456789ab', 'before=', 'since=a b', 'before=-x'],
];

/** Where the engine answers with an empty list, or takes it for something that nobody meant. */
const refusedByUs: readonly string[] = [
  ...['label', 'dangling=1', 'dangling=0', 'unused=maybe', 'reference=', 'label=', 'label!=', 'until='],
  ...['reference=[', 'reference=app[', 'reference=[]', 'reference=[a-]', 'reference=app\\'],
  ...['reference=app:{1,2}', 'reference=acme/**'],
];

onEngines(outerDocker, (engine) => {
  it.each(refusedByAll)('%s is refused here as by the engine, and nothing is removed', async (text) => {
    await engine().load({ tags: [app], layers: [layer('app', 500)] });
    const before = await engine().snapshot();
    const [key = '', value = ''] = text.split('=');
    // Nothing after the key is, to the engine, a value like any other.
    const { status } = await engine().request('GET', `/images/json?${asQuery([`${key}=${value}`])}`);
    expect(status).toBeGreaterThanOrEqual(400);
    const told = await step(engine().host, { images: '**', filters: text });
    expect(told.exitCode).toBe(1);
    expect(told.report.problems?.join('\n')).toContain(`\`filters\`: "${text}`);
    expect(await engine().snapshot()).toStrictEqual(before);
  });
});

onEngines(['containerd-28.5'], (engine) => {
  it('every slip is named at once, before the engine is asked for anything', async () => {
    await engine().load({ tags: [app], layers: [layer('app', 500)] });
    const before = await engine().snapshot();
    const told = await step(engine().host, { images: '**', filters: refusedByUs.join('\n') });
    // A comma in braces belongs to them; each text is told of once.
    expect(told.report.problems).toHaveLength(refusedByUs.length);
    expect(told.report.hosts).toStrictEqual([]);
    expect(told.exitCode).toBe(1);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('true and false at once are refused, which would be an empty list', async () => {
    for (const key of ['dangling', 'unused']) {
      const told = await step(engine().host, { images: '**', filters: `${key}=true\n${key}=false` });
      expect(told.report.problems).toStrictEqual([
        expect.stringContaining('cannot be true and false at once'),
      ]);
    }
  });
});
