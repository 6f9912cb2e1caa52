/** `npm run build`: makes dist/ anew. Only what changed is written, and what no longer belongs there is deleted. */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { differences } from './bundle/compare.ts';
import { makeBundle } from './bundle/make.ts';

const { folder, packages } = await makeBundle('build');
const changes = await differences(folder, 'dist');
for (const { file, what } of changes) {
  const target = join('dist', file);
  if (what === 'extra') await rm(target);
  else await cp(join(folder, file), target);
  console.log(`${what === 'extra' ? 'deleted' : 'wrote'} ${target}`);
}
if (changes.length === 0) console.log('dist/ was up to date');
console.log(
  `bundled packages: ${packages.map((path) => path.replace(/^.*node_modules[\\/]/, '')).join(', ')}`,
);
