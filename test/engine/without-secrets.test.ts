import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/input-error.ts';
import { complaint } from '../../src/engine/connections/complaint.ts';
import type { EndpointChoice, Surroundings } from '../../src/engine/endpoint.ts';
import { chooseEndpoint } from '../../src/engine/find/choose-endpoint.ts';
import { shown } from '../../src/engine/find/address.ts';
import { enginesOf } from '../../src/step/engines.ts';
import { contextFiles, machine } from '../support/surroundings.ts';

/** Two words that nothing else here has, with anything in between and around them. */
const SECRET = ['hunter', 'zwei'];
const noise = fc
  .array(
    fc.constantFrom(
      '/',
      '?',
      '#',
      ':',
      '@',
      '%',
      '\\',
      "'",
      '"',
      ' ',
      ',',
      '.',
      '[',
      ']',
      '(',
      '0',
      'a',
      '-',
    ),
    {
      maxLength: 6,
    },
  )
  .map((signs) => signs.join(''));
const scheme = fc.constantFrom('', '//', 'unix://', 'npipe://', 'tcp://', 'TCP://', 'ssh://', 'https://');
const place = fc.constantFrom('h', 'h:2376', 'h:x', '[::1]:1', 'h:22/run/d.sock', 'h/x?y', '');
const address = fc
  .tuple(scheme, noise, noise, noise, place)
  .map(([start, a, b, c, end]) => `${start}${a}${SECRET[0]}:${b}${SECRET[1]}${c}@${end}`)
  // That is a path, which may hold anything, and nothing stands before it.
  .filter((text) => !/^(?:unix|npipe):\/\/\//.test(text));

/** All that can come to be shown of an engine. */
function messagesOf(choose: () => readonly EndpointChoice[]): string {
  try {
    return choose()
      .map((choice) => ('problem' in choice ? choice.problem : `${choice.endpoint.url} ${choice.why}`))
      .join('\n');
  } catch (error) {
    if (error instanceof InputError) return error.problems.join('\n');
    throw error;
  }
}

const inEnvironment = (surroundings: Surroundings) => (): readonly EndpointChoice[] => [
  chooseEndpoint(surroundings),
];
const withContext = (Host: string): Surroundings =>
  machine({ DOCKER_CONTEXT: 'far' }, contextFiles('far', { Host }));
const withCurrent = (currentContext: string): Surroundings =>
  machine({}, { '/home/me/.docker/config.json': JSON.stringify({ currentContext }) });

describe('what stands before the last @ of an address is never shown', () => {
  it.each<[string, (text: string) => string]>([
    ['a line of hosts', (text) => messagesOf(() => enginesOf([text], machine()))],
    ['a list of hosts', (text) => messagesOf(() => enginesOf(['tcp://other', text], machine()))],
    ['DOCKER_HOST', (text) => messagesOf(inEnvironment(machine({ DOCKER_HOST: text })))],
    ['DOCKER_CONTEXT', (text) => messagesOf(inEnvironment(machine({ DOCKER_CONTEXT: text })))],
    [
      'DOCKER_CONTEXT that is overruled',
      (text) => messagesOf(inEnvironment(machine({ DOCKER_HOST: 'unix:///x', DOCKER_CONTEXT: text }))),
    ],
    ['a context', (text) => messagesOf(inEnvironment(withContext(text)))],
    ['the current context', (text) => messagesOf(inEnvironment(withCurrent(text)))],
    ['what a program wrote', (text) => complaint(`cannot reach "${text.replaceAll(/\s/g, '_')}": no route`)],
  ])('%s', (_, show) => {
    fc.assert(
      fc.property(address, (text) => {
        const seen = show(text);
        for (const word of SECRET) expect(seen).not.toContain(word);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['tcp://admin:s3cr/et@h:2376', '"tcp://…@h:2376"'],
    ['ssh://u:p/w@h', '"ssh://…@h"'],
    ['admin:secret@host:2375', '"…@host:2375"'],
    ['tcp://h:2376?token=secret', '"tcp://h:2376?…"'],
    ['tcp://admin:s3', '"tcp://admin:…"'],
    ['tcp://h:2376/path', '"tcp://h:2376/path"'],
    ['nope nope', '"nope nope"'],
  ])('%s is shown as %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('nor what a comma in a password tears off, since that ends the item of a list', () => {
    const text = messagesOf(() => enginesOf('tcp://admin:s3,cr/et@h'.split(','), machine()));
    expect(text).toContain('"tcp://admin:…"');
    expect(text).toContain('"…@h"');
    expect(text).not.toMatch(/s3|cr\/et/);
  });

  it('and the user of ssh, who is no secret, still is', () => {
    expect(messagesOf(() => enginesOf(['ssh://me@far/run/user@1000/docker.sock'], machine()))).toContain(
      'me@far',
    );
    expect(complaint('me@far: Permission denied (publickey).')).toBe('me@far: Permission denied (publickey)');
  });
});
