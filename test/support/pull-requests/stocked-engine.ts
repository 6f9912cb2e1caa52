import { createHash } from 'node:crypto';
import { notThere, scriptedEngine, type ScriptedEngine } from '../bundle/scripted-engine.ts';

/** A scripted engine with an image for each name, which removes what it is asked to remove. */
export async function stockedEngine(names: readonly string[]): Promise<ScriptedEngine> {
  const gone = new Set<string>();
  const images = names.map((name) => ({
    Id: `sha256:${createHash('sha256').update(name).digest('hex')}`,
    RepoTags: [name],
    RepoDigests: [],
    Size: 1000,
    RootFS: { Layers: [`sha256:${createHash('sha256').update(`layer of ${name}`).digest('hex')}`] },
  }));
  type Reply = NonNullable<Parameters<typeof scriptedEngine>[0]>[string];
  const script = images.flatMap((image): readonly (readonly [string, Reply])[] => {
    const [name = ''] = image.RepoTags;
    const full = `/images/${encodeURIComponent(`docker.io/library/${name}`).replaceAll('%2F', '/')}`;
    const inspect: Reply = (answer, incoming) => {
      if (gone.has(name)) notThere(answer, incoming);
      else answer.writeHead(200).end(JSON.stringify(image));
    };
    return [
      [`GET ${full}/json`, inspect],
      [`GET /images/${encodeURIComponent(image.Id)}/json`, inspect],
      [`GET /images/${encodeURIComponent(image.Id)}/history`, [{ Size: 1000 }]],
      [
        `DELETE ${full}`,
        (answer) => {
          gone.add(name);
          answer.writeHead(200).end(JSON.stringify([{ Untagged: name }, { Deleted: image.Id }]));
        },
      ],
    ];
  });
  const list: Reply = (answer) => {
    const left = images.filter(({ RepoTags: [name = ''] }) => !gone.has(name));
    answer.writeHead(200).end(JSON.stringify(left.map((image) => ({ ...image, ParentId: '' }))));
  };
  return scriptedEngine({ ...Object.fromEntries(script), 'GET /images/json': list });
}

export function removed({ requests }: ScriptedEngine): readonly string[] {
  return requests
    .flatMap((line) => /^DELETE .*library\/([^?]+)/.exec(line)?.[1] ?? [])
    .map(decodeURIComponent);
}
