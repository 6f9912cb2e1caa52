import { shellWord } from './shell.ts';

/** How `docker buildx create` names the container of a builder, and the volume with its build cache. */
const PART_OF_BUILDER = /^buildx_buildkit_/;

const BUILDER = /^buildx_buildkit_(.+)\d(?:_state)?$/;

/** Whether a container or volume belongs to a builder of buildx, also to one whose name nobody can tell. */
export function isOfBuilder(name: string): boolean {
  return PART_OF_BUILDER.test(name);
}

/** The builder that a container or volume belongs to. */
export function builderOf(name: string): string | undefined {
  return BUILDER.exec(name)?.[1];
}

/** The builders of buildx among the containers of an engine, each once. */
export function buildersAmong(containers: readonly { readonly name: string }[]): readonly string[] {
  return [...new Set(containers.flatMap(({ name }) => builderOf(name) ?? []))];
}

/** The commands that remove a builder of buildx, or only its cache. */
export function builderCommands(name: string): { readonly command: string; readonly pruneCommand: string } {
  const word = shellWord(name);
  return {
    command: `docker buildx rm ${word}`,
    pruneCommand: `docker buildx prune --builder ${word} --all --force`,
  };
}
