import { parseArgs } from 'node:util';
import { splitList } from '../inputs/fields.ts';
import { nearestTo } from '../inputs/input-names.ts';
import { plain } from '../model/text.ts';
import { HOOK_OPTIONS, type Option, REMOVE_OPTIONS, SHORT, whyNotOffered } from './options.ts';

type Texts = Readonly<Record<string, string>>;

/** What somebody asks the command to do. */
export type Call =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'mistake'; readonly problems: readonly string[] }
  | { readonly kind: 'remove'; readonly inputs: Texts; readonly json: boolean }
  | {
      readonly kind: 'hook';
      readonly moment: 'started' | 'completed';
      readonly settings: string | undefined;
      readonly isStrict: boolean;
    };

export function parseCall(args: readonly string[]): Call {
  const [first, ...others] = args;
  return first === 'hook' ? hookCall(read(others, HOOK_OPTIONS)) : removeCall(read(args, REMOVE_OPTIONS));
}

function removeCall({ values, words, problems }: Words): Call {
  if (values.has('help')) return { kind: 'help' };
  if (values.has('version')) return { kind: 'version' };
  const images = words.join('\n');
  const inputs: Texts = { ...inputsOf(values), images };
  const isCacheKept = ['', 'keep'].includes(inputs['build-cache'] ?? '');
  const missing =
    splitList(images).length === 0 && isCacheKept
      ? ['name an image to remove, or what may go of the build cache (`--build-cache`)']
      : [];
  const all = [...problems, ...missing];
  return all.length > 0
    ? { kind: 'mistake', problems: all }
    : { kind: 'remove', inputs, json: values.has('json') };
}

function inputsOf(values: Words['values']): Texts {
  const inputs: Record<string, string> = {};
  for (const { name, input } of REMOVE_OPTIONS) {
    if (input === undefined) continue;
    const lines = values.get(name) ?? [];
    if (lines.length > 0) inputs[input] = [inputs[input] ?? [], ...lines].flat().join('\n');
  }
  return inputs;
}

function hookCall({ values, words, problems }: Words): Call {
  if (values.has('help')) return { kind: 'help' };
  const [moment, ...others] = words;
  const isMoment = moment === 'started' || moment === 'completed';
  const all = [
    ...problems,
    ...(isMoment && others.length === 0
      ? []
      : ['`hook` takes one word, `started` or `completed`; an image of that name is `hook:latest`']),
  ];
  if (all.length > 0 || !isMoment) return { kind: 'mistake', problems: all };
  return { kind: 'hook', moment, settings: values.get('settings')?.[0], isStrict: values.has('strict') };
}

interface Words {
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** What is not an option. */
  readonly words: readonly string[];
  readonly problems: readonly string[];
}

type Token = NonNullable<ReturnType<typeof tokensOf>>[number];

function read(args: readonly string[], options: readonly Option[]): Words {
  const values = new Map<string, readonly string[]>();
  const words: string[] = [];
  const problems: string[] = [];
  let last: Option | undefined;
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'option') {
      last = options.find(({ name }) => name === token.name);
      const given = values.get(token.name) ?? [];
      const problem = last === undefined ? whyUnknown(token, options) : whyWrong(token, last, given);
      if (problem === undefined) values.set(token.name, [...given, token.value ?? 'true']);
      else problems.push(`\`${plain(token.rawName)}\` ${problem}`);
    } else if (token.kind === 'positional') {
      // Whoever writes `--dry-run false` means the option, and would get an image of that name.
      if (last?.kind === 'flag' && ['true', 'false'].includes(token.value.toLowerCase()))
        problems.push(`\`${token.value}\` is not an image: write \`--${last.name}=${token.value}\``);
      else words.push(token.value);
      last = undefined;
    }
  }
  return { values, words, problems };
}

/** Not strict: Node would throw at the first mistake, and all are told at once. */
function tokensOf(
  args: readonly string[],
  options: readonly Option[],
): NonNullable<ReturnType<typeof parseArgs<{ strict: false; tokens: true }>>['tokens']> {
  const shorts = Object.entries(SHORT);
  const config = Object.fromEntries(
    options.map(({ name, kind }) => {
      const short = shorts.find(([, long]) => long === name)?.[0];
      const type = kind === 'list' || kind === 'text' ? ('string' as const) : ('boolean' as const);
      return [name, { type, ...(short === undefined ? {} : { short }) }];
    }),
  );
  return parseArgs({ args: [...args], options: config, strict: false, allowPositionals: true, tokens: true })
    .tokens;
}

function whyWrong(
  { value, inlineValue }: Extract<Token, { kind: 'option' }>,
  { name, kind }: Option,
  given: readonly string[],
): string | undefined {
  if (kind === 'switch' && value !== undefined) return 'takes no value';
  // An empty variable of the shell must not take away `--dry-run` or `--keep`.
  if (value === '' || ((kind === 'list' || kind === 'text') && value === undefined)) return 'needs a value';
  if (kind === 'list' && /^\s*#/.test(value ?? '')) return 'begins with #, as comments do';
  // `--keep --dry-run`: the value was forgotten, and the next option must not be lost.
  if (inlineValue === false && value.startsWith('-'))
    return `needs a value; if it is "${plain(value)}", write \`--${name}=${plain(value)}\``;
  return given.length > 0 && kind === 'text' ? 'stands there twice, and takes one value' : undefined;
}

function whyUnknown(
  { name, rawName }: Extract<Token, { kind: 'option' }>,
  options: readonly Option[],
): string {
  const reason = options === REMOVE_OPTIONS ? whyNotOffered(name) : undefined;
  if (reason !== undefined) return `is not an option: ${reason}`;
  const meant = rawName.startsWith('--')
    ? nearestTo(
        name,
        options.map((option) => option.name),
      )
    : undefined;
  return meant === undefined ? 'is not an option' : `is not an option; did you mean \`--${meant}\`?`;
}
