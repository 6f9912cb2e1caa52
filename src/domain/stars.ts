/** The same pattern with stars that do not stop at a slash; undefined where there is none that stops in the repository. */
export function throughSlashes(pattern: string): string | undefined {
  const tag = pattern.indexOf(':', pattern.lastIndexOf('/') + 1);
  const end = tag < 0 ? pattern.length : tag;
  const repository = pattern.slice(0, end).replaceAll(/(?<!\*)\*(?!\*)/g, '**');
  const deeper = repository + pattern.slice(end);
  // Whoever wrote `*` is not to be talked into everything.
  return deeper === pattern || deeper === '**' ? undefined : deeper;
}
