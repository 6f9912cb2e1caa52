import { isMap, parse, parseDocument, visit } from 'yaml';
import { blocks } from './blocks.ts';

/** What a recipe of the README or of docs/recipes.md gives to this action. */
export interface Recipe {
  readonly heading: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const OURS = 'docker-image-rm/docker-image-rm@';

/** Those below `## Recipes`, each under a heading of its own. */
export function recipesIn(page: string): readonly Recipe[] {
  const [, after = ''] = page.split('\n## Recipes\n');
  const [section = ''] = after.split('\n## ');
  return blocks(section, 'yaml').map(({ heading, text }) => ({ heading, ...ourStep(heading, text) }));
}

function ourStep(heading: string, text: string): Omit<Recipe, 'heading'> {
  const steps: Omit<Recipe, 'heading'>[] = [];
  visit(parseDocument(text), {
    Map(_, step) {
      if (!String(step.get('uses')).startsWith(OURS)) return;
      steps.push({ inputs: texts(step.get('with')) });
    },
  });
  const [only, ...others] = steps;
  if (only === undefined || others.length > 0)
    throw new Error(`the recipe "${heading}" has ${steps.length} steps of this action, and not one`);
  return only;
}

/** As the runner hands them on: whatever it is in YAML, an input is text. */
function texts(node: unknown): Readonly<Record<string, string>> {
  if (!isMap(node)) return {};
  const values = Object.entries(parse(String(node)) as Record<string, string | number | boolean>);
  return Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
}
