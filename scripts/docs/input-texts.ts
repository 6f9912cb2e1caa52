import { isOffered } from '../../src/command/options.ts';
import { INPUT_NAMES } from '../../src/inputs/input-names.ts';
import type { ActionMetadata } from './tables.ts';

/** What the command says of an input: all but the sentences on inputs that are no options. */
const OF_ACTIONS = /`(?:when|scope): \w+`/;

/** The module with what `docker-image-rm --help` says: the command brings no parser of YAML. */
export function inputTextsModule({ inputs = {} }: ActionMetadata, version: string): string {
  const entries = INPUT_NAMES.filter(isOffered).map((name) => {
    const { description = '', default: preset = '' } = inputs[name] ?? {};
    return [name, { text: forCommand(description), preset: String(preset) }] as const;
  });
  return [
    '// Made by `npm run docs` from action.yml and package.json.',
    "import type { OfferedInput } from './options.ts';",
    '',
    `export const VERSION = ${JSON.stringify(version)};`,
    '',
    'export interface InputText {',
    '  readonly text: string;',
    '  /** What holds where the option is left out. */',
    '  readonly preset: string;',
    '}',
    '',
    'export const INPUT_TEXTS: Readonly<Record<OfferedInput, InputText>> = ',
    `${JSON.stringify(Object.fromEntries(entries))};`,
    '',
  ].join('\n');
}

export function forCommand(description: string): string {
  const text = description.trim().replaceAll(/\s+/g, ' ');
  return text
    .split(/(?<=\.) (?=[A-Z`])/)
    .filter((sentence) => !OF_ACTIONS.test(sentence))
    .join(' ');
}
