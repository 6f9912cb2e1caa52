// Turns the answers about what an engine holds beside images into the model.

import type { Network } from '../model/left-behind.ts';
import { list, object, optionalString, parseJson, string } from './body.ts';

export function networks(body: string): readonly Network[] {
  return list(parseJson(body))
    .map(object)
    .map((network) => {
      const id = string(network['Id']);
      const name = optionalString(network['Name']);
      return { id, name: name === '' ? id : name };
    });
}

export function volumes(body: string): readonly string[] {
  return list(object(parseJson(body))['Volumes'])
    .map(object)
    .map((volume) => string(volume['Name']))
    .filter((name) => name !== '');
}
