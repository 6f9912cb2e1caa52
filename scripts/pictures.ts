/**
 * `npm run pictures`: runs the committed bundle on real engines and writes what its summaries look like to
 * docs/pictures/: wide and light, as the README shows them, and as wide as a phone and dark. `npm run pictures -- one-image`
 * makes some only. Needs `chromium` in PATH, and root on Debian for the engines.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { seedEngine } from '../testbed/engines/seed/seeded-engine.ts';
import { startEngine } from '../testbed/engines/start-engine.ts';
import { findChromium, openBrowser, type Look } from './pictures/chromium.ts';
import { page } from './pictures/page.ts';
import { withFewColours } from './pictures/png.ts';
import { scenes } from './pictures/scenes.ts';

const looks: Readonly<Record<string, Look>> = {
  '': { width: 820, scheme: 'light' },
  '-phone': { width: 390, scheme: 'dark' },
};
/** The one that the README begins with, for its readers in the dark. */
const alsoDark = 'at-a-glance';
const folder = join(import.meta.dirname, '..', 'docs', 'pictures');
const wanted = process.argv.slice(2);
const chosen = Object.entries(scenes).filter(([name]) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) throw new Error(`no such picture; there are ${Object.keys(scenes).join(', ')}`);

const browser = await openBrowser(findChromium());
try {
  await mkdir(folder, { recursive: true });
  // On small disks of their own, so that there is something to see in their bars.
  await using one = await startEngine('graphdriver-28.5', { disk: '300m' });
  await using other = await startEngine('containerd-28.5', { disk: '300m' });
  const stage = { first: seedEngine(one), second: seedEngine(other) };
  // Paths into this folder say nothing to anybody.
  const addresses = {
    [one.host]: 'unix:///var/run/docker.sock',
    [other.host]: 'unix:///var/run/build-2.sock',
  };
  for (const [name, scene] of chosen) {
    await Promise.all([stage.first.clear(), stage.second.clear()]);
    const html = page(withAddresses(await scene(stage), addresses));
    const dark = name === alsoDark ? { '-dark': { width: 820, scheme: 'dark' } as const } : {};
    for (const [suffix, look] of Object.entries({ ...looks, ...dark })) {
      const picture = withFewColours(await browser.picture(html, look));
      await writeFile(join(folder, `${name}${suffix}.png`), picture);
      console.log(`docs/pictures/${name}${suffix}.png  ${Math.ceil(picture.length / 1000)} kB`);
    }
  }
} finally {
  await browser.close();
}

function withAddresses(markdown: string, addresses: Readonly<Record<string, string>>): string {
  const escaped = (text: string): string =>
    text.replaceAll(/[:_]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
  return Object.entries(addresses).reduce(
    (text, [real, shown]) => text.replaceAll(escaped(real), escaped(shown)),
    markdown,
  );
}
