import { readFile } from 'node:fs/promises';
import { openBackup } from '../../../src/remove/backup/backup.ts';
import type { Image } from '../../../src/model/image.ts';
import { openEngine } from '../../../src/engine/greeting.ts';
import type { Engine } from '../../../src/engine/port.ts';
import { connect } from '../../../src/engine/transport.ts';
import { full } from '../build.ts';
import { never } from '../opened.ts';
import { machine } from '../surroundings.ts';
import type { EngineUnderTest } from './on-engines.ts';

export interface Client extends Disposable {
  readonly engine: Engine;
  /** What `name` stands for, which must be there. */
  find(name: string): Promise<Image>;
}

/** The action's own client, on a real engine. */
export async function clientOf({ host }: EngineUnderTest): Promise<Client> {
  const path = host.replace('unix://', '');
  const transport = await connect({ kind: 'socket', path, url: host }, machine());
  const engine = await openEngine(transport, new AbortController().signal, '');
  return {
    engine,
    find: async (name) => {
      const image = await engine.inspect(name.startsWith('sha256:') ? name : full(name));
      if (image === undefined) throw new Error(`there is no ${name}`);
      return image;
    },
    [Symbol.dispose]: () => {
      transport.close();
    },
  };
}

/** Saves an image with what goes along; resolves to the file. */
export async function saved(
  under: EngineUnderTest,
  folder: string,
  name: string,
  also: readonly string[] = [],
): Promise<string> {
  using client = await clientOf(under);
  const result = await openBackup(folder, client.engine, never).save(await client.find(name), also);
  if ('problem' in result) throw new Error(result.problem);
  return result.file;
}

/** Why an image cannot be saved. */
export async function refused(
  under: EngineUnderTest,
  folder: string,
  name: string,
  spoilt: (engine: Engine) => Engine = (engine) => engine,
): Promise<string> {
  using client = await clientOf(under);
  const result = await openBackup(folder, spoilt(client.engine), never).save(await client.find(name), []);
  return 'problem' in result ? result.problem : `it was saved as ${result.file}`;
}

/** Something happens as soon as the first bytes of an image have come. */
export function meanwhile(engine: Engine, happens: () => void | Promise<void>): Engine {
  return {
    ...engine,
    save: async (names) => {
      const chunks = await engine.save(names);
      return (async function* () {
        let isFirst = true;
        for await (const chunk of chunks) {
          if (isFirst) await happens();
          isFirst = false;
          yield chunk;
        }
      })();
    },
  };
}

/** As `docker load` does it. */
export async function load(under: EngineUnderTest, file: string): Promise<void> {
  const answer = await under.succeed('POST', '/images/load?quiet=1', await readFile(file));
  if (answer.body.includes('errorDetail')) throw new Error(answer.body.toString('utf8'));
}

/** Children first. */
export async function remove(under: EngineUnderTest, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await under.request('DELETE', `/images/${id}?force=1`);
}
