import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.ts';
import { clock, engineFacts, imageCount } from '../../src/engine/greeting.ts';
import { usage } from '../../src/engine/sizes.ts';
import { historySizes } from '../../src/engine/wire.ts';
import * as wire from '../../src/engine/wire.ts';

const readers = {
  image: wire.image,
  images: wire.images,
  containers: wire.containers,
  historySizes,
  removal: wire.removal,
  usage,
  variants: wire.variants,
  diffIds: wire.diffIds,
  imageCount,
  clock,
  facts: (body: string) => engineFacts(body, body, '1.51'),
};

/** JSON with the keys that the readers look at, so that they get further than the first. */
const keys = fc.constantFrom(
  'Id',
  'ID',
  'RepoTags',
  'Tags',
  'RepoDigests',
  'RootFS',
  'Layers',
  'Manifests',
  'Size',
  'Names',
  'Mounts',
  'Labels',
  'Images',
  'ImageUsage',
  'DriverStatus',
  'Components',
  'Deleted',
  'Untagged',
  'Kind',
  'Descriptor',
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, '', 'image', 'app:1', 5, -1, 1.5, true, '<none>:<none>', 'sha256:x'),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(keys, tie('json'), { maxKeys: 6 }),
  ),
}));

describe.each(Object.entries(readers))('whatever an engine sends as %s', (_, read) => {
  it('it is read, or refused as an error of the engine', () => {
    const bodies = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      json.map((value) => JSON.stringify(value)),
      fc.string(),
    );
    fc.assert(
      fc.property(bodies, (body) => {
        let thrown: unknown;
        try {
          read(body);
        } catch (error) {
          thrown = error;
        }
        if (thrown !== undefined) expect(thrown).toBeInstanceOf(EngineError);
        else expect(() => read(body)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', '{', 'OK', '404 page not found', '"text"', '5'])('%j is none of it', (body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ fault: 'nonsense' }));
  });
});

describe('whatever an engine sends with an error', () => {
  it('is one short text that says something', () => {
    const bodies = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2000 }),
      json.map((value) => JSON.stringify({ message: value })),
      fc.string({ maxLength: 2000 }).map((message) => JSON.stringify({ message })),
    );
    fc.assert(
      fc.property(bodies, (body) => {
        const said = wire.message(body);
        expect(said.trim()).not.toBe('');
        expect(said.length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 1000 },
    );
  });
});
