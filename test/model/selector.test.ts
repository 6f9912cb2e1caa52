import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNamedSelector, parseNamedSelector, parseSelector } from '../../src/model/selector.ts';
import { fullName } from '../../src/model/reference.ts';

const hex = 'deadbeef'.repeat(8);

function read(text: string) {
  const parsed = parseNamedSelector(text);
  if (!isNamedSelector(parsed)) return { requested: parsed.requested, problem: parsed.problem };
  return {
    kind: parsed.kind,
    requested: parsed.requested,
    ...(parsed.kind === 'reference' ? {} : { hex: parsed.hex }),
    ...(parsed.kind === 'id' ? {} : { name: fullName(parsed.reference) }),
  };
}

describe('a selector is read as', () => {
  it.each([
    ['a full ID', hex, { kind: 'id', hex }],
    ['a full ID with its algorithm', `sha256:${hex}`, { kind: 'id', hex }],
    [
      'a name or an ID',
      'deadbeef',
      { kind: 'reference-or-id', hex: 'deadbeef', name: 'docker.io/library/deadbeef:latest' },
    ],
    [
      'a name or the shortest ID',
      'dead',
      { kind: 'reference-or-id', hex: 'dead', name: 'docker.io/library/dead:latest' },
    ],
    [
      'a name or an ID of 63 digits',
      hex.slice(1),
      { kind: 'reference-or-id', hex: hex.slice(1), name: `docker.io/library/${hex.slice(1)}:latest` },
    ],
    [
      'a tag of a repository named sha256, or an ID',
      'sha256:dead',
      { kind: 'reference-or-id', hex: 'dead', name: 'docker.io/library/sha256:dead' },
    ],
    ['a name, too short for an ID', 'dea', { kind: 'reference', name: 'docker.io/library/dea:latest' }],
    [
      'a name, too long for an ID',
      `${hex}0`,
      { kind: 'reference', name: `docker.io/library/${hex}0:latest` },
    ],
    [
      'a name with letters that no ID has',
      'deadbeer',
      { kind: 'reference', name: 'docker.io/library/deadbeer:latest' },
    ],
    ['a name with a tag', 'deadbeef:1', { kind: 'reference', name: 'docker.io/library/deadbeef:1' }],
    [
      'a host with an IPv6 address, not a pattern',
      '[::1]:5000/x',
      { kind: 'reference', name: '[::1]:5000/x:latest' },
    ],
  ])('%s: %s', (_, text, expected) => {
    expect(read(text)).toStrictEqual({ requested: text, ...expected });
  });

  it.each(['*', '**', 'app:*', 'app?', 'app:[12]', '{a,b}', 'ghcr.io/acme/**'])('a pattern: %s', (text) => {
    expect(parseSelector(text)).toMatchObject({ kind: 'pattern', requested: text });
  });

  it.each(['DEADBEEF', 'sha256:', 'sha256:xyz!', 'app::1', `sha256:${hex}`.toUpperCase(), 'a b'])(
    'nothing that an engine could accept: %s',
    (text) => {
      expect(read(text)).toStrictEqual({
        requested: text,
        problem: expect.stringMatching(/^not an image reference or ID: ./),
      });
    },
  );

  it.each([
    ['"app:1"', 'without quotes'],
    ["app:1'", 'without quotes'],
    ['["app:1"', 'without quotes or brackets'],
    ['[app:1', 'not a YAML list'],
    ['app]', 'not a YAML list'],
    ['- app:1', 'drop the dash'],
    ['docker rmi app', 'only the names or IDs'],
    ['app:1 # old', 'a comment needs a line of its own'],
    ['app:1 app:2', 'one item a line'],
    ['app:1;app:2', 'one item a line'],
    ['docker://app:1', 'write the name without docker://'],
    ['$IMAGE', 'no shell expands a variable here; write `${{ env.IMAGE }}`'],
    ['${IMAGE}', 'no shell expands a variable here; write `${{ env.IMAGE }}`'],
    ['app:$TAG', 'write `${{ env.TAG }}`'],
    ['$env:TAG', 'write `${{ env.TAG }}`'],
    ['%TAG%', 'write `${{ env.TAG }}`'],
    ['$(docker images -q)', 'no shell runs a command here'],
    ['`date`', 'no shell runs a command here'],
    ['${{ env.IMAGE }}', 'an expression is not expanded here'],
    ['-f app:1', 'write `force: true` as an input of its own'],
    ['--force', 'write `force: true` as an input of its own'],
    ['--no-prune app', 'write `no-prune: true` as an input of its own'],
    ['--platform=linux/arm64 app', 'write `platforms` as an input of its own'],
    ['-a', 'options of docker have inputs of their own'],
    ['app: 1', 'did you mean `app:1`?'],
    ['app :1', 'did you mean `app:1`?'],
    ['ghcr.io / acme / app: 1', 'did you mean `ghcr.io/acme/app:1`?'],
    ['image: app:1', 'write one item a line'],
    ['<none>:<none>', 'write its ID'],
    ['https://ghcr.io/acme/app', 'without https://'],
    ['0123456789ab...', 'leave the dots out'],
    ['sha256:0123456789ab…', 'leave the dots out'],
    [`sha256:${hex}0`, 'up to 64 hex digits'],
    [`sha256:${hex.slice(1)}g`, 'up to 64 hex digits'],
    [`SHA256:${hex}`, 'in lower case'],
    ['DEADBEEF', 'an ID is written in lower case'],
    [`app:sha256:${hex}`, 'a digest is written with @'],
  ])('a slip that is known: %s', (text, hint) => {
    expect(read(text)).toHaveProperty('problem', expect.stringContaining(hint));
  });

  it.each([
    ['${IMAGE}', 'no shell expands a variable here; write `${{ env.IMAGE }}`'],
    ['app:${TAG}-*', 'no shell expands a variable here; write `${{ env.TAG }}`'],
    ['${{ env.IMAGE }}', 'an expression is not expanded here'],
    ['-f app:*', 'write `force: true`'],
    ['docker://app:*', 'without docker://'],
  ])('a slip in what reads as a pattern: %s', (text, hint) => {
    expect(parseSelector(text)).toHaveProperty('problem', expect.stringContaining(hint));
  });

  it('an ID of many digits, or a tag that only ends like one', () => {
    expect(read(`sha256:${hex.slice(0, 50)}`)).toHaveProperty('kind', 'reference-or-id');
    expect(read(`sha256:${hex}`)).toHaveProperty('kind', 'id');
    expect(read(`ghcr.io/acme/sha256:${'x'.repeat(40)}`)).toHaveProperty('kind', 'reference');
  });

  it('a name, though it looks like a slip', () => {
    expect(read('sha256:not-an-id')).toHaveProperty('name', 'docker.io/library/sha256:not-an-id');
    expect(read(`sha256:${'0'.repeat(38)}g`)).toHaveProperty('kind', 'reference');
    expect(read('dash-app')).toHaveProperty('kind', 'reference');
  });

  it('whatever the text, an ID of hex digits only', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(sha256:)?[a-f0-9]{1,70}$/)), (text) => {
        const parsed = parseNamedSelector(text);
        expect(parsed.requested).toBe(text);
        if (isNamedSelector(parsed) && parsed.kind !== 'reference')
          expect(parsed.hex).toMatch(/^[a-f0-9]{4,64}$/);
      }),
    );
  });
});
