import { list, object, parseJson, string, wholeNumber } from './body.ts';

/** What each container wrote, by ID: `/containers/json?size=1`. The size is missing where it wrote nothing. */
export function containerSizes(body: string): ReadonlyMap<string, number> {
  const entries = list(parseJson(body)).map(object);
  return new Map(entries.map((json) => [string(json['Id']), Math.max(0, wholeNumber(json['SizeRw'] ?? 0))]));
}
