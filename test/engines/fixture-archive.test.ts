import { describe, expect, it } from 'vitest';
import { fromLines, fromStanzas } from '../../testbed/engines/debian-archive.ts';

describe("this machine's Debian archive", () => {
  it('is read from stanzas', () => {
    const text = `Types: deb
# the archive as it was
URIs: http://archive.test/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /keys/debian.gpg

Enabled: no
Types: deb
URIs: http://disabled.test/debian
Components: main
`;
    expect(fromStanzas(text)).toEqual([
      { uri: 'http://archive.test/debian', components: ['main'], signedBy: '/keys/debian.gpg' },
    ]);
  });

  it('is read from lines', () => {
    const text = `# deb http://old.test/debian buster main
deb [arch=amd64 signed-by=/keys/debian.gpg] http://archive.test/debian bookworm main contrib # ours
deb-src http://archive.test/debian bookworm main
`;
    expect(fromLines(text)).toEqual([
      { uri: 'http://archive.test/debian', components: ['main', 'contrib'], signedBy: '/keys/debian.gpg' },
    ]);
  });
});
