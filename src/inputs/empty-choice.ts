import type { Inputs } from './inputs.ts';

/** An expression that gave nothing must never turn into "all images", and filters or a scope alone choose nothing. */
export function emptyChoice({ images, filters, scope }: Inputs): readonly string[] {
  if (images.length > 0 || (filters.length === 0 && scope === 'all')) return [];
  const what = filters.length > 0 ? '`filters` only narrow' : '`scope: job` only narrows';
  return [
    `${what} what \`images\` chooses, and \`images\` is empty, so nothing is removed; for every image that is left then write \`images: '**'\``,
  ];
}
