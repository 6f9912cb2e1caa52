import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asHeld,
  familiar,
  fullName,
  isReference,
  parseReference,
  shortName,
  type Reference,
} from '../../src/model/reference.ts';

const hex = '0123456789abcdef'.repeat(4);
const digest = `sha256:${hex}`;

function read(text: string): Reference {
  const parsed = parseReference(text);
  if (!isReference(parsed)) throw new Error(`${text}: ${parsed.problem}`);
  return parsed;
}

function problemOf(text: string): string {
  const parsed = parseReference(text);
  return isReference(parsed) ? `accepted as ${fullName(parsed)}` : parsed.problem;
}

describe('a name that Docker accepts', () => {
  it.each([
    ['app', 'docker.io/library/app:latest', 'app:latest'],
    ['app:1', 'docker.io/library/app:1', 'app:1'],
    ['library/app', 'docker.io/library/app:latest', 'app:latest'],
    ['docker.io/app', 'docker.io/library/app:latest', 'app:latest'],
    ['docker.io/library/app:1', 'docker.io/library/app:1', 'app:1'],
    ['index.docker.io/app:1', 'docker.io/library/app:1', 'app:1'],
    ['index.docker.io/acme/app', 'docker.io/acme/app:latest', 'acme/app:latest'],
    ['acme/app', 'docker.io/acme/app:latest', 'acme/app:latest'],
    ['library/a/b', 'docker.io/library/a/b:latest', 'library/a/b:latest'],
    ['a/library/b', 'docker.io/a/library/b:latest', 'a/library/b:latest'],
    ['ghcr.io/acme/app', 'ghcr.io/acme/app:latest', 'ghcr.io/acme/app:latest'],
    ['ghcr.io/library/app', 'ghcr.io/library/app:latest', 'ghcr.io/library/app:latest'],
    ['localhost/app', 'localhost/app:latest', 'localhost/app:latest'],
    ['localhost', 'docker.io/library/localhost:latest', 'localhost:latest'],
    ['localhost:5000/app', 'localhost:5000/app:latest', 'localhost:5000/app:latest'],
    ['registry:5000/a/b:v1', 'registry:5000/a/b:v1', 'registry:5000/a/b:v1'],
    ['registry:5000', 'docker.io/library/registry:5000', 'registry:5000'],
    ['[::1]:5000/x', '[::1]:5000/x:latest', '[::1]:5000/x:latest'],
    ['[2001:DB8::1]/x:1', '[2001:DB8::1]/x:1', '[2001:DB8::1]/x:1'],
    ['UPPER/app', 'UPPER/app:latest', 'UPPER/app:latest'],
    ['my-host.example.com/a', 'my-host.example.com/a:latest', 'my-host.example.com/a:latest'],
    // What reads as a host and is none is a part of the path, with nothing before it.
    ['a-b.c_d/e', 'a-b.c_d/e:latest', 'a-b.c_d/e:latest'],
    ['a-b/c_d', 'docker.io/a-b/c_d:latest', 'a-b/c_d:latest'],
    ['a__b/c--d---e.f:1', 'docker.io/a__b/c--d---e.f:1', 'a__b/c--d---e.f:1'],
    ['app:UPPER_and-lower.1', 'docker.io/library/app:UPPER_and-lower.1', 'app:UPPER_and-lower.1'],
    ['app:_', 'docker.io/library/app:_', 'app:_'],
    [`app@${digest}`, `docker.io/library/app@${digest}`, `app@${digest}`],
    [`app:1@${digest}`, `docker.io/library/app:1@${digest}`, `app:1@${digest}`],
    [`app@sha384:${'a'.repeat(96)}`, `docker.io/library/app@sha384:${'a'.repeat(96)}`, undefined],
    [`app@sha512:${'b'.repeat(128)}`, `docker.io/library/app@sha512:${'b'.repeat(128)}`, undefined],
    [`${hex}:1`, `docker.io/library/${hex}:1`, `${hex}:1`],
    [hex.slice(1), `docker.io/library/${hex.slice(1)}:latest`, `${hex.slice(1)}:latest`],
    [`${hex}0`, `docker.io/library/${hex}0:latest`, `${hex}0:latest`],
    [`library/${hex}`, `docker.io/library/${hex}:latest`, `${hex}:latest`],
  ])('%s', (text, full, short) => {
    expect(fullName(read(text))).toBe(full);
    expect(shortName(read(text))).toBe(short ?? text);
  });

  it('has a tag of up to 128 characters', () => {
    expect(read(`app:${'t'.repeat(128)}`).tag).toHaveLength(128);
    expect(problemOf(`app:${'t'.repeat(129)}`)).toContain('1 to 128');
  });

  it('has a path of up to 255 characters', () => {
    expect(read(`ghcr.io/${'p'.repeat(255)}`).path).toHaveLength(255);
    expect(problemOf(`ghcr.io/${'p'.repeat(256)}`)).toBe('the name is longer than 255 characters');
  });

  it('carries no tag when a digest says it all', () => {
    expect(read(`app@${digest}`)).toStrictEqual({ domain: 'docker.io', path: 'library/app', digest });
  });
});

