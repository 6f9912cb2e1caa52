import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { coreRules } from './scripts/lint/core-rules.ts';
import { honestTests, noSleep } from './scripts/lint/honest-tests.ts';
import { importDirection } from './scripts/lint/import-direction.ts';
import { reasonedDisable } from './scripts/lint/reasoned-disable.ts';

const typeScript = ['**/*.ts'];
const local = {
  rules: { 'import-direction': importDirection, 'reasoned-disable': reasonedDisable },
};

/** What is ambient is an argument: whoever reads it from the air cannot be tested without a mock. */
const ambient =
  'What is ambient (environment, platform, clock, chance) is an argument outside entries/, step/start.ts and runner/.';
const clocks = ['setTimeout', 'setInterval', 'setImmediate', 'performance'];

export default defineConfig(
  globalIgnores(['dist/', '.cache/', 'coverage/', 'reports/', '.stryker-tmp/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,ts}'],
    plugins: { local },
    rules: {
      ...coreRules,
      'local/reasoned-disable': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: typeScript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // A number in a message reads as a number; anything else still has to be turned into text on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      'no-unused-expressions': 'off',
      '@typescript-eslint/no-unused-expressions': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'local/import-direction': 'error',
      // Casts hide what was not checked. `as const` is no cast and stays allowed.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'preserve-caught-error': 'error',
    },
  },
  {
    files: ['src/engine/wire.ts', 'src/engine/wire/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/entries/**', 'src/step/start.ts', 'src/runner/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'console', 'crypto', 'globalThis', 'global'].map((name) => ({
          name,
          message: ambient,
        })),
      ],
      'no-restricted-imports': [
        'error',
        { paths: ['process', 'node:process', 'os', 'node:os'].map((name) => ({ name, message: ambient })) },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: ambient },
        { object: 'Math', property: 'random', message: ambient },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: ambient },
        { selector: 'CallExpression[callee.name="Date"]', message: ambient },
      ],
    },
  },
  {
    files: ['src/model/**/*.ts', 'src/inputs/**/*.ts', 'src/report/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'console', 'crypto', 'globalThis', 'global', 'fetch', ...clocks].map((name) => ({
          name,
          message: ambient,
        })),
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts', 'testbed/**/*.ts', '*.config.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      ...noSleep,
      'no-restricted-syntax': ['error', ...honestTests],
      // `expect.any(…)` and its kin are of the type any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
