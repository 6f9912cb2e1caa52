import { defineConfig } from 'vitest/config';

// What `npm run mutate` runs for each mutant: the tests of what is mutated alone, in one project. Floods and fuzz are
// left out: they show that nothing hangs or throws, and take most of the time in code that carries every mutant at once.
export default defineConfig({
  test: {
    expect: { requireAssertions: true },
    include: ['test/{model,measure,plan,report,inputs}/**/*.test.ts', 'test/engine/wire*.test.ts'],
    exclude: [
      'test/inputs/evil.test.ts',
      'test/engine/wire-hostile.test.ts',
      'test/measure/account-lies.test.ts',
    ],
    setupFiles: ['test/support/fewer-cases.ts'],
  },
});