describe('a text that is not a name', () => {
  const lower = 'the repository name must be in lower case';
  const shape = 'a repository name has lower-case letters and digits, joined by ".", "_", "__", "-" or "/"';
  const tag = 'a tag has 1 to 128 letters, digits, "_", "." or "-", and does not begin with "." or "-"';
  const noDigest = 'what follows "@" is not a digest such as sha256:<64 hex digits>';
  it.each([
    ['', 'the name is empty'],
    [':1', 'the name is empty'],
    [`@${digest}`, 'the name is empty'],
    ['@foo', noDigest],
    ['ghcr.io/', 'the name is empty'],
    ['docker.io/', 'the name is empty'],
    [hex, '64 hex digits are an ID, never a name'],
    ['App', lower],
    ['ghcr.io/Acme/app', lower],
    ['ghcr.io/ÄPFEL', lower],
    [' ', shape],
    ['app ', shape],
    [' app', shape],
    ['a b', shape],
    ['äpfel', shape],
    ['𝒶pp', shape],
    ['app\0', shape],
    ['app\n', shape],
    ['app\nother', shape],
    ['..', shape],
    ['a/../b', shape],
    ['ghcr.io/../containers/json', shape],
    ['a//b', shape],
    ['/a', shape],
    ['a/', shape],
    ['a/b%2fc', shape],
    ['a?force=1', shape],
    ['a#b', shape],
    ['a..b', shape],
    ['a___b', shape],
    ['a_.b', shape],
    ['-a', shape],
    ['a-', shape],
    ['_a/b', shape],
    ['../a', '".." is not a registry host'],
    ['a-b.c_d:1/e', '"a-b.c_d:1" is not a registry host'],
    ['./a', '"." is not a registry host'],
    ['-host.io/a', '"-host.io" is not a registry host'],
    ['host-.io/a', '"host-.io" is not a registry host'],
    ['ho st.io/a', '"ho st.io" is not a registry host'],
    ['host.io:port/a', '"host.io:port" is not a registry host'],
    ['host.io:/a', '"host.io:" is not a registry host'],
    ['https://ghcr.io/acme/app', '"https:" is not a registry host'],
    ['[::1/x', '"[::1" is not a registry host'],
    ['[::g]/x', '"[::g]" is not a registry host'],
    ['x[::1]/x', '"x[::1]" is not a registry host'],
    ['app:', tag],
    ['app:a:b', tag],
    ['app:-1', tag],
    ['app:.1', tag],
    ['app:ä', tag],
    ['app:1\n', tag],
    ['app:1/../2', shape],
    ['app:a b', tag],
    ['app@', noDigest],
    ['app@sha256:abc', noDigest],
    [`app@sha256:${'A'.repeat(64)}`, noDigest],
    [`app@sha256:${hex}0`, noDigest],
    [`app@md5:${'a'.repeat(32)}`, noDigest],
    [`app@${digest}\n`, noDigest],
    [`app@${digest}@${digest}`, noDigest],
    [`x${digest}@sha384:${'a'.repeat(96)}x`, noDigest],
    [`app@xsha256:${hex}`, noDigest],
    [`app@sha512:${'a'.repeat(128)}0`, noDigest],
  ])('%j', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });
});

const word = fc.stringMatching(/^[a-z0-9]{1,6}$/);
const component = fc.oneof(
  word,
  fc.tuple(word, fc.constantFrom('.', '_', '__', '-', '--'), word).map((parts) => parts.join('')),
  fc.constantFrom('library', 'localhost', 'docker.io', 'index.docker.io'),
);
const path = fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const host = fc.oneof(
  fc.constantFrom(
    'docker.io',
    'localhost',
    'ghcr.io',
    'localhost:5000',
    '[::1]:5000',
    'UPPER',
    'index.docker.io',
    'my_org.team',
  ),
  fc.stringMatching(/^[a-z0-9]{1,5}(\.[a-z0-9]{1,5}){1,2}(:[0-9]{1,5})?$/),
);
const suffix = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^:\w[\w.-]{0,10}$/),
  fc.constantFrom(`@${digest}`, `:1@${digest}`),
);
/** With a host, so that the first part of the path cannot be taken for one. */
const references = fc.tuple(host, path, suffix).map(([at, name, end]) => read(`${at}/${name}${end}`));

describe('any reference', () => {
  it('is read again from its short and its full form', () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(fullName(read(shortName(reference)))).toBe(fullName(reference));
        expect(read(fullName(reference))).toStrictEqual(reference);
      }),
    );
  });

  it('has one short form, which is never longer than the full one', () => {
    fc.assert(
      fc.property(references, (reference) => {
        expect(familiar(fullName(reference))).toBe(shortName(reference));
        expect(shortName(reference).length).toBeLessThanOrEqual(fullName(reference).length);
      }),
    );
  });

  it('holds nothing that a URL or a shell would take for its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseReference(text);
        if (isReference(parsed)) expect(fullName(parsed)).toMatch(/^[\w.:@/[\]-]+$/);
        else expect(parsed.problem).not.toBe('');
      }),
    );
  });

  it.each([
    ['docker.io/localhost/x:1', 'docker.io/localhost/x:1'],
    ['docker.io/foo.bar/x:1', 'docker.io/foo.bar/x:1'],
    ['docker.io/foo/bar.x:1', 'foo/bar.x:1'],
  ])('%s is not shortened to what would read as a host', (full, short) => {
    expect(familiar(full)).toBe(short);
  });
});

describe('a name as an engine holds it', () => {
  it.each([
    ['app:1', 'docker.io/library/app:1'],
    [`app@${digest}`, `docker.io/library/app@${digest}`],
    [`app:1@${digest}`, `docker.io/library/app@${digest}`],
  ])('%s', (text, held) => {
    expect(fullName(asHeld(read(text)))).toBe(held);
    expect(asHeld(asHeld(read(text)))).toStrictEqual(asHeld(read(text)));
  });
});

describe('what an engine names', () => {
  it('stays as it is when it is not a reference', () => {
    expect(familiar('<none>:<none>')).toBe('<none>:<none>');
  });
});
