import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { step } from '../support/engines/step.ts';
import { aJob } from '../support/job/a-job.ts';

const R = 'image-rm-test';

// A list of the containerd store names the digest of one repository only, where an image has tags in several.
onEngines(newestOfEachStore, (engine) => {
  const tagsOfAll = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();

  it('a tag with its own digest is found, whatever else the image is called', async () => {
    const tags = [`${R}/a:1`, `${R}/b:1`, `${R}/c:1`];
    const id = await engine().load({ tags, layers: [layer('one', 1000)] });
    // On the graphdriver store the ID of a loaded image is not a digest of a repository.
    const digest = engine().store === 'containerd' ? id : undefined;
    for (const tag of tags) {
      const images = digest === undefined ? tag : `${tag}@${digest}`;
      const { exitCode, report } = await step(engine().host, { images, missing: 'fail' });
      expect([exitCode, report.hosts[0]?.items[0]?.verdict]).toStrictEqual([
        0,
        tag === tags[2] ? 'deleted' : 'untagged',
      ]);
    }
  });

  it('scope: job takes no tag of before by a digest of its repository', async () => {
    const tags = [`${R}/a:1`, `${R}/b:1`, `${R}/c:1`];
    const id = await engine().load({ tags, layers: [layer('one', 1000)] });
    const { host } = engine();
    for (const tag of tags) {
      const images = `${tag.replace(':1', '')}@${id}`;
      const inputs = { images, when: 'post', scope: 'job', missing: 'ignore' };
      const job = await aJob();
      const { state } = await job.phase(host, inputs);
      const { exitCode, log } = await job.phase(host, inputs, { state });
      expect(exitCode, log).toBe(0);
    }
    expect(await tagsOfAll()).toStrictEqual(tags);
  });
});
