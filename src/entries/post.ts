import process from 'node:process';

// The runner starts this file when the job ends, with what the first phase saved in the environment. More is loaded only
// when the first phase left work to do.
if (process.env['STATE_phase'] === 'clean') {
  const { start } = await import(/* webpackIgnore: true */ '../step/start.ts');
  await start('post');
}
