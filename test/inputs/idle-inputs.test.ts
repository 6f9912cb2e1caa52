import { expect, it } from 'vitest';
import { idleInputs, parseInputs } from '../../src/inputs/inputs.ts';

function said(written: Readonly<Record<string, string>>): readonly string[] {
  return idleInputs(parseInputs((name) => written[name] ?? ''));
}

it.each([[{ images: 'app:1\ndead' }], [{}]])(
  'keep-newest changes nothing beside %j, and says so',
  (written) => {
    expect(said({ ...written, 'keep-newest': '3' })).toStrictEqual([
      '`keep-newest` holds back only what a pattern in `images` chooses, and `images` has no pattern, so it changes nothing',
    ]);
  },
);

it.each([
  [{ images: 'app:*', 'keep-newest': '3' }],
  [{ images: 'app:1\n**', 'keep-newest': '1' }],
  [{ images: 'app:1' }],
])('%j is nothing to warn of', (written) => {
  expect(said(written)).toStrictEqual([]);
});
