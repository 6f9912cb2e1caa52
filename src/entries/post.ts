import process from 'node:process';

// The runner starts this file when the job ends, with the state of the first phase in the environment. The rest is
// loaded only if the first phase left work to do.
if (process.env['STATE_phase'] === 'clean') {
  const { start } = await import(/* webpackIgnore: true */ '../step/start.ts');
  await start('post');
}
