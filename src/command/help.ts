import { type OfferedInput, REMOVE_OPTIONS, SHORT } from './options.ts';
import { type InputText, INPUT_TEXTS, VERSION } from './input-texts.ts';

export const USAGE = `Usage: docker-image-rm [options] IMAGE…
       docker-image-rm hook started|completed [--settings FILE] [--strict]`;

const INTRODUCTION =
  'Removes local Docker images and says truthfully what happened to each. IMAGE is a name, an ID or a pattern in quotes.';

const OWN_TEXTS: Readonly<Record<string, string>> = {
  platform: 'The same as `--platforms`.',
  json: 'Print the report as JSON on standard output. What people read goes to standard error.',
  help: 'Print this text.',
  version: 'Print the version.',
};

const ENDING = [
  'An option with `VALUE…` may be given several times. Where a text speaks of `images`, it means IMAGE…, and `force: true` is `--force`.',
  'The token for `{closed-pr}` in a pattern is read from the environment variable GITHUB_TOKEN.',
  'Exit code: 0 when all went well, 1 when something went wrong, 2 when the call was a mistake and nothing was removed.',
  "Hooks of GitHub's runners: `hook started` records what is there before a job, `hook completed` removes what the job added. With `--strict` the job fails where that goes wrong. See docs/fleet.md.",
];

export function version(): string {
  return `docker-image-rm ${VERSION}\n`;
}

export function help(): string {
  const options = REMOVE_OPTIONS.map(({ name, kind, input }) => {
    const short = Object.keys(SHORT).find((letter) => SHORT[letter] === name);
    const value = { flag: '', switch: '', text: ' VALUE', list: ' VALUE…' }[kind];
    const head = `  ${short === undefined ? '' : `-${short}, `}--${name}${value}`;
    return `${head}\n${wrapped(textOf(name, input), '      ')}`;
  });
  const ending = ENDING.map((paragraph) => wrapped(paragraph, ''));
  return `${[USAGE, wrapped(INTRODUCTION, ''), 'Options:', ...options, ...ending].join('\n\n')}\n`;
}

function textOf(name: string, input: OfferedInput | undefined): string {
  const own = OWN_TEXTS[name];
  if (own !== undefined || input === undefined) return own ?? '';
  const { text, preset }: InputText = INPUT_TEXTS[input];
  return preset === '' ? text : `${text} Default: \`${preset}\`.`;
}

const WIDTH = 80;

function wrapped(text: string, margin: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || margin.length + line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.map((line) => margin + line).join('\n');
}
