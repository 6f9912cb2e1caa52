// Turns what the engine says about sizes into the model.

import type { Usage } from '../model/image.ts';
import { type Json, list, object, optionalObject, parseJson, string, wholeNumber } from './body.ts';
import { fullId, listedImage } from './wire.ts';

/** What each container wrote, by ID: `/containers/json?size=1`. The size is missing where it wrote nothing. */
export function containerSizes(body: string): ReadonlyMap<string, number> {
  const entries = list(parseJson(body)).map(object);
  return new Map(entries.map((json) => [string(json['Id']), Math.max(0, wholeNumber(json['SizeRw'] ?? 0))]));
}

/** `/system/df`: the bytes of all images together and of each, as the engine accounts for them. */
export function usage(body: string): Usage {
  const json = object(parseJson(body));
  const imageUsage = optionalObject(json['ImageUsage']);
  const entries = list(json['Images'] ?? imageUsage['Items'])
    .map(object)
    .map((entry): Json => ({ ...entry, Id: entry['Id'] ?? entry['ID'] }));
  return {
    hasBuildCache: [json['BuildCache'], optionalObject(json['BuildCacheUsage'])['Items']].some(
      (records) => list(records).length > 0,
    ),
    total: wholeNumber(json['LayersSize'] ?? imageUsage['TotalSize'] ?? 0),
    listed: entries.map(listedImage),
    images: new Map(
      entries.map((entry) => [
        fullId(string(entry['Id'])),
        // The engine writes -1 where it did not count.
        {
          size: Math.max(0, wholeNumber(entry['Size'])),
          shared: Math.max(0, wholeNumber(entry['SharedSize'] ?? 0)),
        },
      ]),
    ),
  };
}
