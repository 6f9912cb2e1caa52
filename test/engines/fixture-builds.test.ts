import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, vi, type TestContext } from 'vitest';
import { whyNoBuilds, whyNoDisk } from '../../testbed/engines/requirements.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { startEngine, type RunningEngine } from '../../testbed/engines/start-engine.ts';
import { build, buildPlatforms, buildVersions, loadBase } from '../support/builds/builds.ts';
import { composeProject } from '../support/builds/compose.ts';
import { docker } from '../support/builds/docker.ts';
import { cacheRecords, freeBytes, holdingsOf } from '../support/builds/state.ts';
import { outerDocker } from '../support/engines/on-engines.ts';

// The first start on a machine downloads the programs.
vi.setConfig({ testTimeout: 180_000 });

const lacking = whyNoBuilds();
const needsBuilds = ({ skip }: TestContext): void => skip(lacking !== undefined, lacking ?? '');
const noDisk = whyNoDisk();
const needsDisk = ({ skip }: TestContext): void => skip(noDisk !== undefined, noDisk ?? '');

const MB = 1_000_000;

/** Mounts and loop devices of a run, found without the fixture's own means. */
function mountsOf({ dataRoot }: RunningEngine): readonly string[] {
  const run = basename(dirname(dataRoot));
  const loops = readdirSync('/sys/block').map((name) => join('/sys/block', name, 'loop', 'backing_file'));
  const files = loops.filter(existsSync).map((file) => readFileSync(file, 'utf8'));
  const mounted = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return [...files, ...mounted].filter((line) => line.includes(run));
}

describe.for(outerDocker)('%s', (kind) => {
  it('builds with BuildKit, as buildx and as "docker build"', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind);
    await loadBase(engine, 'base:1', MB);
    const tags = await buildVersions(engine, 'app', 2, { base: 'base:1', bytes: 2 * MB });
    await build(engine, { tag: 'alone:1', bytes: MB });
    const { images } = await seedEngine(engine).snapshot();
    expect(images.flatMap(({ repoTags }) => repoTags).sort()).toEqual(['alone:1', ...tags, 'base:1']);
    // What the classic builder makes would be parents and children, and no records.
    expect(images.filter(({ parentId }) => parentId !== '')).toEqual([]);
    const kept = (await cacheRecords(engine)).filter(({ Type }) => Type === 'regular');
    expect(kept.length).toBeGreaterThanOrEqual(2 * tags.length);
  });

  it('starts a project with Compose and stops it', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, { network: true });
    const base = await loadBase(engine, 'base:1', MB);
    const before = await holdingsOf(engine);
    await using project = await composeProject(engine, 'shop', 'base:1', MB);
    await project.up();
    const running = await docker(engine, ['ps', '--format', '{{.Names}}']);
    expect(running.split('\n').sort()).toEqual(['shop-db-1', 'shop-web-1']);
    const during = await holdingsOf(engine);
    expect(during.networks.filter((name) => !before.networks.includes(name))).toEqual(['shop_back']);
    expect(during.volumes).toEqual(['shop_data']);
    expect(during.images).toHaveLength(2);
    await project.down('--volumes', '--rmi', 'local');
    expect({ ...(await holdingsOf(engine)), cache: [] }).toEqual({ ...before, images: [base] });
  });

  it.for([['a stop', 'stop'] as const, ['a crash', 'kill'] as const])(
    'tells by its disk what an image took, and leaves no mount after %s',
    async ([, end], context) => {
      needsDisk(context);
      const engine = await startEngine(kind, { diskFile: '1G' });
      // It copies our mounts into its own namespace.
      await using other = await startEngine(kind);
      try {
        const before = await freeBytes(engine);
        const bytes = 50 * MB;
        await loadBase(engine, 'base:1', bytes);
        const took = before - (await freeBytes(engine));
        // The containerd store keeps what came in the archive beside what it unpacks.
        const copies = kind === 'containerd-28.5' ? 2 : 1;
        expect(took / copies).toBeGreaterThan(bytes);
        expect(took / copies).toBeLessThan(bytes * 1.1);
        await seedEngine(engine).clear();
        expect(before - (await freeBytes(engine))).toBeLessThan(bytes * 0.02);
        expect(mountsOf(engine)).not.toEqual([]);
        await engine[end]();
      } finally {
        await engine.stop();
      }
      expect(mountsOf(engine)).toEqual([]);
      expect(existsSync(dirname(engine.dataRoot))).toBe(false);
      expect(other.pid).toBeGreaterThan(0);
    },
  );
});

it('only the containerd store takes a build for several platforms with attestations', async (context) => {
  needsBuilds(context);
  await using containerd = await startEngine('containerd-28.5');
  await buildPlatforms(containerd, 'multi:1', MB);
  const listed = (await seedEngine(containerd).succeed('GET', '/images/json?manifests=1')).json<
    { Manifests: { Kind: string }[] }[]
  >();
  const kinds = listed.flatMap(({ Manifests }) => Manifests.map(({ Kind }) => Kind)).sort();
  expect(kinds).toEqual(['attestation', 'attestation', 'image', 'image']);
  await using graphdriver = await startEngine('graphdriver-28.5');
  await expect(buildPlatforms(graphdriver, 'multi:1', MB)).rejects.toThrow(/Attestation is not supported/);
});
