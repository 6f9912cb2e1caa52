/** `npm run check:dist`: exits with 1 unless dist/, licences included, is what the sources give, byte for byte. */
import { differences, filesIn } from './bundle/compare.ts';
import { makeBundle } from './bundle/make.ts';

const { folder, packages } = await makeBundle('check');
const found = await differences(folder, 'dist');
for (const { file, what } of found) console.error(`dist/${file}: ${what}`);
if (found.length > 0) {
  console.error('dist/ is not what src/ gives: run `npm run build` and commit the result.');
  process.exitCode = 1;
} else {
  const files = await filesIn('dist');
  console.log(`dist/ is up to date: ${files.length} files, licences of ${packages.length} packages`);
}
