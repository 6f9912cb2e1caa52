/** Every input there is, in the order of action.yml. Whatever reads an input can name only one of these. */
export const INPUT_NAMES = [
  'images',
  'filters',
  'keep',
  'force',
  'no-prune',
  'platforms',
  'fail-on-conflict',
  'missing',
  'dry-run',
  'when',
  'scope',
  'containers',
  'until-free',
  'timeout',
  'measure',
  'backup',
  'hosts',
  'no-engine',
  'summary',
  'github-token',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

export function isInputName(name: string): name is InputName {
  return INPUT_NAMES.some((known) => known === name);
}
