/**
 * What `npm run try` finds out before it installs anything. Plain JavaScript, since nothing is there yet: the engine is
 * looked for by the action itself, whose bundle is committed, and so in all the places where the action looks.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * @typedef {{ host: string, why: string }} Found
 * @typedef {{ problem: string }} NotFound
 */

/**
 * The engine that the action would clean here, asked by a dry run that chooses an image that nobody has.
 * @returns {Found | NotFound}
 */
export function engineHere() {
  const folder = mkdtempSync(join(tmpdir(), 'try-'));
  try {
    const output = join(folder, 'output');
    writeFileSync(output, '');
    const nobodys = { images: 'docker-image-rm.invalid/none:1', missing: 'ignore' };
    const inputs = { ...nobodys, 'dry-run': 'true', summary: 'false' };
    const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const { status, stdout } = spawnSync(process.execPath, [join('dist', 'index.js')], {
      encoding: 'utf8',
      env: { ...process.env, ...Object.fromEntries(variables), GITHUB_OUTPUT: output, GITHUB_STATE: '' },
    });
    const json = /^\{"schemaVersion".*$/m.exec(readFileSync(output, 'utf8'))?.[0];
    if (json === undefined) return { problem: stdout.trim() || `dist/index.js ended with ${status}` };
    return engineIn(JSON.parse(json));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function engineIn({ hosts: [found], exit }) {
  if (found === undefined) return { problem: exit.message };
  const { host, why = '', engine, problem } = found;
  if (problem !== undefined) return { problem: `${host}: ${problem.message}` };
  if (engine.name !== 'Docker')
    return { problem: `${host} is ${engine.name}, and the demo images are for Docker` };
  // The demo's images get there by plain HTTP.
  const isPlain = host.startsWith('unix://') || (host.startsWith('tcp://') && !usesTls());
  return isPlain ? { host, why } : { problem: `${host} is not reached by a socket or by plain TCP` };
}

function usesTls() {
  return ['DOCKER_TLS_VERIFY', 'DOCKER_TLS'].some((name) => (process.env[name] ?? '') !== '');
}

/**
 * Why no engine can be started for the demonstration.
 * @returns {string | undefined}
 */
export function whyNoEngineOfOurOwn() {
  if (process.platform !== 'linux') return 'that needs Linux';
  if (process.getuid?.() !== 0) return 'that needs root';
  return isInPath('apt-get') ? undefined : 'that needs Debian, and there is no apt-get here';
}

function isInPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** @param {NotFound} none @param {string} whyNoOwn */
export function adviceWithoutEngine({ problem }, whyNoOwn) {
  return [
    `There is no engine to show anything on: ${problem}`,
    `None can be started for it either: ${whyNoOwn}.`,
    '',
    'One of these helps:',
    '  - start Docker (`sudo systemctl start docker`, or Docker Desktop)',
    '  - name an engine: `DOCKER_HOST=unix:///path/to/docker.sock npm run try`, or `docker context use NAME`',
    '  - on Debian: `sudo npm run try`, which starts an engine of its own and removes it afterwards',
    '',
    'Nothing was installed.',
  ].join('\n');
}

/** @param {Found | NotFound} engine @param {boolean} needsPackages */
export function announcement(engine, needsPackages) {
  const packages = needsPackages
    ? [
        'It installs the packages of package-lock.json first (430 MB in node_modules), which takes about a minute.',
      ]
    : [];
  const isOwn = 'host' in engine;
  const fetches = !isOwn && !existsSync(join('.cache', 'engines', 'programs', 'builds'));
  const place = isOwn
    ? `It uses the engine at ${engine.host} (${engine.why}), and touches only what it makes there.`
    : 'It starts an engine for the moment, since there is none here that it can use.';
  const programs = fetches
    ? ["It fetches the engine from Debian's packages (500 MB in .cache), which takes a minute or two, once."]
    : [];
  return [
    'This shows the action at work on demo images, for about half a minute.',
    place,
    ...packages,
    ...programs,
  ].join('\n');
}
