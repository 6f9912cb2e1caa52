/** `npm run check:links`: every link in a Markdown file to a file or a heading of this repository leads there. */
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { brokenLinks } from './docs/links.ts';

const documents = new Map<string, string>();
for await (const file of glob(['*.md', 'docs/**/*.md', 'examples/**/*.md', '.github/**/*.md']))
  documents.set(file.replaceAll('\\', '/'), await readFile(file, 'utf8'));
// A check that looks at nothing finds nothing wrong.
if (!documents.has('README.md')) throw new Error('README.md was not found');

const broken = brokenLinks(documents, existsSync);
for (const { file, target, message } of broken) console.error(`${file}: ${target}: ${message}`);
if (broken.length > 0) process.exitCode = 1;
else console.log(`${documents.size} Markdown files: every link leads somewhere`);
