import { expect, it } from 'vitest';
import { emptyChoice } from '../../src/inputs/inputs.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';

function said(written: Readonly<Record<string, string>>): readonly string[] {
  return emptyChoice(parseInputs((name) => written[name] ?? ''));
}

const warning = (what: string): string =>
  `${what} what \`images\` chooses, and \`images\` is empty, so no image is removed; to choose every image that passes, write \`images: '**'\``;

it.each([
  [{ filters: 'until=72h' }, '`filters` only narrow'],
  [{ filters: 'until=72h', scope: 'job', when: 'post' }, '`filters` only narrow'],
  [{ scope: 'job', when: 'post' }, '`scope: job` only narrows'],
])('%j without images chooses nothing, and says so', (written, what) => {
  expect(said(written)).toStrictEqual([warning(what)]);
});

it.each([
  [{}],
  [{ when: 'post' }],
  [{ images: 'app:1' }],
  [{ images: 'app:1', filters: 'until=72h' }],
  [{ images: '**', scope: 'job', when: 'post' }],
])('%j is nothing to warn of', (written) => {
  expect(said(written)).toStrictEqual([]);
});
