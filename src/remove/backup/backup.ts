import { join, resolve } from 'node:path';
import { type FileHandle, statfs } from 'node:fs/promises';
import { unlessOver } from '../../engine/deadline.ts';
import type { Engine } from '../../engine/port.ts';
import { TRAITS } from '../../model/engine-traits.ts';
import type { Image } from '../../model/image.ts';
import { humanSize } from '../../model/text.ts';
import { readArchive } from './archive.ts';
import { requireWhole } from './check-archive.ts';
import { BackupError, folderHangs, NOT_BEGUN, whyNotSaved } from './errors.ts';
import { fileNameOf } from './file-name.ts';
import { makeFolder } from './folder.ts';
import { largerChunks } from './larger-chunks.ts';
import { newFile } from './new-file.ts';
import { saveWithParents } from './with-parents.ts';

export type Saved =
  | { readonly file: string }
  /** `hangs`: a file operation did not end by itself, and may still be under way. */
  | { readonly problem: string; readonly hangs: boolean };

export interface Backup {
  /**
   * Saves an image with all its tags, and the untagged parents that are deleted with it, as an archive that was
   * checked. One save runs at a time: several at once are no faster, since the disk, and on the graphdriver store the
   * engine's own copy, are the limit.
   */
  save(image: Image, parentIds: readonly string[]): Promise<Saved>;
}

/** A save that is told to stop gets this long to remove the unfinished file; a disk that hangs gets no longer. */
const CLEANUP_MS = 500;

/** Touches nothing before the first save. After `stop`, it begins nothing and waits for nothing. */
export function openBackup(path: string, engine: Engine, stop: AbortSignal): Backup {
  const folder = resolve(path);
  let last: Promise<unknown> = Promise.resolve();
  return {
    save: (image, parentIds) => {
      const next = async (): Promise<Saved> => {
        if (stop.aborted) return { problem: NOT_BEGUN, hangs: false };
        const hanging: Saved = { problem: folderHangs(folder), hangs: true };
        return unlessOver(save(folder, engine, image, parentIds), stop, hanging, CLEANUP_MS);
      };
      const saved = last.then(next, next);
      last = saved;
      return saved;
    },
  };
}

async function save(
  folder: string,
  engine: Engine,
  image: Image,
  ancestorIds: readonly string[],
): Promise<Saved> {
  try {
    await makeFolder(folder);
    await requireFreeSpace(folder, image);
    const parents = await parentsToSave(ancestorIds, engine);
    const parentIds = parents.map(({ id }) => id);
    const variants = await variantsHere(image, engine);
    const names = namesOf(image);
    const file = join(folder, fileNameOf(image, { names, parentIds, variants }));
    await newFile(file, async (part) => {
      const chunks = await saveWithParents(engine, image, names, parents);
      const archive = await readArchive(writtenTo(part, largerChunks(chunks)));
      requireWhole(archive, { saves: TRAITS[engine.facts.store].saves, image, parentIds, variants });
    });
    return { file };
  } catch (error) {
    return { problem: whyNotSaved(error, folder), hangs: false };
  }
}

/** No archive holds a digest as a name: on both stores the image comes back without it. */
function namesOf({ id, tags }: Image): readonly string[] {
  return tags.length > 0 ? tags : [id];
}

/**
 * Leaves out what would make the engine refuse the whole request: parents that are gone by now, and on the
 * graphdriver store parents without a layer. The classic builder makes those of the steps before the first `COPY`,
 * and their configuration is repeated in their child.
 */
async function parentsToSave(ids: readonly string[], engine: Engine): Promise<readonly Image[]> {
  const found = await Promise.all(ids.map((id) => engine.inspect(id)));
  const here = found.filter((image) => image !== undefined);
  const needsLayers = TRAITS[engine.facts.store].saves === 'layers';
  return here.filter(({ layers = [] }) => !needsLayers || layers.length > 0);
}

/** An index may list variants that are not here, or incomplete. A removal loses nothing of those. */
async function variantsHere({ id }: Image, engine: Engine): Promise<readonly string[]> {
  const variants = TRAITS[engine.facts.store].saves === 'manifests' ? await engine.variants(id) : [];
  return variants.filter(({ available }) => available).map(({ digest }) => digest);
}

/**
 * Fails early where the image does not fit: its archive is hardly smaller, since only repeated layers are stored
 * once.
 */
async function requireFreeSpace(folder: string, { size, variantSizes }: Image): Promise<void> {
  const needed = size ?? variantSizes?.content;
  if (needed === undefined) return;
  const free = await freeOn(folder);
  if (free === undefined || free >= needed) return;
  throw new BackupError(
    `the disk of "${folder}" has ${humanSize(free)} left, and the image takes ${humanSize(needed)}; make room there, or name a folder on another disk`,
  );
}

/** Undefined for file systems that do not tell, or that report no blocks at all. */
async function freeOn(folder: string): Promise<number | undefined> {
  try {
    const { blocks, bavail, bsize } = await statfs(folder);
    return blocks === 0 ? undefined : bavail * bsize;
  } catch {
    return undefined;
  }
}

async function* writtenTo(part: FileHandle, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    await part.writeFile(chunk);
    yield chunk;
  }
}
