import { defineConfig } from 'vitest/config';

// What `npm run mutate` runs for each mutant: the tests of what is mutated alone, in one project.
export default defineConfig({
  test: {
    expect: { requireAssertions: true },
    include: ['test/{domain,inputs}/**/*.test.ts', 'test/engine/wire*.test.ts'],
  },
});
