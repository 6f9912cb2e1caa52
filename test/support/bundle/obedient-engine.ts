import { notThere, say, scriptedEngine, withImage, type Reply } from './scripted-engine.ts';

/** A stand-in with at most one image, `app:1` without labels, which is gone once it was removed. */
export interface ObedientEngine extends AsyncDisposable {
  readonly host: string;
  /** Brings the image. */
  build(): void;
  readonly requests: readonly string[];
  removals(): readonly string[];
}

export async function obedientEngine(isThereAtFirst: boolean, id = 'engine-1'): Promise<ObedientEngine> {
  const { script, byId, byName } = withImage('app:1');
  let isThere = isThereAtFirst;
  const ifThere = (line: string): readonly [string, Reply] => [
    line,
    (answer, incoming) => {
      if (!isThere) notThere(answer, incoming);
      else say(answer, 200, script[line] as object);
      if (line.startsWith('DELETE')) isThere = false;
    },
  ];
  const engine = await scriptedEngine({
    ...script,
    ...Object.fromEntries([`GET ${byName}/json`, `GET ${byId}/json`, `DELETE ${byName}`].map(ifThere)),
    'GET /info': { ID: id, DriverStatus: [['Backing Filesystem', 'extfs']], DockerRootDir: '/nowhere' },
    'GET /images/json': (answer, { url = '' }) => {
      say(answer, 200, isThere && !url.includes('label') ? (script['GET /images/json'] as object) : []);
    },
  });
  return {
    host: engine.host,
    build: () => (isThere = true),
    requests: engine.requests,
    removals: () => engine.requests.filter((line) => line.startsWith('DELETE')),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}
