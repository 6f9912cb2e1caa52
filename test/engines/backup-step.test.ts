import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { step, type Told } from '../support/engines/step.ts';

const R = 'image-rm-test';

onEngines(newestOfEachStore, (engine) => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'image-rm-backup-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const backups = (told: Told): readonly unknown[] =>
    told.report.hosts.flatMap(({ items }) => items.map(({ verdict, backup }) => [verdict, backup]));

  it('saves what is deleted, once for all its tags, and `docker load` brings it back', async () => {
    const gone = await engine().load({ tags: [`${R}/gone:1`, `${R}/gone:2`], layers: [layer('gone', 3000)] });
    await engine().load({ tags: [`${R}/some:1`, `${R}/some:2`], layers: [layer('some', 2000)] });
    const before = await engine().snapshot();
    const images = `${R}/gone:1\n${R}/gone:2\n${R}/some:1`;

    const told = await step(engine().host, { images, backup: join(folder, 'new', 'folder') });

    const file = join(folder, 'new', 'folder', readdirSync(join(folder, 'new', 'folder')).join('|'));
    expect(backups(told)).toStrictEqual([
      ['deleted', file],
      ['deleted', file],
      ['untagged', undefined],
    ]);
    expect((await engine().snapshot()).images.map(({ id }) => id)).not.toContain(gone);
    await engine().succeed('POST', '/images/load', readFileSync(file));
    await engine().tag(`${R}/some:2`, `${R}/some:1`);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('never takes the place of an older file that brings back more', async () => {
    await engine().load({ tags: [`${R}/app:1`, `${R}/app:2`], layers: [layer('app', 3000)] });
    const before = await engine().snapshot();
    const images = `${R}/app:1\n${R}/app:2`;
    const older = backups(await step(engine().host, { images, backup: folder }));
    const [file = ''] = readdirSync(folder);
    await engine().succeed('POST', '/images/load', readFileSync(join(folder, file)));
    expect(await engine().snapshot()).toStrictEqual(before);
    const again = backups(await step(engine().host, { images, backup: folder }));
    expect(again).toStrictEqual(older);
    expect(readdirSync(folder)).toHaveLength(1);
    await engine().succeed('POST', '/images/load', readFileSync(join(folder, file)));

    await step(engine().host, { images: `${R}/app:2` });
    const fewer = backups(await step(engine().host, { images, backup: folder }));
    expect(fewer).not.toStrictEqual(older);
    expect(readdirSync(folder)).toHaveLength(2);
    await engine().succeed('POST', '/images/load', readFileSync(join(folder, file)));
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('removes nothing that it cannot save, and says why', async () => {
    await engine().load({ tags: [`${R}/app:1`, `${R}/app:2`], layers: [layer('app', 3000)] });
    await engine().load({ tags: [`${R}/other:1`, `${R}/other:2`], layers: [layer('other', 3000)] });
    writeFileSync(join(folder, 'file'), '');
    const before = await engine().snapshot();
    const images = `${R}/app:1\n${R}/app:2\n${R}/other:1`;

    const told = await step(engine().host, { images, backup: join(folder, 'file') });

    expect(told.exitCode).toBe(1);
    expect(backups(told)).toStrictEqual([
      ['failed', undefined],
      ['failed', undefined],
      ['untagged', undefined],
    ]);
    expect(told.log).toContain('it could not be saved first: ');
    await engine().tag(`${R}/other:2`, `${R}/other:1`);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('does not even ask for what was in use when it began', async () => {
    await engine().load({ tags: [`${R}/held:1`], layers: [layer('held', 3000)] });
    await engine().container(`${R}/held:1`, { name: `${R.replace('/', '-')}-holds` });
    const before = await engine().snapshot();

    const told = await step(engine().host, { images: `${R}/held:1`, backup: folder });

    expect(backups(told)).toStrictEqual([['conflict', undefined]]);
    expect(readdirSync(folder)).toStrictEqual([]);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('saves nothing in a dry run', async () => {
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('app', 3000)] });
    const told = await step(engine().host, {
      images: '**',
      backup: join(folder, 'none'),
      'dry-run': 'true',
    });
    expect(told.report.totals.deleted).toBe(1);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
