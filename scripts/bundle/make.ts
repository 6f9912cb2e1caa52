import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from './compile.ts';
import { licences } from './licenses.ts';
import { digestOfIngredients, isMadeFrom, noteIn } from './made-before.ts';

/** A bundle of dist/, and the files that it loads by itself: docs/decisions/0006-bundles.md */
interface Bundle {
  readonly entry: string;
  readonly config: string;
  /** In dist/. */
  readonly folder: string;
  /** By what `import()` calls a file in src/: where the bundle of it lies, seen from this one. */
  readonly loads: Readonly<Record<string, string>>;
}

const config = 'src/tsconfig.json';

const BUNDLES: readonly Bundle[] = [
  { entry: 'src/entries/main.ts', config, folder: '.', loads: { '../step/start.js': './step/index.js' } },
  { entry: 'src/entries/post.ts', config, folder: 'post', loads: { '../step/start.js': '../step/index.js' } },
  { entry: 'src/entries/cli.ts', config, folder: 'cli', loads: { '../step/start.js': '../step/index.js' } },
  {
    entry: 'src/step/start.ts',
    config,
    folder: 'step',
    loads: {
      '../github/index.js': './github/index.js',
      '../../programs/index.js': './programs/index.js',
    },
  },
  {
    entry: 'src/programs/index.ts',
    config: 'src/programs/tsconfig.json',
    folder: 'step/programs',
    loads: {},
  },
  { entry: 'src/github/index.ts', config: 'src/github/tsconfig.json', folder: 'step/github', loads: {} },
];

const PURPOSES = ['build', 'check', 'test'] as const;
type Purpose = (typeof PURPOSES)[number];

const cacheOf = (purpose: Purpose): string => join('.cache', 'bundle', purpose);

/** Everything that belongs in dist/, made from scratch in a folder of the cache. Returns the folder and what went in. */
export async function makeBundle(purpose: Purpose): Promise<{ folder: string; packages: readonly string[] }> {
  const parts = cacheOf(purpose);
  await rm(parts, { recursive: true, force: true });
  // Read before the bundlers read: whoever saves a file meanwhile gets a new bundle the next time.
  const digest = await digestOfIngredients();
  const made = BUNDLES.map(async ({ entry, config: tsconfig, folder: place, loads }) => {
    const part = join(parts, `of-${place.replace('/', '-')}`);
    const packages = await compile(entry, tsconfig, part);
    await linkBundles(part, loads);
    return { part, place, packages };
  });
  const folder = join(parts, 'dist');
  const bundles = await Promise.all(made);
  for (const { part, place } of bundles) await cp(part, join(folder, place), { recursive: true });
  const packages = [...new Set(bundles.flatMap((bundle) => bundle.packages))].sort();
  await writeFile(join(folder, 'licenses.txt'), await licences(packages));
  await writeFile(noteIn(parts), digest);
  return { folder, packages };
}

/** The same without bundling, where a bundle of exactly these sources is in the cache: from `npm run build`, say. */
export async function bundleMadeOnce(): Promise<string> {
  const digest = await digestOfIngredients();
  for (const purpose of PURPOSES) {
    if (await isMadeFrom(cacheOf(purpose), digest)) return join(cacheOf(purpose), 'dist');
  }
  return (await makeBundle('test')).folder;
}

/** The bundler leaves an `import()` with this comment alone. What it names is a file of src/, and lies elsewhere in dist/. */
async function linkBundles(folder: string, loads: Bundle['loads']): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('index.js'));
  const texts = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
  for (const [file, bundle] of Object.entries(loads)) {
    const call = (path: string): string => `import(/* webpackIgnore: true */ "${path}")`;
    const callers = [...texts].filter(([, text]) => text.includes(call(file)));
    if (callers.length !== 1)
      throw new Error(`${callers.length} files of ${folder} load ${file}, and not one`);
    for (const [name, text] of callers) texts.set(name, text.replace(call(file), call(bundle)));
  }
  for (const [name, text] of texts) await writeFile(join(folder, name), text);
}
