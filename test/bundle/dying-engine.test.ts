import { describe, expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import {
  notThere,
  say,
  scriptedEngine,
  withImage,
  type Reply,
  type ScriptedEngine,
} from '../support/bundle/scripted-engine.ts';
import { tell } from '../support/bundle/telling.ts';

const { script, byName, byId, id } = withImage('app:1');
const images = 'app:1';

/** The requests about the image from the first removal on. */
function fromRemovalOn({ requests }: ScriptedEngine): readonly string[] {
  const lines = requests.map((line) => line.replace('/v1.51', ''));
  return lines
    .slice(lines.findIndex((line) => line.startsWith('DELETE')))
    .filter((line) => line.includes('/images/'));
}

describe('the connection ends between a removal and its answer', () => {
  const [removal, look] = [`DELETE ${byName}`, `GET ${byId}/json`];
  const lookByName = `GET ${byName}/json`;
  /** The engine finds the image by its name and by its ID as long as it is there. */
  const looks = (isThere: () => boolean): Readonly<Record<string, Reply>> =>
    Object.fromEntries(
      [look, lookByName].map((line): [string, Reply] => [
        line,
        (answer, incoming) => {
          if (isThere()) say(answer, 200, script[line] ?? '');
          else notThere(answer, incoming);
        },
      ]),
    );

  it('the engine did it: a look says so, and the removal is not sent again', async () => {
    let isThere = true;
    await using engine = await scriptedEngine({
      ...script,
      [removal]: (_, incoming) => {
        isThere = false;
        incoming.destroy();
      },
      ...looks(() => isThere),
    });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.exitCode).toBe(0);
    expect(told.outputs).toMatchObject({ deleted: id, untagged: 'app:1', failed: '' });
    expect(told.outputs['reclaimed-method']).not.toBe('exact');
    expect(fromRemovalOn(engine)).toStrictEqual([removal, lookByName, look]);
  });

  it('the engine did not: after a look it is asked once more', async () => {
    let removals = 0;
    await using engine = await scriptedEngine({
      ...script,
      [removal]: (answer, incoming) => {
        removals += 1;
        if (removals === 1) incoming.destroy();
        else say(answer, 200, script[removal] ?? '');
      },
      ...looks(() => removals < 2),
    });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.exitCode).toBe(0);
    expect(told.outputs).toMatchObject({ deleted: id, failed: '' });
    expect(fromRemovalOn(engine)).toStrictEqual([removal, lookByName, removal, look]);
  });

  it('and again: it failed, and is not asked a third time', async () => {
    await using engine = await scriptedEngine({
      ...script,
      [removal]: (_, incoming) => {
        incoming.destroy();
      },
    });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.exitCode).toBe(1);
    expect(told.outputs).toMatchObject({ deleted: '', untagged: '', failed: 'app:1' });
    expect(told.errors[0]).toContain('the connection to the engine broke');
    expect(fromRemovalOn(engine)).toStrictEqual([removal, lookByName, removal, look]);
  });

  it('in the middle of the answer: a look tells', async () => {
    let isThere = true;
    await using engine = await scriptedEngine({
      ...script,
      [removal]: (answer, incoming) => {
        isThere = false;
        answer.writeHead(200, { 'Content-Length': 1000 });
        answer.write('[{"Untagged":"app:1"},', () => incoming.destroy());
      },
      ...looks(() => isThere),
    });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.exitCode).toBe(0);
    expect(told.outputs).toMatchObject({ deleted: id, untagged: 'app:1', failed: '' });
    expect(fromRemovalOn(engine)).toStrictEqual([removal, lookByName, look]);
  });
});

onEngines(newestOfEachStore, (engine) => {
  it('an engine that is killed when it is asked to remove: nothing is claimed', async (context) => {
    const { running } = engine();
    context.skip(running === undefined, 'this engine is not ours to kill');
    const tag = 'image-rm-test/dying:1';
    const image = await engine().load({ tags: [tag], layers: [layer('dying', 1000)] });
    const killed: Promise<void>[] = [];
    await using proxy = await faultyEngine(running?.socket ?? '', (line) => {
      if (!line.startsWith('DELETE')) return 'forward';
      if (killed.length === 0) killed.push(running?.kill() ?? Promise.resolve());
      return 'cut-before';
    });
    const told = await tell({ inputs: { images: tag }, env: { DOCKER_HOST: proxy.host } });
    expect(killed).toHaveLength(1);
    await Promise.all(killed);
    await running?.restart();
    expect(told.exitCode).toBe(1);
    expect(told.outputs).toMatchObject({ deleted: '', untagged: '', failed: tag });
    expect((await engine().snapshot()).images.map(({ id: left }) => left)).toContain(image);
  });
});
