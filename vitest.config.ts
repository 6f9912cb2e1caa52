import { defineConfig } from 'vitest/config';

const minute = 60_000;
const ENGINES_AT_ONCE = 2;
/** The gates are for whoever works on this, with the Node that comes with the packages. */
const IS_OTHER_NODE = Number(process.versions.node.split('.')[0]) < 22;

export default defineConfig({
  test: {
    // A test that asserts nothing fails, so does one that would switch the others off, and nothing gets a second try.
    expect: { requireAssertions: true },
    allowOnly: false,
    retry: 0,
    reporters: ['./scripts/test/reporter.mjs'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/engines/**', 'test/bundle/**', ...(IS_OTHER_NODE ? ['test/gates/**'] : [])],
          // No file leaves anything behind for the next one, and a process for each would take longer than its tests.
          isolate: false,
          maxWorkers: '100%',
          // Properties try thousands of cases; on a machine that is busy elsewhere they take their time.
          testTimeout: minute,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Each file starts engines of its own, and waits for them a good part of its time.
        extends: true,
        test: {
          name: 'engines',
          include: ['test/engines/**/*.test.ts'],
          maxWorkers: ENGINES_AT_ONCE,
          testTimeout: minute,
          // The first file to want engines may have to download and unpack them.
          hookTimeout: 5 * minute,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'bundle',
          include: ['test/bundle/**/*.test.ts'],
          globalSetup: 'test/support/bundle/up-to-date.ts',
          maxWorkers: ENGINES_AT_ONCE,
          testTimeout: minute,
          hookTimeout: 5 * minute,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
