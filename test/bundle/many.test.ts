import { expect, it } from 'vitest';
import { scriptedEngine } from '../support/bundle/scripted-engine.ts';
import { tell } from '../support/bundle/telling.ts';

const IMAGES = 1500;
const NAMES_OF_EACH = 100;

it('150,000 names are planned and told, on a heap of half a gigabyte', async () => {
  const images = Array.from({ length: IMAGES }, (_, n) => {
    const id = n.toString(16).padStart(64, '0');
    return {
      Id: `sha256:${id}`,
      RepoTags: Array.from({ length: NAMES_OF_EACH }, (__, tag) => `app-${n}:${tag}`),
      RepoDigests: [],
      ParentId: '',
      Size: 1000,
      RootFS: { Layers: [`sha256:${id}`] },
    };
  });
  const ofEach = images.flatMap((image) => {
    const path = `GET /images/${encodeURIComponent(image.Id)}`;
    return [
      [`${path}/json`, image],
      [`${path}/history`, [{ Size: 1000 }]],
    ] as const;
  });
  await using engine = await scriptedEngine({
    'GET /images/json': images,
    ...Object.fromEntries<object>(ofEach),
  });
  const told = await tell({
    inputs: { images: '**', keep: '**:7, app-3', 'dry-run': 'true' },
    env: { DOCKER_HOST: engine.host, NODE_OPTIONS: '--max-old-space-size=512' },
  });
  expect(told.exitCode).toBe(0);
  const kept = IMAGES + NAMES_OF_EACH - 1;
  expect(told.report.totals).toMatchObject({ kept, untagged: IMAGES * NAMES_OF_EACH - kept });
  expect(told.outputs['untagged']?.split('\n')).toHaveLength(IMAGES * NAMES_OF_EACH - kept);
  expect(told.lines.length).toBeGreaterThan(IMAGES * NAMES_OF_EACH);
  expect(told.summary).toContain(`${kept} kept`);
});
