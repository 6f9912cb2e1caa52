// The runner starts this file at the step's turn. The phase is stated here and never read from the environment, where
// anybody could write it.
const { start } = await import(/* webpackIgnore: true */ '../step/start.ts');

await start('main');
