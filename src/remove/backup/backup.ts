import { join, resolve } from 'node:path';
import { type FileHandle, statfs } from 'node:fs/promises';
import { unlessOver } from '../../engine/deadline.ts';
import type { Engine } from '../../engine/port.ts';
import { TRAITS } from '../../model/engine-traits.ts';
import type { Image } from '../../model/image.ts';
import { humanSize } from '../../model/text.ts';
import { readArchive } from './archive.ts';
import { requireWhole } from './check-archive.ts';
import { hanging, inWords, NOT_BEGUN, Trouble } from './errors.ts';
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
   * Saves an image in all its tags, and the images (IDs) that go along with it, as an archive that is known to be whole.
   * One save runs at a time: the disk, and on the graphdriver store the engine's own copy, would gain nothing by more.
   */
  save(image: Image, also: readonly string[]): Promise<Saved>;
}

/** Whoever is told to stop removes what was written so far. A disk that does not answer takes no longer than this. */
const LAST_MOMENT_MS = 500;

/** Nothing is touched before the first save, and nothing is begun or waited for after the end. */
export function openBackup(path: string, engine: Engine, end: AbortSignal): Backup {
  const folder = resolve(path);
  let last: Promise<unknown> = Promise.resolve();
  return {
    save: (image, also) => {
      const next = async (): Promise<Saved> => {
        if (end.aborted) return { problem: NOT_BEGUN, hangs: false };
        const stuck: Saved = { problem: hanging(folder), hangs: true };
        return unlessOver(save(folder, engine, image, also), end, stuck, LAST_MOMENT_MS);
      };
      const saved = last.then(next, next);
      last = saved;
      return saved;
    },
  };
}

async function save(folder: string, engine: Engine, image: Image, also: readonly string[]): Promise<Saved> {
  try {
    await makeFolder(folder);
    await requireRoom(folder, image);
    const parents = await whatCanBeSaved(also, engine);
    const company = parents.map(({ id }) => id);
    const variants = await variantsHere(image, engine);
    const names = namesOf(image);
    const file = join(folder, fileNameOf(image, { names, company, variants }));
    await newFile(file, async (part) => {
      const chunks = await saveWithParents(engine, image, names, parents);
      const archive = await readArchive(writtenTo(part, largerChunks(chunks)));
      requireWhole(archive, { saves: TRAITS[engine.facts.store].saves, image, also: company, variants });
    });
    return { file };
  } catch (error) {
    return { problem: inWords(error, folder), hangs: false };
  }
}

/** A digest is a name that no archive holds: on both stores the image would come back without it, asked for or not. */
function namesOf({ id, tags }: Image): readonly string[] {
  return tags.length > 0 ? tags : [id];
}

/**
 * One that is gone by now would make the engine refuse them all, and on the graphdriver store so would one without a
 * layer, which the classic builder makes of what stands before the first `COPY`: its child knows all that it says.
 */
async function whatCanBeSaved(ids: readonly string[], engine: Engine): Promise<readonly Image[]> {
  const found = await Promise.all(ids.map((id) => engine.inspect(id)));
  const here = found.filter((image) => image !== undefined);
  const needsLayers = TRAITS[engine.facts.store].saves === 'layers';
  return here.filter(({ layers = [] }) => !needsLayers || layers.length > 0);
}

/** An index may list variants that are not here, or not whole: they are nothing that could be lost. */
async function variantsHere({ id }: Image, engine: Engine): Promise<readonly string[]> {
  const variants = TRAITS[engine.facts.store].saves === 'manifests' ? await engine.variants(id) : [];
  return variants.filter(({ available }) => available).map(({ digest }) => digest);
}

/** The archive is hardly smaller (a layer that comes twice stands in it once): if this does not fit, nothing need be begun. */
async function requireRoom(folder: string, { size, variantSizes }: Image): Promise<void> {
  const needed = size ?? variantSizes?.content;
  if (needed === undefined) return;
  const free = await freeOn(folder);
  if (free === undefined || free >= needed) return;
  throw new Trouble(
    `the disk of "${folder}" has ${humanSize(free)} left, and the image takes ${humanSize(needed)}; make room there, or name a folder on another disk`,
  );
}

/** Some file systems do not tell, or say that they have no blocks at all. */
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
