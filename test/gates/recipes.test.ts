import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recipesIn } from '../../scripts/docs/recipes.ts';
import { allRecipes } from '../support/recipes/readme.ts';
import { isNothingAsked, parseInputs } from '../../src/inputs/inputs.ts';

const root = join(import.meta.dirname, '..', '..');
const page = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');
const { inputs: known } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
};
const defaults = Object.fromEntries(Object.entries(known).map(([name, input]) => [name, input.default]));

function sources(folder: string): string {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n');
}

describe('the README and docs/recipes.md', () => {
  const tests = sources('test/engines/recipes');
  const headings = allRecipes.map(({ heading }) => heading);

  it('have recipes, each under a heading of its own', () => {
    expect(headings.length).toBeGreaterThanOrEqual(15);
    expect(new Set(headings).size).toBe(headings.length);
  });

  it.each(headings)('have a recipe "%s" that is run on a real engine', (heading) => {
    expect(tests).toContain(`recipe('${heading}')`);
  });
});

// A sentence that nobody says any more helps nobody who looks for it.
describe('docs/troubleshooting.md', () => {
  const sentences = [...page('troubleshooting.md').matchAll(/^\| (`+) ?(.+?) ?\1 +\|/gm)].map(
    ([, , sentence = '']) => sentence,
  );
  const words = sources('src').replaceAll('\\', '');

  it('has sentences to look for', () => {
    expect(sentences.length).toBeGreaterThan(15);
  });

  it.each(sentences)('explains a sentence that is really said: %s', (sentence) => {
    for (const part of sentence.split('…').map((piece) => piece.trim())) expect(words).toContain(part);
  });
});

describe('what docs/coming-from.md tells those who come from the command line', () => {
  const rows = [...page('coming-from.md').matchAll(/^\| (.*?[^\\]) +\| (.*?[^\\]) +\| .* \|$/gm)].slice(2);
  const here = rows.map(([, , cell = '']) => [...cell.matchAll(/`([\w-]+): ([^`]+)`/g)]);

  it('is a table of commands', () => {
    expect(rows.length).toBeGreaterThan(8);
  });

  it.each(here.map((pairs) => Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]))))(
    'are inputs that the action takes: %j',
    (inputs) => {
      expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(inputs)));
      const given: Readonly<Record<string, string>> = { ...defaults, ...inputs };
      const text = (name: string): string =>
        (given[name] ?? '').replace(/^'(.*)'$/, '$1').replace('…', 'app');
      expect(isNothingAsked(parseInputs(text))).toBe(false);
    },
  );
});

describe('a recipe', () => {
  const text = (yaml: string): string =>
    `\n## Recipes\n\n### One\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n\n## Next\n`;
  const step = '- uses: docker-image-rm/docker-image-rm@v0\n  with: { images: a, force: true }';

  it('is what it gives to this action, as text', () => {
    expect(recipesIn(text(step))).toEqual([{ heading: 'One', inputs: { images: 'a', force: 'true' } }]);
  });

  it('has one step of this action', () => {
    expect(() => recipesIn(text('- run: x'))).toThrow('has 0 steps');
    expect(() => recipesIn(text(`${step}\n${step}`))).toThrow('has 2 steps');
  });
});
