import type { Asked } from './asked.ts';
import { passesLabels, readFilters, withFullNames, type Filters } from './filters.ts';
import { reachedByImages, sharedOf, type ListedImage } from './reached.ts';
import type { Json, RealEngine } from './real-engine.ts';

/** The list of images, with the filters of 29.5 and later. */
export async function imagesOf29(asked: Asked, real: RealEngine): Promise<readonly Json[]> {
  const filters = await withFullNames(readFilters(asked.query), real);
  const tellsApart = real.store === 'containerd' && filters['label!'] !== undefined;
  const listed = await list(asked, real, tellsApart ? withoutLabels(filters) : filters);
  const passing = tellsApart ? await passesLabels(listed, filters, real) : listed;
  if (real.store !== 'containerd' || asked.query.get('shared-size') !== '1') return passing;
  const reached = await reachedByImages(real);
  return passing.map((image) => ({ ...image, SharedSize: sharedOf(reached, image.Id) }));
}

async function list(asked: Asked, real: RealEngine, filters: Filters): Promise<readonly ListedImage[]> {
  const query = new URLSearchParams(asked.query);
  if (query.has('filters')) query.set('filters', JSON.stringify(filters));
  return (await real.get(`${asked.base}${asked.path}?${query.toString()}`)).json<readonly ListedImage[]>();
}

function withoutLabels(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([key]) => key !== 'label' && key !== 'label!'));
}
