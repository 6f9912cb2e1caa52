import type { Baseline } from '../model/baseline.ts';
import type { Container } from '../model/container.ts';
import type { Beside, LeftBehind } from '../model/left-behind.ts';
import { listSome, plural } from '../model/text.ts';

/** More of a kind only count: the log must stay short. */
const MOST_OF_A_KIND = 10;

/** How to list all of a kind. */
const LISTS: Readonly<Record<LeftBehind['kind'], string>> = {
  builder: 'docker buildx ls',
  container: 'docker container ls --all',
  network: 'docker network ls',
  volume: 'docker volume ls',
};

/** What came during the job and stays, each with the command that removes it. */
export function leftBehindNotes(all: readonly LeftBehind[], dryRun: boolean): readonly string[] {
  const stays = dryRun ? 'would be left behind' : 'left behind';
  return (['builder', 'container', 'network', 'volume'] as const).flatMap((kind) => {
    const ofKind = all.filter((one) => one.kind === kind);
    const named = ofKind.slice(0, MOST_OF_A_KIND).map((one) => `${stays}: ${sentence(one)}`);
    const rest = ofKind.length - named.length;
    return rest === 0
      ? named
      : [
          ...named,
          `${stays}: ${plural(rest, `more ${kind}`)}, new since this job began; \`${LISTS[kind]}\` lists them all`,
        ];
  });
}

function sentence({ kind, name, command, pruneCommand }: LeftBehind): string {
  const prune = pruneCommand === undefined ? '' : `, \`${pruneCommand}\` only its cache`;
  return `${kind} ${name}, new since this job began; \`${command}\` removes it${prune}`;
}

/** Says what nobody knows, so that an empty list is never taken for "nothing is left". */
export function leftBehindUnknown(
  beside: Beside,
  { networks, volumes }: Pick<Baseline, 'networks' | 'volumes'>,
): readonly string[] {
  const isRecorded = { containers: true, networks: networks !== undefined, volumes: volumes !== undefined };
  const kinds = ['containers', 'networks', 'volumes'] as const;
  const unrecorded = kinds.filter((kind) => !isRecorded[kind]);
  const unlisted = kinds.filter((kind) => isRecorded[kind] && beside[kind] === undefined);
  return [
    because(unrecorded, 'they were not recorded when the job began'),
    because(unlisted, 'the engine did not list them when the job ended'),
  ].flat();
}

function because(kinds: readonly string[], why: string): readonly string[] {
  if (kinds.length === 0) return [];
  return [`which ${kinds.join(' and ')} this job left behind is not known: ${why}`];
}

/** Containers that were to go and stay fail the step. */
export function containersLeft(
  left: readonly { readonly container: Container; readonly why: string }[],
): string {
  const names = listSome(left, ({ container: { name }, why }) => `${name} (${why})`);
  return `${plural(left.length, 'container')} that this job added could not be removed: ${names}`;
}
