import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import { stepIn } from '../../support/engines/step.ts';
import { itemsOf, onOurEngines } from '../../support/job/a-job.ts';

const COUNT = 2000;
const R = 'image-rm-test/many';
const names = Array.from({ length: COUNT }, (_, n) => `${R}:${n}`);

// The containerd store takes a minute to load so many names.
onOurEngines(['graphdriver-28.5'], (engine) => {
  it('2,000 names of one image: a signal is heard, and each name is told', async () => {
    await engine().load({ tags: names, layers: [layer('many', 500)] });
    let send: (signal: 'SIGINT') => void = () => undefined;
    let removals = 0;
    const socket = engine().host.replace('unix://', '');
    await using proxy = await faultyEngine(socket, (line) => {
      if (line.startsWith('DELETE')) removals += 1;
      if (line.startsWith('DELETE') && removals === 3) send('SIGINT');
      return 'forward';
    });
    const whenStarted = (sender: typeof send): void => {
      send = sender;
    };
    const told = await stepIn(
      { DOCKER_HOST: proxy.host },
      { images: `${R}:*`, keep: '**:*[02468]' },
      { whenStarted },
    );
    expect(told.exitCode).toBe(1);
    const { kept, untagged = 0, 'not-reached': notReached = 0 } = told.report.totals;
    expect(kept).toBe(COUNT / 2);
    expect(untagged).toBeGreaterThan(0);
    expect(untagged + notReached).toBe(COUNT / 2);
    expect(notReached).toBeGreaterThan(0);
    const gone = itemsOf(told).flatMap((item) => item.untagged);
    const left = new Set((await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags));
    expect(names.filter((name) => !left.has(name)).toSorted()).toStrictEqual(gone.toSorted());
    expect(told.log).toContain('the step was cancelled before its turn');
  });
});
