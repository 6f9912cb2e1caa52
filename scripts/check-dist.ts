/**
 * `npm run check:dist`: exits with 1 unless dist/, licences included, is what the sources give, byte for byte.
 * With `--quick`, as before the tests of dist/: bundles only if the sources have changed since the last time.
 */
import process from 'node:process';
import { differences, filesIn } from './bundle/compare.ts';
import { bundleMadeOnce, makeBundle } from './bundle/make.ts';

const isQuick = process.argv.includes('--quick');
const folder = isQuick ? await bundleMadeOnce() : (await makeBundle('check')).folder;
const found = await differences(folder, 'dist');
if (found.length > 0) {
  const files = found.map(({ file, what }) => `  dist/${file}: ${what}`);
  console.error(
    `dist/ is not what src/ gives: run \`npm run build\` and commit the result.\n${files.join('\n')}`,
  );
  process.exitCode = 1;
} else {
  console.log(`dist/ is up to date: ${(await filesIn('dist')).length} files`);
}
