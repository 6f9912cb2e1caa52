import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fullName, isReference, parseReference } from '../../src/model/reference.ts';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { step } from '../support/engines/step.ts';

const COUNT = 1000;
const AT_ONCE = 20;

const sha = 'a'.repeat(64);
const odd = fc.constantFrom(
  '',
  '.',
  '..',
  '_',
  '__',
  '___',
  '-',
  '--',
  ':',
  '@',
  '/',
  ' ',
  'Ä',
  'A',
  '%',
  '?',
  '#',
  '+',
);
const word = fc.stringMatching(/^[a-z0-9]{1,5}$/);
const name = fc.array(fc.oneof({ weight: 4, arbitrary: word }, odd), { minLength: 1, maxLength: 5 });
const host = fc.constantFrom(
  '',
  '',
  'localhost/',
  'ghcr.io/',
  'localhost:5000/',
  '[::1]:5000/',
  'HOST/',
  'a_b.c/',
  'x:y/',
);
const end = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '',
    ':',
    `@sha256:${sha}`,
    `:1@sha256:${sha}`,
    '@sha256:abc',
    `@sha512:${sha}${sha}`,
    '@md5:00',
  ),
  fc.stringMatching(/^:[\w.-]{1,4}$/),
  fc.stringMatching(/^:\w{127,130}$/),
);
/** Most of them nearly right. */
const texts = fc.tuple(host, name, end).map(([at, parts, rest]) => at + parts.join('') + rest);

/** The address of an image has no empty parts, and no way up: no engine ever hears of these. */
const cannotBeAsked = (text: string): boolean => text.split('/').some((part) => /^\.{0,2}$/.test(part));

onEngines(newestOfEachStore, (engine) => {
  it(`of ${COUNT} generated texts the engine takes those for references that the action takes for them`, async () => {
    await engine().load({ tags: ['app:1'], layers: [layer('app', 100)] });
    const sample = fc.sample(texts, { numRuns: 2 * COUNT, seed: 20261121 });
    const asked = [...new Set(sample)].filter((text) => !cannotBeAsked(text)).slice(0, COUNT);
    const differing: string[] = [];
    const queue = asked.values();
    let taken = 0;
    const ask = async (): Promise<void> => {
      for (const text of queue) {
        const path = text.split('/').map(encodeURIComponent).join('/');
        const { status } = await engine().request('GET', `/images/${path}/json`);
        const parsed = parseReference(text);
        if (isReference(parsed)) taken += 1;
        const isTaken = status === 200 || status === 404;
        if (isTaken !== isReference(parsed)) {
          differing.push(`${text}: ${status}, ${isReference(parsed) ? fullName(parsed) : parsed.problem}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
    expect(differing).toStrictEqual([]);
    expect(asked).toHaveLength(COUNT);
    // Neither nearly all nor nearly none of them.
    expect(taken).toBeGreaterThan(COUNT / 5);
    expect(taken).toBeLessThan((COUNT * 4) / 5);
  });

  it('a name whose first part reads as a host and is none is removed as Docker holds it', async () => {
    const name = 'image_rm.test/app';
    const image = await engine().load({ tags: [`${name}:1`, `${name}:2`], layers: [layer('app', 100)] });
    const byName = await step(engine().host, { images: `${name}:1` });
    expect(byName.outputs).toMatchObject({ untagged: `${name}:1`, deleted: '' });
    const byPattern = await step(engine().host, { images: 'image_rm.test/*' });
    expect(byPattern.outputs).toMatchObject({ untagged: `${name}:2`, deleted: image });
  });
});
