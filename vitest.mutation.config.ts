import { defineConfig } from 'vitest/config';

// What `npm run mutate` runs for each mutant: the tests of src/domain alone, in one project.
export default defineConfig({
  test: {
    expect: { requireAssertions: true },
    include: ['test/domain/**/*.test.ts'],
  },
});
