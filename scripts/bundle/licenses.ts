import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licences that let the bundle be passed on as long as their text goes with it. A new one is a decision. */
const accepted = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
]);
const licenceFile = /^(licen[cs]e|copying|notice)/i;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: unknown;
}

/**
 * The texts that must go with what is bundled. Not ncc's `--license`: as soon as there is an `import()`, it leaves out
 * most of them.
 */
export async function licences(packageFolders: readonly string[]): Promise<string> {
  const problems: string[] = [];
  const texts: string[] = [];
  for (const folder of packageFolders) {
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
    const { name, version, license } = manifest;
    const files = (await readdir(folder)).filter((file) => licenceFile.test(file)).sort();
    if (typeof license !== 'string' || !accepted.has(license)) {
      problems.push(
        `${name} ${version}: the licence ${JSON.stringify(license)} is not among the accepted ones`,
      );
    } else if (!files.some((file) => !/^notice/i.test(file))) {
      problems.push(`${name} ${version}: no licence file in the package`);
    } else {
      const parts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
      texts.push(`${name} ${version} (${license})\n\n${parts.map(plain).join('\n\n')}\n`);
    }
  }
  if (problems.length > 0) throw new Error(`Licences of what is bundled:\n${problems.join('\n')}`);
  return texts.sort().join(`\n${'-'.repeat(80)}\n\n`);
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
