import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** For `npm test -- --config …`, so that no other run finds a test that never ends. */
export default defineConfig({
  test: {
    name: 'interrupted',
    root: join(import.meta.dirname, '..', '..', '..'),
    include: ['test/engines/interrupting/{endless,failing}.ts'],
    maxWorkers: 2,
    expect: { requireAssertions: true },
  },
});
