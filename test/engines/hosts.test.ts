import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEngine } from '../../testbed/engines/start-engine.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { aFolder } from '../support/folder.ts';
import type { HostReport } from '../../src/report/report.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { step } from '../support/engines/step.ts';

const R = 'image-rm-test';
const DOWN = 'unix:///nowhere/docker.sock';

onEngines([newestOfEachStore[0] ?? 'graphdriver-28.5'], (engine) => {
  it('several engines, one of them down: each has its own verdicts, and the one stops no other', async (context) => {
    context.skip(engine().running === undefined, 'the machine brings an engine of its own, and one only');
    await using other = await startEngine('containerd-28.5');
    const second = seedEngine(other);
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('one', 3000)] });
    await second.load({ tags: [`${R}/app:1`, `${R}/web:1`], layers: [layer('two', 4000)] });
    const inputs = {
      images: `${R}/app:1\n${R}/web:*`,
      hosts: [engine().host, DOWN, other.host, engine().host].join('\n'),
    };

    const told = await step(DOWN, inputs);

    const summary = ({ host, problem, items }: HostReport): unknown => [
      host,
      problem?.kind,
      items.map(({ requested, verdict }) => `${requested} ${verdict}`),
    ];
    expect(told.report.hosts.map(summary)).toStrictEqual([
      [engine().host, undefined, [`${R}/app:1 deleted`]],
      [DOWN, 'no-engine', []],
      [other.host, undefined, [`${R}/app:1 deleted`, `${R}/web:* deleted`]],
    ]);
    expect(told.exitCode).toBe(1);
    expect(told.report.exit.message).toBe(
      `${DOWN}: there is no such socket; is the engine installed and running?`,
    );
    expect((await engine().snapshot()).images).toStrictEqual([]);
    expect((await second.snapshot()).images).toStrictEqual([]);
    expect(told.report.totals).toMatchObject({ deleted: 3 });
    expect(told.outputs['reclaimed-bytes']).not.toBe('');
    for (const host of [engine().host, DOWN, other.host]) {
      expect(told.summary).toContain(
        `#### <code>${host.replaceAll(/[:_]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)}`,
      );
    }
  });

  it('several engines whose addresses look alike have each a folder for what is saved', async (context) => {
    context.skip(engine().running === undefined, 'the machine brings an engine of its own, and one only');
    await using other = await startEngine(newestOfEachStore[0] ?? 'graphdriver-28.5');
    const second = seedEngine(other);
    const image = { tags: [`${R}/app:1`], layers: [layer('one', 3000)] };
    await engine().load(image);
    await second.load(image);
    await using folder = await aFolder();
    const [one, two] = [join(folder.path, 'a', 'b'), join(folder.path, 'a_b')];
    await mkdir(join(folder.path, 'a'));
    await symlink(engine().host.replace('unix://', ''), one);
    await symlink(other.host.replace('unix://', ''), two);
    const backup = join(folder.path, 'saved');
    const inputs = { images: `${R}/app:1`, hosts: `unix://${one}\nunix://${two}`, backup };

    const told = await step(DOWN, inputs);

    expect(told.report.totals, told.log).toMatchObject({ deleted: 2 });
    const files = told.report.hosts.flatMap(({ items }) => items.flatMap((item) => item.backup ?? []));
    expect(new Set(files).size).toBe(2);
    expect(files.every((file) => existsSync(file))).toBe(true);
  });

  it('`no-engine: skip` passes over one that is down, with a warning', async () => {
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('one', 3000)] });
    const inputs = { images: `${R}/app:1`, hosts: `${engine().host}, ${DOWN}`, 'no-engine': 'skip' };
    const told = await step(DOWN, inputs);
    expect(told.exitCode).toBe(0);
    expect(told.log).toContain('::warning');
    expect(told.report.totals).toMatchObject({ deleted: 1 });
  });

  it('a line that names no engine is an error before any engine is asked', async () => {
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('one', 3000)] });
    const addresses = ['tcp://admin:s3cr/et@h:2376', 'ssh://u:secret/w@h', 'admin:secret@host:2375'];
    const told = await step(DOWN, {
      images: `${R}/app:1`,
      hosts: [engine().host, 'nope nope', 'tcp://me:secret@:x', ...addresses].join('\n'),
    });
    expect(told.report.problems).toHaveLength(2 + addresses.length);
    expect(JSON.stringify(told)).not.toMatch(/secret|s3cr|cr\/et/);
    expect((await engine().snapshot()).images).toHaveLength(1);
  });
});
