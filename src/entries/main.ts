// The runner starts this file when the step begins. The phase is fixed here, because any process could write it into
// the environment.
const { start } = await import(/* webpackIgnore: true */ '../step/start.ts');

await start('main');
