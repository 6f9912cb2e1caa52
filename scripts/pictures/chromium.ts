import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { devTools, type DevTools } from './dev-tools.ts';

export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

export interface Browser {
  /** A PNG of the whole page, as high as it is. */
  picture(html: string, look: Look): Promise<Buffer>;
  close(): Promise<void>;
}

/** What `npm run pictures` needs beside an engine. */
export function findChromium(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, 'chromium')).find(isProgram);
  if (found === undefined)
    throw new Error(
      'There is no `chromium` in PATH, and the pictures are made with it. On Debian: apt-get install chromium fonts-liberation fonts-noto-color-emoji',
    );
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function openBrowser(program: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'pictures-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'];
  const child = spawn(program, [...flags, '--remote-debugging-pipe', `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const tools = devTools(child.stdio[3], child.stdio[4]);
  const { targetId } = await tools.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await tools.ask('Target.attachToTarget', { targetId, flatten: true });
  return {
    picture: (html, look) => photograph(tools.in(String(sessionId)), html, look),
    close: async () => {
      child.kill();
      await closed;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function photograph(page: DevTools, html: string, { width, scheme }: Look): Promise<Buffer> {
  const features = [{ name: 'prefers-color-scheme', value: scheme }];
  await page.ask('Emulation.setEmulatedMedia', { features });
  await page.ask('Emulation.setDeviceMetricsOverride', {
    width,
    height: 100,
    deviceScaleFactor: 1,
    mobile: false,
  });
  const { frameTree } = await page.ask('Page.getFrameTree');
  const { frame } = frameTree as { readonly frame: { readonly id: string } };
  await page.ask('Page.setDocumentContent', { frameId: frame.id, html });
  const { cssContentSize } = await page.ask('Page.getLayoutMetrics');
  const { height } = cssContentSize as { readonly height: number };
  const clip = { x: 0, y: 0, width, height, scale: 1 };
  const { data } = await page.ask('Page.captureScreenshot', { clip, captureBeyondViewport: true });
  return Buffer.from(String(data), 'base64');
}
