import { some } from './conflict.ts';
import type { Item } from './item.ts';
import { isBareName } from './keeper.ts';
import { familiar, fullName } from './reference.ts';
import { repositoryOf, type Image } from './store.ts';

export const NO_SUCH_IMAGE = 'no such image';

/** What was most likely meant by a name that nothing has. */
const SLIPS: readonly (readonly [requested: RegExp, told: string])[] = [
  [/^all$/, "every image is `'**'`"],
  [/^latest$/, '`latest` is a tag and no name; write `app:latest`'],
  [/^(?:sha256:)?[a-f0-9]{1,3}$/, 'an ID needs at least four hex digits'],
];

/** Says of each item that is not there what is. */
export function absentReasons(images: readonly Image[]): (item: Item) => string {
  const byRepository = new Map<string, string[]>();
  const byLastPart = new Map<string, string[]>();
  for (const name of images.flatMap(({ tags, digests }) => (tags.length > 0 ? tags : digests))) {
    const repository = repositoryOf(name);
    append(byRepository, repository, name);
    append(byLastPart, lastPart(repository), name);
  }
  return (item) => {
    if (item.kind === 'id') return NO_SUCH_IMAGE;
    const repository = repositoryOf(fullName(item.reference));
    const siblings = byRepository.get(repository);
    const others = byLastPart.get(lastPart(repository));
    const slip = SLIPS.find(([requested]) => requested.test(item.requested))?.[1];
    const here = siblings ?? (slip === undefined ? others : undefined);
    const meaning =
      isBareName(item) && here !== undefined ? [`\`${item.requested}\` means the tag \`latest\``] : [];
    const found = here === undefined ? (slip ?? []) : `here are ${some(inOrder(here, item).map(familiar))}`;
    return [NO_SUCH_IMAGE, meaning, found].flat().join('; ');
  };
}

function append(groups: Map<string, string[]>, key: string, name: string): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [name]);
  else group.push(name);
}

export function lastPart(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}

/** The same tag elsewhere says most. */
function inOrder(names: readonly string[], { reference }: Exclude<Item, { kind: 'id' }>): readonly string[] {
  const isSame = (name: string): boolean => reference.tag !== undefined && name.endsWith(`:${reference.tag}`);
  const sorted = [...new Set(names)].toSorted();
  return [...sorted.filter(isSame), ...sorted.filter((name) => !isSame(name))];
}
