import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recipesIn } from '../../../scripts/docs/recipes.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export const allRecipes = ['README.md', 'docs/recipes.md'].flatMap((file) =>
  recipesIn(readFileSync(join(root, file), 'utf8')),
);

const recipes = new Map(allRecipes.map(({ heading, ...recipe }) => [heading, recipe]));

/** What the recipe of that heading gives to the action, word for word. */
export function recipe(heading: string): Readonly<Record<string, string>> {
  const found = recipes.get(heading);
  if (found === undefined) throw new Error(`no page has a recipe "${heading}"`);
  return found.inputs;
}

/** With what an expression in it, `${{ … }}`, stands for. */
export function evaluated(
  inputs: Readonly<Record<string, string>>,
  value: string,
): Readonly<Record<string, string>> {
  const entries = Object.entries(inputs);
  return Object.fromEntries(entries.map(([name, text]) => [name, text.replaceAll(/\$\{\{.*?\}\}/g, value)]));
}
