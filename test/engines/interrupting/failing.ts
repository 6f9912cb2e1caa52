import { describe, expect, it } from 'vitest';

describe.each(['containerd-28.5'])('%s', (kind) => {
  it('fails', () => {
    expect(kind).toBe('another');
  });
});
